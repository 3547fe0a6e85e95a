package govbackbone.kit.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;

import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.RecordShape.Component;
import govbackbone.kit.imports.Table.Line;
import govbackbone.kit.imports.Table.Sheet;
import govbackbone.kit.imports.Table.Summed;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as it is written in a sheet, or a line with wrong totals.
 *
 * @param lines  as spreadsheets number them
 * @param json   as single requests send it; null for totals
 * @param faults of cells that cannot be understood, or of totals
 */
record ParsedRow(Columns columns, List<Integer> lines, @Nullable ObjectNode json, List<Fault> faults) {
    /** So many lines and columns can have a fault each. */
    static final int MOST_FAULTS = 10_000;

    /** Names the row within the file. */
    String name() {
        return columns.sheet().isEmpty() ? lines.getFirst().toString() : columns.sheet() + " " + lines.getFirst();
    }

    /** All rows of a sheet, and the totals that are wrong, in order; each is made by whoever takes it. */
    static List<Supplier<ParsedRow>> in(Sheet sheet, Columns columns, Cells cells) {
        Enum<?> code = columns.layout().sheets().get(sheet.name());
        List<Supplier<ParsedRow>> written = new ArrayList<>();
        Totals totals = new Totals(columns, cells);
        List<Line> open = new ArrayList<>();
        Runnable close = () -> {
            if (!open.isEmpty()) {
                List<Line> lines = List.copyOf(open);
                written.add(() -> row(code, columns, cells, lines));
                open.clear();
            }
        };
        for (Line line : sheet.rows()) {
            if (totals.areStatedBy(line)) {
                close.run();
                ParsedRow checked = totals.check(line);
                if (!checked.faults().isEmpty()) {
                    written.add(() -> checked);
                }
            } else {
                if (!open.isEmpty() && !columns.goesOn(line, open.getFirst())) {
                    close.run();
                }
                open.add(line);
                totals.add(line);
            }
        }
        close.run();
        return written;
    }

    /** @param code that the name of the sheet stands for, if it does for any */
    private static ParsedRow row(@Nullable Enum<?> code, Columns columns, Cells cells, List<Line> lines) {
        Faults faults = new Faults(MOST_FAULTS);
        Layout layout = columns.layout();
        ObjectNode json = columns.json(layout.head(), lines.getFirst(), cells, "", faults);
        if (layout.lines() != null) {
            ArrayNode items = json.putArray(layout.lines().name());
            for (int i = 0; i < lines.size(); i++) {
                items.add(columns.json(layout.items(), lines.get(i), cells,
                        "/" + layout.lines().name() + "/" + i, faults));
            }
        }
        if (layout.sheet() != null && code != null && !json.has(layout.sheet().name())) {
            json.put(layout.sheet().name(), code.name());
        }
        return new ParsedRow(columns, lines.stream().map(Line::row).toList(), json, faults.told());
    }

    /** The sums of the columns whose totals a sheet may state. */
    private static final class Totals {
        private final Columns columns;
        private final Cells cells;
        private final List<Component> totalled;
        private final Map<String, Sum> sheet = new HashMap<>();
        private final Map<String, Sum> part = new HashMap<>();
        /** Not added up before a sum is stated, which most sheets never do. */
        private final List<Line> since = new ArrayList<>();

        /** In 分; unknown once a cell was not understood. */
        private record Sum(long fen, boolean known) {
            static final Sum NONE = new Sum(0, true);

            Sum plus(OptionalLong more) {
                return more.isPresent() ? new Sum(fen + more.getAsLong(), known) : new Sum(fen, false);
            }
        }

        Totals(Columns columns, Cells cells) {
            this.columns = columns;
            this.cells = cells;
            this.totalled = columns.layout().totalled();
        }

        boolean areStatedBy(Line line) {
            return !totalled.isEmpty() && line.sums() != Summed.NOTHING;
        }

        void add(Line line) {
            since.add(line);
        }

        private void addUp() {
            for (Component column : totalled) {
                for (Line line : since) {
                    OptionalLong fen = Cells.isBlank(columns.cell(column, line))
                            ? OptionalLong.of(0)
                            : fen(column, line, new Faults());
                    sheet.merge(column.name(), Sum.NONE.plus(fen), (before, _) -> before.plus(fen));
                    part.merge(column.name(), Sum.NONE.plus(fen), (before, _) -> before.plus(fen));
                }
            }
            since.clear();
        }

        ParsedRow check(Line line) {
            Faults faults = new Faults();
            addUp();
            Map<String, Sum> sums = line.sums() == Summed.ALL ? sheet : part;
            for (Component column : totalled) {
                Sum sum = sums.getOrDefault(column.name(), Sum.NONE);
                OptionalLong stated = fen(column, line, faults);
                if (sum.known() && stated.isPresent() && stated.getAsLong() != sum.fen()) {
                    faults.add(Fault.inBody("/" + column.name(), ProblemCode.TOTAL_NOT_SUM_OF_LINES,
                            Money.yuan(stated.getAsLong()), Money.yuan(sum.fen())));
                }
            }
            part.clear();
            return new ParsedRow(columns, List.of(line.row()), null, faults.told());
        }

        private OptionalLong fen(Component column, Line line, Faults faults) {
            JsonNode fen = Objects.requireNonNull(columns.json(List.of(column), line, cells, "", faults)
                    .path(column.name()));
            return fen.isIntegralNumber() && fen.canConvertToLong()
                    ? OptionalLong.of(fen.longValue())
                    : OptionalLong.empty();
        }
    }
}
