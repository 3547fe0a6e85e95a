package govbackbone.events.registry;

import govbackbone.events.Label;

/** What became of an asset, so that its project no longer answers for it (资产去向). */
public enum AssetSettlement {
    @Label(zh = "划转其他单位", en = "Transferred to another unit")
    TRANSFERRED, //
    @Label(zh = "已处置", en = "Disposed of")
    DISPOSED
}
