package govbackbone.events.notice;

import govbackbone.events.Label;
import govbackbone.events.Wording;

/** What a notice says, the same to everybody who gets it. */
public record Message(@Label(zh = "类别", en = "Kind") NoticeKind kind, @Label(zh = "标题", en = "Title") Wording title,
        @Label(zh = "正文", en = "Body") Wording body, @Label(zh = "所涉事项", en = "About") About about,
        @Label(zh = "起因", en = "Cause") Cause cause) {}
