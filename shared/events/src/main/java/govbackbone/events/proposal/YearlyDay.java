package govbackbone.events.proposal;

import java.time.LocalDate;
import java.time.MonthDay;

import govbackbone.events.Label;

/**
 * A day that comes every year, such as 30 June.
 *
 * @param month 1 to 12
 * @param day   of that month; 29 February is 28 February in other than leap years
 */
public record YearlyDay(@Label(zh = "月", en = "Month") int month,
        @Label(zh = "日", en = "Day") int day) {
    /** @throws java.time.DateTimeException if there is never such a day */
    public YearlyDay {
        var _ = MonthDay.of(month, day);
    }

    /** That day of a year. */
    public LocalDate in(int year) {
        return MonthDay.of(month, day).atYear(year);
    }
}
