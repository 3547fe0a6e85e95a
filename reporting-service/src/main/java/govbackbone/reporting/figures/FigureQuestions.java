package govbackbone.reporting.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Cursors;
import govbackbone.reporting.figures.Answers.Comparison;
import govbackbone.reporting.figures.Answers.FigureAnswer;
import govbackbone.reporting.figures.Answers.Figures;
import govbackbone.reporting.figures.Answers.Line;
import govbackbone.reporting.figures.Answers.Point;
import govbackbone.reporting.figures.Answers.SeriesAnswer;
import govbackbone.reporting.figures.Interval.Span;
import govbackbone.reporting.ledger.Figure;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Measure;
import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Slice;
import org.jspecify.annotations.Nullable;

/** Figures and series of the ledger, as they are asked for. */
final class FigureQuestions {
    static final int MOST_FIGURES = 10_000;
    static final int MOST_SPANS = 400;
    /** Of a series: each is a walk through a quantity, whatever it is told apart by. */
    static final int MOST_SUMS = 2_000;
    static final int PAGE = 200;

    private final Ledger ledger;
    private final Labels labels;
    private final Paging paging;

    FigureQuestions(Ledger ledger, Cursors cursors) {
        this.ledger = ledger;
        this.labels = new Labels(ledger);
        this.paging = new Paging(cursors);
    }

    /** A page of {@code /api/reports/figures}. */
    Figures figures(FigureQuery reading) {
        List<Measure> measures = reading.measures(FigureQuery.MOST_MEASURES);
        Slice asked = reading.slice(measures);
        Optional<LocalDate> compareWith = reading.dateUpToToday("compareWith");
        Paging.Page page = paging.of(reading, "figures", asked, PAGE);
        reading.parameters().done();
        List<FigureAnswer> all = figures(reading, measures, page.slice(), compareWith.orElse(null));
        int told = page.place().isEmpty() ? 0 : Integer.parseInt(page.place());
        int end = told + page.limit();
        return new Figures(asked.asOf(), page.slice().knownAt(), asked.from(),
                all.stream().skip(told).limit(page.limit()).toList(),
                all.size() > end ? page.next(Integer.toString(end)) : null);
    }

    /** Every figure, for a file. */
    List<FigureAnswer> allFigures(FigureQuery reading) {
        List<Measure> measures = reading.measures(FigureQuery.MOST_MEASURES);
        Slice slice = reading.slice(measures);
        Optional<LocalDate> compareWith = reading.dateUpToToday("compareWith");
        reading.parameters().done();
        return figures(reading, measures, slice, compareWith.orElse(null));
    }

    private List<FigureAnswer> figures(FigureQuery reading, List<Measure> measures, Slice slice,
            @Nullable LocalDate compareWith) {
        List<FigureAnswer> answers = new ArrayList<>();
        for (Measure measure : measures) {
            Map<List<String>, Figure> then = new LinkedHashMap<>();
            if (compareWith != null) {
                ledger.figures(measure, slice.during(slice.from(), compareWith))
                        .forEach(figure -> then.put(figure.by(), figure));
            }
            for (Figure figure : ledger.figures(measure, slice)) {
                answers.add(answer(measure, slice, figure, compareWith, then.get(figure.by())));
            }
            refuseIfMore(reading, answers.size(), MOST_FIGURES);
        }
        return answers;
    }

    private static void refuseIfMore(FigureQuery reading, int figures, int most) {
        if (figures > most) {
            reading.parameters().refuse("by", QuestionRejection.TOO_MANY_FIGURES, most);
            reading.parameters().done();
        }
    }

    private FigureAnswer answer(Measure measure, Slice slice, Figure figure, @Nullable LocalDate compareWith,
            @Nullable Figure then) {
        Map<String, String> dimensions = Labels.dimensions(slice.by(), figure.by());
        return new FigureAnswer(measure.code(), measure.name(), dimensions, labels.of(measure, dimensions),
                figure.value(), figure.numerator(), figure.denominator(), measure.unit(),
                Labels.text(measure.unit(), figure.value()), figure.qualifier(), figure.entries(),
                compareWith == null ? null : comparison(measure, figure, compareWith, then),
                Links.RELATIVE.entries(measure, slice, dimensions));
    }

    private static Comparison comparison(Measure measure, Figure figure, LocalDate compareWith,
            @Nullable Figure then) {
        BigDecimal before = then == null ? nothing(measure) : then.value();
        BigDecimal now = figure.value();
        return new Comparison(compareWith, before, Labels.text(measure.unit(), before),
                before == null || now == null ? null : now.subtract(before));
    }

    /** What a measure comes to where there are no entries. */
    private static @Nullable BigDecimal nothing(Measure measure) {
        return measure instanceof Measure.Total ? BigDecimal.ZERO : null;
    }

    /** {@code /api/reports/series}. */
    SeriesAnswer series(FigureQuery reading) {
        List<Measure> measures = reading.measures(FigureQuery.MOST_MEASURES);
        LocalDate to = reading.dateUpToToday("to").orElse(reading.today());
        LocalDate from = reading.parameters().date("from").orElse(to.minusYears(1).plusDays(1));
        Interval every = reading.parameters().one("every").map(code -> {
            Optional<Interval> known = Interval.of(code);
            if (known.isEmpty()) {
                reading.parameters().refuse("every", ProblemCode.NOT_A_CODE, Interval.codes());
            }
            return known.orElse(Interval.MONTH);
        }).orElse(Interval.MONTH);
        List<Span> spans = every.spans(from, to, MOST_SPANS);
        if (from.isAfter(to)) {
            reading.parameters().refuse("from", QuestionRejection.DATES_REVERSED, from, to);
        } else if (spans.size() > MOST_SPANS) {
            reading.parameters().refuse("from", QuestionRejection.TOO_LONG_A_SERIES, MOST_SPANS, spans.size());
        }
        Slice slice = new Slice(to, reading.knownAt(), null, reading.where(measures), reading.by(measures));
        reading.parameters().done();
        refuseIfMore(reading, measures.size() * spans.size(), MOST_SUMS);
        List<Line> lines = new ArrayList<>();
        for (Measure measure : measures) {
            lines(measure, slice, spans).forEach(lines::add);
            refuseIfMore(reading, lines.size() * spans.size(), MOST_FIGURES);
        }
        return new SeriesAnswer(from, to, every.code(), slice.knownAt(), lines);
    }

    private Stream<Line> lines(Measure measure, Slice slice, List<Span> spans) {
        List<Map<List<String>, Figure>> bySpan = spans.stream().map(span -> {
            Map<List<String>, Figure> figures = new LinkedHashMap<>();
            ledger.figures(measure,
                    slice.during(measure.kind() == Measure.Kind.FLOW ? span.first() : null, span.last()))
                    .forEach(figure -> figures.put(figure.by(), figure));
            return figures;
        }).toList();
        Set<List<String>> groups = new LinkedHashSet<>();
        bySpan.forEach(figures -> groups.addAll(figures.keySet()));
        return groups.stream().map(group -> {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < spans.size(); i++) {
                Figure figure = bySpan.get(i).get(group);
                BigDecimal value = figure == null ? nothing(measure) : figure.value();
                points.add(new Point(spans.get(i).last(), value, Labels.text(measure.unit(), value)));
            }
            Map<String, String> dimensions = Labels.dimensions(slice.by(), group);
            MeasureUnit unit = measure.unit();
            return new Line(measure.code(), measure.name(), dimensions, labels.of(measure, dimensions), unit, points);
        });
    }
}
