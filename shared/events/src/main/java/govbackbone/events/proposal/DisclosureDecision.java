package govbackbone.events.proposal;

import govbackbone.events.Label;

/** Whether a reply will be public; decided when it is signed. */
public enum DisclosureDecision {
    @Label(zh = "全文公开", en = "In full")
    FULL, //
    @Label(zh = "摘要公开", en = "As a summary")
    SUMMARY, //
    @Label(zh = "不予公开", en = "Not")
    NONE
}
