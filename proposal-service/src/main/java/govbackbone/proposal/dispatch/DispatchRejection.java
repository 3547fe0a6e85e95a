package govbackbone.proposal.dispatch;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a dispatch list. */
enum DispatchRejection implements Reason {
    DRAWN_TODAY(Kind.DUPLICATE, "该单位当日已发起调度（{0}）。", "A list of the unit was drawn on that day ({0})."), //
    UNIT_UNKNOWN(Kind.UNACCEPTABLE, "单位{0}当前不存在。", "There is no unit {0} today."), //
    NOT_LISTED(Kind.UNACCEPTABLE, "办件{0}不在本调度清单中。", "Case {0} is not on the list."), //
    DATE_IN_FUTURE(Kind.UNACCEPTABLE, "日期{0}不得晚于今日。", "{0} lies in the future."), //
    BEFORE_THE_LIST(Kind.UNACCEPTABLE, "日期{0}不得早于调度日期{1}。", "{0} lies before the day of the list, {1}.");

    private final Told told;

    DispatchRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
