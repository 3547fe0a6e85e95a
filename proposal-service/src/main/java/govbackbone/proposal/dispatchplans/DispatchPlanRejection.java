package govbackbone.proposal.dispatchplans;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a plan of dispatches. */
enum DispatchPlanRejection implements Reason {
    UNIT_UNKNOWN(Kind.UNACCEPTABLE, "单位{0}当前不存在。", "There is no unit {0} today."), //
    WEEKDAY_UNCHANGED(Kind.UNACCEPTABLE, "调度日没有变化。", "The weekday is the same.");

    private final Told told;

    DispatchPlanRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
