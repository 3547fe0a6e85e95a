package govbackbone.kit.calendar;

import java.time.LocalDate;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;

/** The working days known at one moment. */
public interface WorkingCalendar {
    /** The last day of a period that starts on a day (which is not counted itself), with its explanation. */
    ExplainedDate end(LocalDate start, DatePeriod period, RollPolicy roll);

    /** Whether that day is worked: a weekday that is no holiday, or a make-up workday. */
    boolean isWorkingDay(LocalDate date);

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    int workingDaysBetween(LocalDate from, LocalDate to);
}
