package govbackbone.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A computed date together with everything needed to see why it is that day.
 *
 * @param date         the result: the last day of the period, which ends at 24:00 Asia/Shanghai
 * @param start        the day the period starts from; it is not itself counted (民法典第二百零一条)
 * @param period       the length
 * @param roll         the rule for a last day that is no working day
 * @param rolledFrom   the day the period would have ended on, when the roll rule moved it
 * @param noLaterThan  a fixed day on which the period ends at the latest (限期), if there is one
 * @param notCounted   statutory holidays and rest days passed over, in order
 * @param makeUpWorked weekend days counted as working days because of 调休
 * @param calendar     versions of the published calendars used, such as {@code 2020-2}
 * @param provisional  true when a year was touched whose calendar is not published yet: the date may still move
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainedDate(LocalDate date, LocalDate start, DatePeriod period, RollPolicy roll,
        @Nullable LocalDate rolledFrom, @Nullable LocalDate noLaterThan, List<NonWorkingDay> notCounted,
        List<LocalDate> makeUpWorked,
        List<String> calendar, boolean provisional) {
    public ExplainedDate {
        notCounted = List.copyOf(notCounted);
        makeUpWorked = List.copyOf(makeUpWorked);
        calendar = List.copyOf(calendar);
    }

    /** A day that was chosen, not computed: it stays the same in every calendar. */
    public static ExplainedDate onDay(LocalDate start, LocalDate day) {
        DatePeriod period = DatePeriod.days(Math.toIntExact(ChronoUnit.DAYS.between(start, day)));
        return new ExplainedDate(day, start, period, RollPolicy.NONE, null, null, List.of(), List.of(), List.of(),
                false);
    }

    /** The same, ending on a fixed day at the latest. */
    public ExplainedDate atMost(LocalDate day) {
        return new ExplainedDate(day.isBefore(date) ? day : date, start, period, roll, rolledFrom, day, notCounted,
                makeUpWorked, calendar, provisional);
    }

    /**
     * A day that does not count.
     *
     * @param date the day
     * @param name of the holiday, or 周六/周日
     */
    public record NonWorkingDay(LocalDate date, String name) {}
}
