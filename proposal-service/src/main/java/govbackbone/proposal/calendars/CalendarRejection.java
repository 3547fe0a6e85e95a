package govbackbone.proposal.calendars;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a calendar. */
enum CalendarRejection implements Reason {
    PAPER_UNNAMED(Kind.UNACCEPTABLE, "须注明通知的发文字号或网址。", "The paper needs its document number or its address."), //
    PUBLISHED_IN_FUTURE(Kind.UNACCEPTABLE, "公布日期{0}不得晚于今日。", "Published on {0}, which lies in the future."), //
    PUBLISHED_BEFORE_EARLIER_PAPER(Kind.UNACCEPTABLE, "公布日期{0}不得早于上一份通知的公布日期{1}。",
            "Published on {0}, before the earlier paper of {1}."), //
    DAY_OF_ANOTHER_YEAR(Kind.UNACCEPTABLE, "{0}不属于{1}年度的日历。", "{0} does not belong to the calendar of {1}."), //
    DAY_TWICE(Kind.UNACCEPTABLE, "日期{0}重复。", "{0} is listed twice."), //
    MAKE_UP_ON_WEEKDAY(Kind.UNACCEPTABLE, "{0}不是周六或周日，不能设为补班日。",
            "{0} is neither Saturday nor Sunday and cannot be a make-up workday."), //
    ORDINARY_DAY(Kind.UNACCEPTABLE, "{0}按平常安排，公布年度日历时不必列出。", "{0} is an ordinary day, which is not listed."), //
    NOT_ORDINARY(Kind.UNACCEPTABLE, "{0}平常不是此类型，不能恢复为此类型。", "{0} is not ordinarily of that kind."), //
    DAY_UNCHANGED(Kind.UNACCEPTABLE, "{0}已是此安排，没有变动。", "{0} is arranged like that already.");

    private final Told told;

    CalendarRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
