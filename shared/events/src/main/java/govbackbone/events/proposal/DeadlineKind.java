package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What is to be done by a deadline. */
public enum DeadlineKind {
    @Label(zh = "申退", en = "Request the return")
    RETURN, //
    @Label(zh = "首次沟通", en = "Contact the proposers for the first time")
    FIRST_CONTACT, //
    @Label(zh = "会办意见", en = "Give the co-handler's opinion")
    CO_OPINION, //
    @Label(zh = "答复", en = "Reply")
    REPLY, //
    @Label(zh = "征询意见反馈", en = "Give an opinion on the reply")
    FEEDBACK, //
    @Label(zh = "答复公开", en = "Decide on disclosure")
    DISCLOSURE
}
