package govbackbone.events.proposal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

import govbackbone.events.Label;

/** On which day of the week dispatch lists are drawn. */
public enum DispatchWeekday {
    @Label(zh = "每周一", en = "Every Monday")
    MONDAY, //
    @Label(zh = "每周二", en = "Every Tuesday")
    TUESDAY, //
    @Label(zh = "每周三", en = "Every Wednesday")
    WEDNESDAY, //
    @Label(zh = "每周四", en = "Every Thursday")
    THURSDAY, //
    @Label(zh = "每周五", en = "Every Friday")
    FRIDAY;

    /** The first such day after that one. */
    public LocalDate after(LocalDate day) {
        return day.with(TemporalAdjusters.next(DayOfWeek.valueOf(name())));
    }
}
