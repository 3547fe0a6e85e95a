package govbackbone.events.registry;

import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;

/** Everything that can happen to an annual plan of government IT projects (政务信息化项目年度计划). */
@AggregateEvents("registry.plan")
public sealed interface PlanEvent extends DomainEvent {
    /**
     * The plan was issued.
     *
     * @param batch a year's plan may come in several, counted from 1
     */
    @EventType("registry.PlanPublished")
    @Label(zh = "下达年度计划", en = "Plan published")
    record PlanPublished(@Label(zh = "下达日期", en = "Published on") LocalDate effectiveOn,
            @Label(zh = "年度", en = "Year") int year,
            @Label(zh = "批次", en = "Batch") int batch,
            @Label(zh = "下达机关", en = "Issuing body") String issuingBody,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber) implements PlanEvent {}

    /** The plan was adjusted: the entries that follow are new or stand for those of the same number. */
    @EventType("registry.PlanAmended")
    @Label(zh = "调整年度计划", en = "Plan amended")
    record PlanAmended(@Label(zh = "调整日期", en = "Amended on") LocalDate effectiveOn,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") String reason) implements PlanEvent {}

    /**
     * A project is on the plan, as this says.
     *
     * @param no        of the entry in its plan, from 1
     * @param amountFen in 分
     */
    @EventType("registry.PlanEntryListed")
    @Label(zh = "列入年度计划", en = "Plan entry listed")
    record PlanEntryListed(@Label(zh = "列入日期", en = "Listed on") LocalDate effectiveOn,
            @Label(zh = "年度", en = "Year") int year,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "建设单位", en = "Unit") UnitCode unit,
            @Label(zh = "建设单位名称", en = "Unit name") String unitName,
            @Label(zh = "项目名称", en = "Project name") String name,
            @Label(zh = "备案类别", en = "Kind") FilingKind kind,
            @Label(zh = "计划金额（分）", en = "Planned (0.01 CNY)") long amountFen) implements PlanEvent {}

    /** A project is no longer on the plan. */
    @EventType("registry.PlanEntryWithdrawn")
    @Label(zh = "调出年度计划", en = "Plan entry withdrawn")
    record PlanEntryWithdrawn(@Label(zh = "调出日期", en = "Withdrawn on") LocalDate effectiveOn,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "发文字号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "理由", en = "Reason") String reason) implements PlanEvent {}

    /**
     * The project of an entry was approved.
     *
     * @param project     its id
     * @param approvedFen in 分
     */
    @EventType("registry.PlanEntryCovered")
    @Label(zh = "计划项目立项", en = "Plan entry covered")
    record PlanEntryCovered(@Label(zh = "立项日期", en = "Approved on") LocalDate effectiveOn,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "项目编号", en = "Project") String project,
            @Label(zh = "批复金额（分）", en = "Approved (0.01 CNY)") long approvedFen) implements PlanEvent {}

    /**
     * The approval that covered an entry counts no more: the project was approved anew, deferred, rejected or cancelled.
     *
     * @param project its id
     */
    @EventType("registry.PlanEntryUncovered")
    @Label(zh = "计划项目立项失效", en = "Plan entry uncovered")
    record PlanEntryUncovered(@Label(zh = "失效日期", en = "Uncovered on") LocalDate effectiveOn,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "项目编号", en = "Project") String project) implements PlanEvent {}
}
