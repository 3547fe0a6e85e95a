package govbackbone.kit.calendar;

import java.time.LocalDate;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.DayKind;

/** The working days known at one moment. */
public interface WorkingCalendar {
    /** The longest period that can be computed; no rule comes near it. */
    int LONGEST = 10_000;

    /**
     * The last day of a period that starts on a day (which is not counted itself), with its explanation. Months end on the
     * day of the same number, or on the last day of a shorter month. Only days that can change the result are looked at:
     * calendar days and months that do not roll are never provisional.
     *
     * @throws IllegalArgumentException if the period is longer than {@value #LONGEST} of its unit
     */
    ExplainedDate end(LocalDate start, DatePeriod period, RollPolicy roll);

    /** The date that the same rule gives by this calendar. */
    default ExplainedDate again(ExplainedDate earlier) {
        ExplainedDate end = end(earlier.start(), earlier.period(), earlier.roll());
        return earlier.noLaterThan() == null ? end : end.atMost(earlier.noLaterThan());
    }

    /** What that day is, as far as is known: an ordinary week where no calendar is published. */
    DayKind kindOf(LocalDate date);

    /** Whether that day is worked: a weekday that is no holiday, or a make-up workday. */
    default boolean isWorkingDay(LocalDate date) {
        return kindOf(date).isWorked();
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    int workingDaysBetween(LocalDate from, LocalDate to);
}
