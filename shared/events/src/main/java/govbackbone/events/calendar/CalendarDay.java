package govbackbone.events.calendar;

import java.time.LocalDate;

import govbackbone.events.Label;

/**
 * A day of which a paper says something.
 *
 * @param name of the holiday it belongs to
 */
public record CalendarDay(@Label(zh = "日期", en = "Date") LocalDate date,
        @Label(zh = "类型", en = "Kind") DayKind kind,
        @Label(zh = "节日", en = "Holiday") String name) {}
