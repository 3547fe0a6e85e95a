package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How far a promise of a reply has come. */
public enum CommitmentState {
    @Label(zh = "跟踪中", en = "Open")
    OPEN, //
    @Label(zh = "已兑现", en = "Fulfilled")
    FULFILLED, //
    @Label(zh = "再次答复已签发", en = "Re-reply signed")
    RE_REPLY_SIGNED, //
    @Label(zh = "已办结", en = "Kept")
    KEPT, //
    @Label(zh = "已终止", en = "Given up")
    ABANDONED, //
    @Label(zh = "已失效", en = "Superseded")
    SUPERSEDED
}
