package govbackbone.registry.plans;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to an annual plan. */
enum PlanRejection implements Reason {
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}早于前一环节日期{1}。", "{0} is before the step it follows, {1}."), //
    UNIT_NOT_ACTIVE(Kind.UNACCEPTABLE, "单位{0}在{1}不存在或已撤销。", "There is no unit {0} on {1}."), //
    ENTRY_UNKNOWN(Kind.UNACCEPTABLE, "年度计划中没有序号为{0}的项目。", "The plan has no entry {0}."), //
    ENTRY_NUMBERED(Kind.UNACCEPTABLE, "下达年度计划时不填序号，由系统编定。", "Entries of a new plan get their numbers: leave them out."), //
    NUMBER_TWICE(Kind.UNACCEPTABLE, "序号{0}重复。", "Entry {0} occurs twice."), //
    ENTRY_TWICE(Kind.DUPLICATE, "该单位“{0}”已列入{1}年度计划。", "\"{0}\" of this unit is on the plan of {1} already."), //
    ENTRY_SETTLED(Kind.UNACCEPTABLE, "序号为{0}的项目{1}，不得再作调整。", "Entry {0} cannot be changed any more: {1}.");

    private final Told told;

    PlanRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
