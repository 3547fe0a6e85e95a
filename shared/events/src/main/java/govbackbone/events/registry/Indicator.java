package govbackbone.events.registry;

import govbackbone.events.Label;

/** What the project is measured by (绩效指标). */
public record Indicator(@Label(zh = "指标名称", en = "Name") String name,
        @Label(zh = "计量单位", en = "Unit of measure") String measure,
        @Label(zh = "目标值", en = "Target") String target) {}
