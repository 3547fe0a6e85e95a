package govbackbone.events.registry;

import govbackbone.events.Label;

/** Where an asset stands (资产状态). */
public enum AssetState {
    @Label(zh = "待入账", en = "To be entered")
    EXPECTED, //
    @Label(zh = "在用", en = "In use")
    IN_USE, //
    @Label(zh = "已处置", en = "Disposed of")
    DISPOSED
}
