package govbackbone.proposal.dispatchplans;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a plan of dispatches. */
enum DispatchPlanRejection implements Reason {
    NOT_ALLOWED_IN_STATE(Kind.NOT_ALLOWED, "定期调度的状态不允许此项操作。", "The state of the plan does not allow this."), //
    UNIT_UNKNOWN(Kind.UNACCEPTABLE, "单位{0}当前不存在。", "There is no unit {0} today."), //
    WEEKDAY_UNCHANGED(Kind.UNACCEPTABLE, "调度日没有变化。", "The weekday is the same."), //
    ACTOR_OF_ANOTHER_UNIT(Kind.FORBIDDEN, "只能办理本单位的调度。", "Only dispatches of the own unit.");

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
