package govbackbone.events.calendar;

import govbackbone.events.Label;

/** What a day is. 调休 takes a rest day from one week and gives it to another, which is why a weekday can be a rest day. */
public enum DayKind {
    /** A day that 全国年节及纪念日放假办法 gives to everybody. */
    @Label(zh = "法定节假日", en = "statutory holiday")
    STATUTORY_HOLIDAY(false), //
    /** A day off around a statutory holiday: the weekend it covers, or a weekday off because of 调休. */
    @Label(zh = "休息日", en = "rest day")
    REST(false), //
    /** A Saturday or Sunday that is worked because of 调休. */
    @Label(zh = "补班", en = "make-up workday")
    MAKE_UP_WORK(true), //
    @Label(zh = "周末", en = "weekend")
    WEEKEND(false), //
    @Label(zh = "工作日", en = "working day")
    WORKDAY(true);

    private final boolean worked;

    DayKind(boolean worked) {
        this.worked = worked;
    }

    public boolean isWorked() {
        return worked;
    }
}
