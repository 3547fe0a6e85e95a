package govbackbone.events.registry;

import java.math.BigDecimal;

import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * A line of the budget.
 *
 * @param no           unique within the filing
 * @param quantity     more than 0, at most two decimals
 * @param unitPriceFen in 分, 0.01 CNY
 * @param amountFen    in 分: quantity × unit price, or rounded to whole yuan when the basis says so
 * @param basis        how quantity and price were found
 */
public record LineItem(@Label(zh = "序号", en = "No.") String no,
        @Label(zh = "费用类别", en = "Category") LineCategory category,
        @Label(zh = "名称", en = "Name") String name,
        @Label(zh = "规格", en = "Specification") @Nullable String specification,
        @Label(zh = "计量单位", en = "Unit of measure") String measure,
        @Label(zh = "数量", en = "Quantity") BigDecimal quantity,
        @Label(zh = "单价（分）", en = "Unit price (0.01 CNY)") long unitPriceFen,
        @Label(zh = "金额（分）", en = "Amount (0.01 CNY)") long amountFen,
        @Label(zh = "测算依据", en = "Basis") @Nullable String basis) {}
