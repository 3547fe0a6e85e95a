package govbackbone.reporting.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.Wording;
import govbackbone.reporting.ledger.Dimension;
import govbackbone.reporting.ledger.Figure.Qualifier;
import govbackbone.reporting.ledger.Measure.Kind;
import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Tile.Chart;
import org.jspecify.annotations.Nullable;

/** What questions about the ledger are answered with, as JSON. */
final class Answers {
    private Answers() {}

    record Items<T>(List<T> items) {}

    /** @param periods whether it can be asked for a period */
    record MeasureAnswer(String code, String context, Wording name, Wording definition, Wording formula,
            MeasureUnit unit, Wording unitName, Kind kind, boolean periods, List<DimensionAnswer> dimensions) {}

    /** @param values null if they are open */
    record DimensionAnswer(String code, Wording name, @Nullable List<Dimension.Value> values) {}

    record Figures(LocalDate asOf, Instant knownAt, @Nullable LocalDate from, List<FigureAnswer> items,
            @Nullable String next) {}

    /** @param value of money in 分 */
    record FigureAnswer(String measure, Wording name, Map<String, String> dimensions, Map<String, Wording> labels,
            @Nullable BigDecimal value, @Nullable Long numerator, @Nullable Long denominator, MeasureUnit unit,
            Wording text, Qualifier qualifier, int entries, @Nullable Comparison compare, String entriesHref) {}

    record Comparison(LocalDate asOf, @Nullable BigDecimal value, Wording text, @Nullable BigDecimal difference) {}

    record SeriesAnswer(LocalDate from, LocalDate to, String every, Instant knownAt, List<Line> items) {}

    record Line(String measure, Wording name, Map<String, String> dimensions, Map<String, Wording> labels,
            MeasureUnit unit, List<Point> points) {}

    record Point(LocalDate on, @Nullable BigDecimal value, Wording text) {}

    record Entries(LocalDate asOf, Instant knownAt, List<EntryAnswer> items, @Nullable String next) {}

    record EntryAnswer(String measure, SubjectAnswer subject, long value, Wording text, LocalDate effectiveOn,
            @Nullable LocalDate until, Instant recordedAt, String eventId, String eventType, Wording eventName,
            Map<String, String> dimensions, Map<String, Wording> labels, String historyHref) {}

    record SubjectAnswer(String kind, String id, String title, String href) {}

    record TileAnswer(String id, String context, Wording contextName, Chart chart, String measure,
            @Nullable String by, @Nullable String every, Wording title, @Nullable String href) {}

    record Progress(Instant knownAt, double lagSeconds) {}
}
