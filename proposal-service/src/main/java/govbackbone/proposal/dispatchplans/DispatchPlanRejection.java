package govbackbone.proposal.dispatchplans;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a plan of dispatches. */
enum DispatchPlanRejection implements Reason {
    UNIT_UNKNOWN(Kind.UNACCEPTABLE, "单位{0}当前不存在。", "There is no unit {0} today."), //
    WEEKDAY_UNCHANGED(Kind.UNACCEPTABLE, "调度日没有变化。", "The weekday is the same.");

    private final Kind kind;
    private final String zh;
    private final String en;

    DispatchPlanRejection(Kind kind, String zh, String en) {
        this.kind = kind;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }
}
