package govbackbone.events.registry;

import govbackbone.events.Label;

/** Where a government system stands in its catalogue (目录状态). */
public enum SystemState {
    @Label(zh = "在用", en = "In use")
    IN_USE, //
    @Label(zh = "已停用", en = "Retired")
    RETIRED
}
