package govbackbone.events.proposal;

import govbackbone.events.Label;

/** How a proposer was spoken to. */
public enum ContactChannel {
    @Label(zh = "电话联系", en = "Telephone")
    PHONE, //
    @Label(zh = "登门走访", en = "Visit")
    VISIT, //
    @Label(zh = "座谈交流", en = "Talk")
    TALK, //
    @Label(zh = "网络沟通", en = "Online")
    ONLINE, //
    @Label(zh = "书面函件", en = "Letter")
    LETTER
}
