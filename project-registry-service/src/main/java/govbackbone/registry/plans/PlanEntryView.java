package govbackbone.registry.plans;

import java.time.LocalDate;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEntryState;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import org.jspecify.annotations.Nullable;

/**
 * A project on an annual plan, and what became of it: the coverage of the plan (计划执行情况) is its summary by year, unit or
 * state. Sums of money are in 分 (0.01 CNY).
 *
 * @param covered whether it was approved
 * @param project id of the project that was approved under it
 */
@Label(zh = "年度计划项目", en = "Planned projects")
@Readers(value = {Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.ANALYST, Role.AUDITOR,
    Role.ADMIN}, ownUnit = {Role.UNIT}, unitField = "unit")
public record PlanEntryView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Label(zh = "年度计划", en = "Plan") String plan,
        @Filter @Sortable @Grouped @Label(zh = "年度", en = "Year") int year,
        @Sortable @Label(zh = "序号", en = "No.") int no,
        @Filter @Grouped @Label(zh = "执行情况", en = "State") PlanEntryState state,
        @Filter @Grouped @Label(zh = "建设单位", en = "Unit") UnitCode unit,
        @Filter @Grouped @Label(zh = "建设单位名称", en = "Unit name") String unitName,
        @Filter @Sortable @Label(zh = "项目名称", en = "Project name") String name,
        @Filter @Grouped @Label(zh = "备案类别", en = "Kind") FilingKind kind,
        @Filter @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
        @Filter @Sortable @Label(zh = "列入日期", en = "Listed on") LocalDate listedOn,
        @Sortable @Summed @Label(zh = "计划金额（分）", en = "Planned (0.01 CNY)") long amountFen,
        @Summed @Label(zh = "已立项", en = "Covered") boolean covered,
        @Filter @Label(zh = "项目编号", en = "Project") @Nullable String project,
        @Filter @Sortable @Label(zh = "立项日期", en = "Approved on") @Nullable LocalDate coveredOn,
        @Sortable @Summed @Label(zh = "批复金额（分）", en = "Approved (0.01 CNY)") @Nullable Long approvedFen,
        @Label(zh = "调出理由", en = "Reason of the withdrawal") @Nullable String withdrawnBecause) {

    PlanEntryView withdrawn(long version, String because) {
        return new PlanEntryView(id, version, plan, year, no, PlanEntryState.WITHDRAWN, unit, unitName, name, kind,
                documentNumber, listedOn, amountFen, false, null, null, null, because);
    }

    PlanEntryView uncovered(long version) {
        return new PlanEntryView(id, version, plan, year, no, PlanEntryState.LISTED, unit, unitName, name, kind,
                documentNumber, listedOn, amountFen, false, null, null, null, null);
    }

    PlanEntryView covered(long version, LocalDate on, String project, long approvedFen) {
        return new PlanEntryView(id, version, plan, year, no, PlanEntryState.COVERED, unit, unitName, name, kind,
                documentNumber, listedOn, amountFen, true, project, on, approvedFen, null);
    }
}
