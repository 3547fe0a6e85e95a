package govbackbone.events.proposal;

import java.time.LocalDate;

import govbackbone.events.Label;

/** When those who promised something are reminded of it, at the beginning of the day. */
public enum Reminder {
    @Label(zh = "到期前30日", en = "30 days ahead")
    MONTH_AHEAD(30), //
    @Label(zh = "到期前7日", en = "7 days ahead")
    WEEK_AHEAD(7), //
    @Label(zh = "到期当日", en = "On the day")
    ON_THE_DAY(0), //
    @Label(zh = "逾期次日", en = "The day after")
    OVERDUE(-1);

    private final int daysAhead;

    Reminder(int daysAhead) {
        this.daysAhead = daysAhead;
    }

    /** The day of reminding. */
    public LocalDate on(LocalDate target) {
        return target.minusDays(daysAhead);
    }
}
