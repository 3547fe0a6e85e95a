package govbackbone.events;

/** The same statement in official Chinese and in English. */
public record Wording(@Label(zh = "中文", en = "Chinese") String zh,
        @Label(zh = "英文", en = "English") String en) {}
