package govbackbone.registry.projects;

import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.query.Summed;

import static govbackbone.events.registry.ReductionReason.*;

/** What the last closed round cut, in 分, by reason: a column for each, so that summaries add them up by unit and year. */
public record ReducedBy(@Summed @Label(zh = "重复建设（分）", en = "Built already (0.01 CNY)") long duplicateBuild,
        @Summed @Label(zh = "可复用统建能力（分）", en = "A shared capability can be reused (0.01 CNY)") long reuseShared,
        @Summed @Label(zh = "应使用政务云（分）", en = "Belongs on the government cloud (0.01 CNY)") long useGovCloud,
        @Summed @Label(zh = "与单位职能不匹配（分）", en = "Outside the unit's mandate (0.01 CNY)") long outOfMandate,
        @Summed @Label(zh = "功能点虚高（分）", en = "Function points overcounted (0.01 CNY)") long fpOvercount,
        @Summed @Label(zh = "单价偏高（分）", en = "Unit price too high (0.01 CNY)") long priceHigh,
        @Summed @Label(zh = "数量过大（分）", en = "Quantity too large (0.01 CNY)") long qtyExcess,
        @Summed @Label(zh = "取费超标（分）", en = "Fee rate too high (0.01 CNY)") long feeRate,
        @Summed @Label(zh = "非信息化内容（分）", en = "Not information technology (0.01 CNY)") long nonIt,
        @Summed @Label(zh = "质保期内运维（分）", en = "Operation within the warranty (0.01 CNY)") long warrantyOverlap,
        @Summed @Label(zh = "方案不成熟（分）", en = "Plan not mature (0.01 CNY)") long immature,
        @Summed @Label(zh = "计算错误（分）", en = "Arithmetic (0.01 CNY)") long arithmetic,
        @Summed @Label(zh = "其他（分）", en = "Other (0.01 CNY)") long other) {

    static final ReducedBy NOTHING = of(List.of());

    /** Of the reductions of a round, one for a reason. */
    static ReducedBy of(List<Reduction> reductions) {
        return new ReducedBy(of(reductions, DUPLICATE_BUILD),
                of(reductions, REUSE_SHARED),
                of(reductions, USE_GOV_CLOUD),
                of(reductions, OUT_OF_MANDATE),
                of(reductions, FP_OVERCOUNT),
                of(reductions, PRICE_HIGH),
                of(reductions, QTY_EXCESS),
                of(reductions, FEE_RATE),
                of(reductions, NON_IT),
                of(reductions, WARRANTY_OVERLAP),
                of(reductions, IMMATURE),
                of(reductions, ARITHMETIC),
                of(reductions, OTHER));
    }

    private static long of(List<Reduction> reductions, ReductionReason reason) {
        return reductions.stream().filter(each -> each.reason() == reason).mapToLong(Reduction::reducedFen).sum();
    }
}
