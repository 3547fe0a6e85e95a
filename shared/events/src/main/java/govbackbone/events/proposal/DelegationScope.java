package govbackbone.events.proposal;

import govbackbone.events.Label;

/** What may be signed for a principal. */
public enum DelegationScope {
    @Label(zh = "办理答复", en = "Replies")
    REPLY, //
    @Label(zh = "承诺兑现后的再次答复", en = "Letters on kept promises")
    RE_REPLY
}
