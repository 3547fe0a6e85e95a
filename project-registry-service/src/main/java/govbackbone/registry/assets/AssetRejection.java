package govbackbone.registry.assets;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to an asset. */
enum AssetRejection implements Reason {
    DUPLICATE_ASSET_NUMBER(Kind.DUPLICATE, "资产编号已用于另一资产。", "Another asset has this number."), //
    DATE_OUT_OF_ORDER(Kind.UNACCEPTABLE, "日期{0}早于前一环节日期{1}。", "{0} is before the step it follows, {1}."), //
    NUMBER_NOT_HELD(Kind.UNACCEPTABLE, "本资产没有占用资产编号{0}。", "This asset does not hold number {0}."), //
    UNIT_NOT_ACTIVE(Kind.UNACCEPTABLE, "单位{0}在{1}不存在或已撤销。", "There is no unit {0} on {1}."), //
    TRANSFER_TO_ITSELF(Kind.UNACCEPTABLE, "接收单位与现使用单位相同，单位内部调整请变更保管人。",
            "The asset is this unit's already; within the unit its custodian changes.");

    private final Told told;

    AssetRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
