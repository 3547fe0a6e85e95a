package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Why a case does not take over another one that was merged into it. */
public enum MergeRefusal {
    @Label(zh = "目标案件不存在", en = "There is no such case")
    UNKNOWN, //
    @Label(zh = "目标案件已终止或已办结", en = "The case has ended")
    CLOSED, //
    @Label(zh = "目标案件尚未登记", en = "The case is not registered yet")
    NOT_REGISTERED, //
    @Label(zh = "目标案件已拟稿答复", en = "The reply has been drafted")
    REPLY_DRAFTED, //
    @Label(zh = "主题不同", en = "Another theme")
    OTHER_SUBJECT
}
