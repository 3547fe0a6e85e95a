package govbackbone.events.registry;

import java.math.BigDecimal;

import govbackbone.events.Label;

/**
 * A line of a project that became an asset.
 *
 * @param no       position of the line in the filing, from 1
 * @param line     its number there
 * @param valueFen in 分: what the review approved for it
 */
public record DeliveredAsset(@Label(zh = "资产序号", en = "Position") int no,
        @Label(zh = "明细序号", en = "Line") String line,
        @Label(zh = "费用类别", en = "Category") LineCategory category,
        @Label(zh = "名称", en = "Name") String name,
        @Label(zh = "计量单位", en = "Unit of measure") String measure,
        @Label(zh = "数量", en = "Quantity") BigDecimal quantity,
        @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") long valueFen) {}
