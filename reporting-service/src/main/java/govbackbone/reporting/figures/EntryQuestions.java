package govbackbone.reporting.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import govbackbone.events.Wording;
import govbackbone.kit.query.Cursors;
import govbackbone.reporting.figures.Answers.Entries;
import govbackbone.reporting.figures.Answers.EntryAnswer;
import govbackbone.reporting.figures.Answers.SubjectAnswer;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Entry;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Ledger.Found;
import govbackbone.reporting.ledger.Ledger.Place;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.Slice;
import tools.jackson.databind.json.JsonMapper;

/** What a figure is made of: the entries of the ledger, each with the event that caused it. */
final class EntryQuestions {
    private static final int PAGE = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final EventNames events;
    private final Labels labels;
    private final Paging paging;

    EntryQuestions(Ledger ledger, Catalogue catalogue, Cursors cursors) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.events = new EventNames(catalogue);
        this.labels = new Labels(ledger);
        this.paging = new Paging(cursors);
    }

    /** A page of {@code /api/reports/entries}. */
    Entries page(FigureQuery reading) {
        List<Measure> measures = reading.measures(1);
        Slice asked = reading.slice(measures);
        Paging.Page page = paging.of(reading, "entries", asked, PAGE);
        reading.parameters().done();
        Measure measure = measures.getFirst();
        reading.requireSubjects(measure);
        Place after = page.place().isEmpty() ? null : JSON.readValue(page.place(), Place.class);
        List<Found> found = ledger.entries(measure, page.slice(), after, page.limit() + 1);
        List<Found> told = found.subList(0, Math.min(found.size(), page.limit()));
        return new Entries(asked.asOf(), page.slice().knownAt(),
                told.stream().map(entry -> answer(measure, entry)).toList(),
                found.size() > page.limit() ? page.next(JSON.writeValueAsString(Place.after(after, told))) : null);
    }

    /** All of them. */
    Stream<EntryAnswer> all(Measure measure, Slice slice) {
        return ledger.entries(measure, slice).map(found -> answer(measure, found));
    }

    private EntryAnswer answer(Measure measure, Found found) {
        Entry entry = found.entry();
        String path = catalogue.book(found.subject().kind()).orElseThrow().collection();
        String href = "/api/" + path + "/" + found.subject().id();
        Map<String, String> dimensions = entry.dimensions();
        return new EntryAnswer(measure.code(),
                new SubjectAnswer(found.subject().kind(), found.subject().id(), found.subject().title(), href),
                entry.value(), Labels.text(measure.base().unit(), BigDecimal.valueOf(entry.value())),
                entry.effectiveOn(), entry.until(), entry.knownFrom(), found.subject().id() + ":" + entry.version(),
                entry.event(), events.of(entry.event()), dimensions, labels.of(measure.base(), dimensions),
                href + "/history");
    }

    /** Under headings of the measure's dimensions, each with its label. */
    List<String> headings(Measure measure, boolean chinese) {
        List<String> headings = new ArrayList<>(chinese
                ? List.of("对象", "编号", "标题", "数值", "起算日期", "截止日期", "记录时间", "事件", "事件编号")
                : List.of("Subject", "Id", "Title", "Value", "Effective on", "Until", "Recorded at", "Event",
                        "Event id"));
        measure.base().dimensions().forEach(dimension -> headings.add(word(dimension.name(), chinese)));
        return headings;
    }

    List<Object> cells(Measure measure, EntryAnswer entry, boolean chinese) {
        List<Object> cells = new ArrayList<>();
        Wording kind = catalogue.book(entry.subject().kind()).orElseThrow().name();
        cells.add(word(kind, chinese));
        cells.add(entry.subject().id());
        cells.add(entry.subject().title());
        cells.add(entry.value());
        cells.add(entry.effectiveOn());
        cells.add(entry.until() == null ? "" : entry.until());
        cells.add(entry.recordedAt());
        cells.add(word(entry.eventName(), chinese));
        cells.add(entry.eventId());
        measure.base().dimensions().forEach(dimension -> {
            Wording label = entry.labels().get(dimension.code());
            cells.add(label == null ? "" : word(label, chinese));
        });
        return cells;
    }

    private static String word(Wording wording, boolean chinese) {
        return chinese ? wording.zh() : wording.en();
    }
}
