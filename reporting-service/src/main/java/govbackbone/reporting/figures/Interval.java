package govbackbone.reporting.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often a series has a point. */
enum Interval {
    DAY, WEEK, MONTH, QUARTER, YEAR;

    /** One point of a series: both days included. */
    record Span(LocalDate first, LocalDate last) {}

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Interval> of(String code) {
        return Stream.of(values()).filter(interval -> interval.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Stream.of(values()).map(Interval::code).toList();
    }

    /** The last day of the interval that a day is in; weeks end on Sunday. */
    private LocalDate last(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER -> day.withMonth((day.getMonthValue() + 2) / 3 * 3).with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** The intervals from one day to another, the first and the last as far as they lie within; at most one more than so many. */
    List<Span> spans(LocalDate from, LocalDate to, int most) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate first = from; !first.isAfter(to) && spans.size() <= most;) {
            LocalDate end = last(first);
            LocalDate last = end.isAfter(to) ? to : end;
            spans.add(new Span(first, last));
            first = last.plusDays(1);
        }
        return spans;
    }
}
