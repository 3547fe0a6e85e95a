package govbackbone.events.registry;

import govbackbone.events.Label;

/** Why less is approved than was applied for (审减原因). */
public enum ReductionReason {
    @Label(zh = "重复建设", en = "Built already")
    DUPLICATE_BUILD, //
    @Label(zh = "可复用统建能力", en = "A shared capability can be reused")
    REUSE_SHARED, //
    @Label(zh = "应使用政务云", en = "Belongs on the government cloud")
    USE_GOV_CLOUD, //
    @Label(zh = "与单位职能不匹配", en = "Outside the unit's mandate")
    OUT_OF_MANDATE, //
    @Label(zh = "功能点虚高", en = "Function points overcounted")
    FP_OVERCOUNT, //
    @Label(zh = "单价偏高", en = "Unit price too high")
    PRICE_HIGH, //
    @Label(zh = "数量过大", en = "Quantity too large")
    QTY_EXCESS, //
    @Label(zh = "取费超标", en = "Fee rate too high")
    FEE_RATE, //
    @Label(zh = "非信息化内容", en = "Not information technology")
    NON_IT, //
    @Label(zh = "质保期内运维", en = "Operation within the warranty")
    WARRANTY_OVERLAP, //
    @Label(zh = "方案不成熟", en = "Plan not mature")
    IMMATURE, //
    @Label(zh = "计算错误", en = "Arithmetic")
    ARITHMETIC, //
    @Label(zh = "其他", en = "Other")
    OTHER
}
