package govbackbone.events.notice;

import govbackbone.events.Label;

/** A text in both languages. */
public record Wording(@Label(zh = "中文", en = "Chinese") String zh, @Label(zh = "英文", en = "English") String en) {}
