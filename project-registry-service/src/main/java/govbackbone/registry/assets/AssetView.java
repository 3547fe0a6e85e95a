package govbackbone.registry.assets;

import java.math.BigDecimal;
import java.time.LocalDate;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetState;
import govbackbone.events.registry.DisposalWay;
import govbackbone.events.registry.LineCategory;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import org.jspecify.annotations.Nullable;

/**
 * An asset as people see it. Sums of money are in 分 (0.01 CNY).
 *
 * @param valueFen as booked; until then what the review approved
 */
@Label(zh = "资产", en = "Assets")
@Readers(value = {Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.ANALYST, Role.AUDITOR,
    Role.ADMIN}, ownUnit = {Role.UNIT}, unitField = "unit")
public record AssetView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "资产状态", en = "State") AssetState state,
        @Filter @Grouped @Label(zh = "使用单位", en = "Unit") UnitCode unit,
        @Filter @Grouped @Label(zh = "使用单位名称", en = "Unit name") String unitName,
        @Filter @Label(zh = "项目编号", en = "Project") String project,
        @Filter @Label(zh = "明细序号", en = "Line") String line,
        @Filter @Grouped @Label(zh = "费用类别", en = "Category") LineCategory category,
        @Filter @Sortable @Label(zh = "名称", en = "Name") String name,
        @Label(zh = "计量单位", en = "Unit of measure") String measure,
        @Label(zh = "数量", en = "Quantity") BigDecimal quantity,
        @Sortable @Summed @Label(zh = "价值（分）", en = "Value (0.01 CNY)") long valueFen,
        @Filter @Sortable @Label(zh = "交付日期", en = "Delivered on") LocalDate deliveredOn,
        @Filter @Sortable @Label(zh = "资产编号", en = "Asset number") @Nullable String assetNo,
        @Filter @Grouped @Label(zh = "资产分类代码", en = "Classification") @Nullable String classification,
        @Filter @Sortable @Label(zh = "入账日期", en = "Entered on") @Nullable LocalDate enteredOn,
        @Filter @Label(zh = "保管人", en = "Custodian") @Nullable String custodian,
        @Filter @Label(zh = "存放地点", en = "Location") @Nullable String location,
        @Filter @Label(zh = "划转日期", en = "Transferred on") @Nullable LocalDate transferredOn,
        @Filter @Grouped @Label(zh = "处置方式", en = "Way of disposal") @Nullable DisposalWay way,
        @Filter @Sortable @Label(zh = "处置日期", en = "Disposed of on") @Nullable LocalDate disposedOn,
        @Filter @Label(zh = "批准文号", en = "Document number") @Nullable DocumentNumber documentNumber,
        @Summed @Label(zh = "处置收入（分）", en = "Proceeds (0.01 CNY)") @Nullable Long proceedsFen) {

    AssetView at(long version) {
        return new AssetView(id, version, state, unit, unitName, project, line, category, name, measure, quantity,
                valueFen, deliveredOn, assetNo, classification, enteredOn, custodian, location, transferredOn, way,
                disposedOn, documentNumber, proceedsFen);
    }

    AssetView keptBy(long version, String custodian, String location) {
        return new AssetView(id, version, state, unit, unitName, project, line, category, name, measure, quantity,
                valueFen, deliveredOn, assetNo, classification, enteredOn, custodian, location, transferredOn, way,
                disposedOn, documentNumber, proceedsFen);
    }
}
