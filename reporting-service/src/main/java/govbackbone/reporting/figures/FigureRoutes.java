package govbackbone.reporting.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import govbackbone.events.Wording;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.SheetFormat;
import govbackbone.kit.query.SheetAnswer;
import govbackbone.reporting.figures.Answers.DimensionAnswer;
import govbackbone.reporting.figures.Answers.FigureAnswer;
import govbackbone.reporting.figures.Answers.Items;
import govbackbone.reporting.figures.Answers.MeasureAnswer;
import govbackbone.reporting.figures.Answers.SeriesAnswer;
import govbackbone.reporting.figures.Answers.TileAnswer;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.ReportedLog;
import govbackbone.reporting.ledger.Slice;
import govbackbone.reporting.ledger.Tile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /api/reports/measures}, {@code tiles}, {@code figures}, {@code series}, {@code entries} and {@code checksums}. */
final class FigureRoutes {
    static final String ROOT = "/api/reports/";
    /** Who may compare two ledgers. */
    static final Set<Role> CHECKERS = Set.of(Role.ADMIN);

    private final LedgerAccess door;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final FigureQuestions figures;
    private final EntryQuestions entries;

    FigureRoutes(LedgerAccess door, Catalogue catalogue, Ledger ledger, FigureQuestions figures,
            EntryQuestions entries) {
        this.door = door;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.figures = figures;
        this.entries = entries;
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route()
                .GET(ROOT + "measures", request -> door.json(request, this::measures))
                .GET(ROOT + "tiles", request -> door.json(request, this::tiles))
                .GET(ROOT + "checksums", request -> door.json(request, this::checksums))
                .GET(ROOT + "figures", request -> door.json(request, figures::figures))
                .GET(ROOT + "figures.jsonstat", request -> door.json(request, reading -> JsonStat
                        .of(figures.allFigures(reading), reading.asOf(), LedgerAccess.language(request))))
                .GET(ROOT + "series", request -> door.json(request, figures::series))
                .GET(ROOT + "series.jsonstat", request -> door.json(request,
                        reading -> JsonStat.of(figures.series(reading).items(), LedgerAccess.language(request))))
                .GET(ROOT + "entries", request -> door.json(request, entries::page));
        for (SheetFormat format : SheetFormat.values()) {
            String end = "." + format.extension();
            routes.GET(ROOT + "figures" + end, request -> sheet(request, format, this::figuresSheet))
                    .GET(ROOT + "series" + end, request -> sheet(request, format, this::seriesSheet))
                    .GET(ROOT + "entries" + end, request -> sheet(request, format, this::entriesSheet));
        }
        return routes.build();
    }

    private interface Sheeted {
        SheetAnswer of(FigureQuery reading, boolean chinese);
    }

    private Mono<ServerResponse> sheet(ServerRequest request, SheetFormat format, Sheeted table) {
        boolean chinese = LedgerAccess.language(request) == Language.CHINESE;
        return door.sheet(request, format, reading -> table.of(reading, chinese));
    }

    private Items<MeasureAnswer> measures(FigureQuery reading) {
        reading.parameters().done();
        List<MeasureAnswer> answers = new ArrayList<>();
        for (ReportedLog log : catalogue.logs()) {
            log.measures().forEach(measure -> answers.add(new MeasureAnswer(measure.code(), log.service(),
                    measure.name(), measure.definition(), measure.formula(), measure.unit(), measure.unit().label(),
                    measure.kind(), measure.kind() == Measure.Kind.FLOW,
                    measure.dimensions().stream().map(dimension -> new DimensionAnswer(dimension.code(),
                            dimension.name(), dimension.codes() == null ? null : dimension.values())).toList())));
        }
        return new Items<>(answers);
    }

    private Items<TileAnswer> tiles(FigureQuery reading) {
        reading.parameters().done();
        List<TileAnswer> answers = new ArrayList<>();
        for (ReportedLog log : catalogue.logs()) {
            log.tiles().forEach(tile -> answers.add(answer(log, tile)));
        }
        return new Items<>(answers);
    }

    private TileAnswer answer(ReportedLog log, Tile tile) {
        Measure measure = catalogue.measure(tile.measure()).orElseThrow();
        Wording title = tile.by() == null
                ? measure.name()
                : FigureQuery.dimension(measure, tile.by())
                        .map(by -> new Wording(measure.name().zh() + "（按" + by.name().zh() + "）",
                                measure.name().en() + " by " + by.name().en().toLowerCase(Locale.ROOT)))
                        .orElseThrow();
        return new TileAnswer(tile.measure() + (tile.by() == null ? "" : "-" + tile.by()) + "-"
                + tile.chart().name().toLowerCase(Locale.ROOT), log.service(), log.name(), tile.chart(),
                tile.measure(), tile.by(), tile.chart() == Tile.Chart.LINE ? Interval.MONTH.code() : null, title, null);
    }

    private Items<Ledger.Checksum> checksums(FigureQuery reading) {
        reading.requireCityWide(CHECKERS);
        reading.parameters().done();
        return new Items<>(ledger.checksums());
    }

    private SheetAnswer figuresSheet(FigureQuery reading, boolean chinese) {
        List<FigureAnswer> all = figures.allFigures(reading);
        Set<String> by = new LinkedHashSet<>();
        all.forEach(figure -> by.addAll(figure.dimensions().keySet()));
        List<String> headings = new ArrayList<>(
                chinese ? List.of("指标", "指标代码") : List.of("Measure", "Code"));
        by.forEach(dimension -> headings.addAll(chinese
                ? List.of(dimension, dimension + "（名称）")
                : List.of(dimension, dimension + " (name)")));
        headings.addAll(chinese
                ? List.of("数值", "计量单位", "文本", "分子", "分母", "记录数")
                : List.of("Value", "Unit", "Text", "Numerator", "Denominator", "Entries"));
        return new SheetAnswer("figures", chinese ? "指标数据" : "Figures", headings, () -> all.stream().map(figure -> {
            List<@Nullable Object> cells = new ArrayList<>(
                    List.of(word(figure.name(), chinese), figure.measure()));
            by.forEach(dimension -> {
                Wording label = figure.labels().get(dimension);
                cells.add(figure.dimensions().get(dimension));
                cells.add(label == null ? null : word(label, chinese));
            });
            cells.add(figure.value());
            cells.add(figure.unit().name());
            cells.add(word(figure.text(), chinese));
            cells.add(figure.numerator());
            cells.add(figure.denominator());
            cells.add(figure.entries());
            return cells;
        }));
    }

    private SheetAnswer seriesSheet(FigureQuery reading, boolean chinese) {
        SeriesAnswer series = figures.series(reading);
        List<String> headings = chinese
                ? List.of("指标", "指标代码", "分组", "截止日期", "数值", "计量单位")
                : List.of("Measure", "Code", "Group", "Until", "Value", "Unit");
        return new SheetAnswer("series", chinese ? "指标序列" : "Series", headings, () -> series.items().stream()
                .flatMap(line -> line.points().stream().map(point -> {
                    List<@Nullable Object> cells = new ArrayList<>();
                    cells.add(word(line.name(), chinese));
                    cells.add(line.measure());
                    cells.add(String.join(chinese ? "、" : ", ",
                            line.labels().values().stream().map(label -> word(label, chinese)).toList()));
                    cells.add(point.on());
                    cells.add(point.value());
                    cells.add(line.unit().name());
                    return cells;
                })));
    }

    private SheetAnswer entriesSheet(FigureQuery reading, boolean chinese) {
        List<Measure> measures = reading.measures(1);
        Slice slice = reading.slice(measures);
        reading.parameters().done();
        Measure measure = measures.getFirst();
        reading.requireSubjects(measure);
        return new SheetAnswer("entries", chinese ? "指标明细" : "Entries", entries.headings(measure, chinese),
                () -> entries.all(measure, slice).map(entry -> entries.cells(measure, entry, chinese)));
    }

    private static String word(Wording wording, boolean chinese) {
        return chinese ? wording.zh() : wording.en();
    }
}
