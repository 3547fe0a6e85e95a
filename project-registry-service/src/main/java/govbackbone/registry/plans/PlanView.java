package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;

/** An annual plan as people see it; its projects are in {@link PlanEntryView}. */
@Label(zh = "年度计划", en = "Annual plans")
@Readers(everybody = {Role.UNIT, Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.ANALYST,
    Role.AUDITOR, Role.ADMIN})
public record PlanView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "年度", en = "Year") int year,
        @Filter @Sortable @Label(zh = "批次", en = "Batch") int batch,
        @Filter @Grouped @Label(zh = "下达机关", en = "Issuing body") String issuingBody,
        @Filter @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
        @Filter @Sortable @Label(zh = "下达日期", en = "Published on") LocalDate publishedOn,
        @Label(zh = "调整", en = "Amendments") List<Amendment> amendments) {

    /** An adjustment of the plan. */
    public record Amendment(@Label(zh = "调整日期", en = "Amended on") LocalDate amendedOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") String reason) {}
}
