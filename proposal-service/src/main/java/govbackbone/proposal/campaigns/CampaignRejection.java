package govbackbone.proposal.campaigns;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a campaign. */
enum CampaignRejection implements Reason {
    SESSION_HAS_CAMPAIGN(Kind.DUPLICATE, "会议{0}的建议提案已纳入其他年度办理。", "Papers of session {0} belong to another campaign."), //
    DATE_IN_FUTURE(Kind.UNACCEPTABLE, "日期{0}不得晚于今日。", "{0} lies in the future."), //
    CLOSED_BEFORE_OPENED(Kind.UNACCEPTABLE, "结束日期{0}不得早于启动日期{1}。", "Closed on {0}, before it was opened on {1}."), //
    RULE_SET_UNKNOWN(Kind.UNACCEPTABLE, "没有办理规则{0}第{1}版。", "There is no version {1} of rule set {0}."), //
    SESSION_TWICE(Kind.UNACCEPTABLE, "会议重复。", "The session is listed twice."), //
    DATE_CLASS_TWICE(Kind.UNACCEPTABLE, "限期类别{0}重复。", "Class {0} of fixed dates is listed twice."), //
    DAY_NOT_AHEAD(Kind.UNACCEPTABLE, "限期办结日{0}须晚于启动日期{1}。", "The fixed date {0} must lie after the opening on {1}.");

    private final Told told;

    CampaignRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
