package govbackbone.events.notice;

import govbackbone.events.Label;

/** What a notice asks for or tells. Only ever added to. */
public enum NoticeKind {
    @Label(zh = "交办", en = "Assignment")
    ASSIGNED, //
    @Label(zh = "增办建议", en = "More units suggested")
    UNITS_SUGGESTED, //
    @Label(zh = "申退待批", en = "Return to decide")
    RETURN_REQUESTED, //
    @Label(zh = "申退批复", en = "Return decided")
    RETURN_DECIDED, //
    @Label(zh = "延期待批", en = "Extension to decide")
    EXTENSION_REQUESTED, //
    @Label(zh = "延期批复", en = "Extension decided")
    EXTENSION_DECIDED, //
    @Label(zh = "会办意见", en = "Co-handler's opinion")
    CO_OPINION, //
    @Label(zh = "专班任务", en = "Taskforce appointment")
    TEAM_APPOINTED, //
    @Label(zh = "待评议", en = "Review to do")
    REVIEW_DUE, //
    @Label(zh = "评议结果", en = "Review result")
    REVIEW_DECIDED, //
    @Label(zh = "待签发", en = "Signature to do")
    SIGNATURE_DUE, //
    @Label(zh = "待送达", en = "Delivery to do")
    DELIVERY_DUE, //
    @Label(zh = "不满意意见", en = "Dissatisfied opinion")
    DISSATISFIED, //
    @Label(zh = "重新办理", en = "Reopened")
    REOPENED, //
    @Label(zh = "临期提醒", en = "Deadline near")
    DEADLINE_NEAR, //
    @Label(zh = "逾期", en = "Deadline missed")
    DEADLINE_MISSED, //
    @Label(zh = "期限变更", en = "Deadline moved")
    DEADLINE_MOVED, //
    @Label(zh = "催办", en = "Dunning")
    DUNNING, //
    @Label(zh = "督办", en = "Supervision")
    SUPERVISION, //
    @Label(zh = "承诺事项提醒", en = "Commitment reminder")
    COMMITMENT_DUE, //
    @Label(zh = "并案", en = "Merger")
    MERGER, //
    @Label(zh = "终止办理", en = "Ended")
    ENDED, //
    @Label(zh = "调度", en = "Dispatch")
    DISPATCH, //
    @Label(zh = "退回补正", en = "Filing returned")
    FILING_RETURNED, //
    @Label(zh = "疑似重复", en = "Overlap")
    OVERLAP, //
    @Label(zh = "立项批复", en = "Filing decided")
    FILING_DECIDED, //
    @Label(zh = "暂停与恢复", en = "Suspension")
    SUSPENSION, //
    @Label(zh = "签发授权", en = "Delegation to sign")
    DELEGATION
}
