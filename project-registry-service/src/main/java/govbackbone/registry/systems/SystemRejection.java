package govbackbone.registry.systems;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a government system. */
enum SystemRejection implements Reason {
    UNIT_NOT_ACTIVE(Kind.UNACCEPTABLE, "单位{0}在{1}不存在或已撤销。", "There is no unit {0} on {1}."), //
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}早于前一环节日期{1}。", "{0} is before the step it follows, {1}."), //
    SHARING_UNSTATED(Kind.UNACCEPTABLE, "应填报应共享资源，或说明不共享的理由。",
            "State the resources to share, or why none are shared."), //
    RESOURCE_TWICE(Kind.UNACCEPTABLE, "应共享资源“{0}”重复。", "The resource \"{0}\" is listed twice."), //
    RESOURCE_UNKNOWN(Kind.UNACCEPTABLE, "“{0}”不在该系统的应共享资源之内。", "\"{0}\" is no resource the system has to share."), //
    RESOURCE_SHARED(Kind.DUPLICATE, "“{0}”已登记共享。", "\"{0}\" is shared already."), //
    FUNCTION_TWICE(Kind.UNACCEPTABLE, "共享功能“{0}”重复。", "The function \"{0}\" is listed twice."), //
    NO_CAPABILITY(Kind.UNACCEPTABLE, "该系统未列为统建共享能力。", "The system is no shared capability."), //
    VALID_BEFORE_ASSESSED(Kind.UNACCEPTABLE, "有效期{0}不得早于测评（评估）日期{1}。",
            "Valid until {0} is before the assessment, {1}."), //
    SUCCESSOR_UNKNOWN(Kind.UNACCEPTABLE, "接替系统{0}未列入目录或已停用。", "The successor {0} is not in the catalogue, or retired.");

    private final Told told;

    SystemRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
