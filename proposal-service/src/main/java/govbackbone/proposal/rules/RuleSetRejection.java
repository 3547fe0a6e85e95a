package govbackbone.proposal.rules;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to the rules of an authority. */
enum RuleSetRejection implements Reason {
    AUTHORITY_HAS_RULES(Kind.DUPLICATE, "该机关已有办理规则，请在其下发布新版本。",
            "The authority has rules already: publish a version of them."), //
    VERSION_NOT_LATER(Kind.UNACCEPTABLE, "施行日期{0}须晚于上一版本的施行日期或施行截止日{1}。",
            "In force from {0}, which does not lie after {1}, when the version before begins or ends."), //
    RETIRED_BEFORE_IN_FORCE(Kind.UNACCEPTABLE, "施行截止日{0}不得早于施行日期{1}。",
            "The last day {0} lies before the first day in force, {1}."), //
    PERIOD_OUT_OF_RANGE(Kind.UNACCEPTABLE, "期限须在{0}至{1}之间。", "A period is between {0} and {1} of its unit."), //
    DATE_CLASS_TWICE(Kind.UNACCEPTABLE, "限期类别{0}重复。", "Class {0} of fixed dates is listed twice."), //
    TIMES_OUT_OF_RANGE(Kind.UNACCEPTABLE, "延期次数须在{0}至{1}之间。", "Extensions are allowed {0} to {1} times."), //
    EXTENSION_UNLIMITED(Kind.UNACCEPTABLE, "允许延期的，须规定累计最长期限或最迟日期。",
            "Where extensions are allowed, their length or their last day is limited."), //
    CLASSES_MISSING(Kind.UNACCEPTABLE, "答复类别表须至少有一个类别。", "A class scheme has at least one class."), //
    CLASS_TWICE(Kind.UNACCEPTABLE, "答复类别{0}重复。", "Class {0} of replies is listed twice."), //
    CLASS_SCHEME_DIFFERS(Kind.UNACCEPTABLE, "答复类别表{0}第{1}版已有不同内容，须使用新的版本号。",
            "Version {1} of class scheme {0} exists with another content: use a new version."), //
    CANNOT_RESTART(Kind.UNACCEPTABLE, "改办只能使申退期限、首次沟通期限或答复期限重新起算。",
            "Reassigning can only restart the time to request return, to contact the proposers or to reply."), //
    COPIES_TWICE(Kind.UNACCEPTABLE, "来源{0}的抄送规定重复。", "Copies for {0} are listed twice.");

    private final Told told;

    RuleSetRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
