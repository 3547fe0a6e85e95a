package govbackbone.events;

/** The rule a deadline follows from, as it read then. */
public record RuleBasis(@Label(zh = "规则", en = "Rule set") String ruleSet,
        @Label(zh = "版本", en = "Version") int version,
        @Label(zh = "规则内容", en = "Rule in Chinese") String zh,
        @Label(zh = "规则内容（英文）", en = "Rule in English") String en) {}
