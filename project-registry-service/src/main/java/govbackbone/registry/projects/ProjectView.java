package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.notice.Addressee;
import govbackbone.events.registry.AcceptanceReport;
import govbackbone.events.registry.Defect;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.EvaluationGrade;
import govbackbone.events.registry.Expert;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.events.registry.Supplier;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Grouped;
import govbackbone.kit.query.Overdue;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import govbackbone.kit.query.Summed;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * The project as people see it, with its money line by line and its rounds of review side by side. Sums of money are in 分
 * (0.01 CNY).
 *
 * @param since       the day it came to its stage
 * @param appliedFen  as last handed in
 * @param reviewedFen what the last closed round approved; absent before
 * @param reducedFen  what that round cut
 * @param reviewers   experts of the latest round, who may read it
 */
@Label(zh = "政务信息化项目", en = "Government IT projects")
@Readers(value = {Role.OFFICE, Role.PRINCIPAL, Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.AUDITOR, Role.ADMIN,
    Role.ANALYST}, ownUnit = {
        Role.UNIT}, unitField = "unit", addressed = Role.EXPERT, addressField = "reviewers", restricted = {
            Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.PRINCIPAL, Role.AUDITOR}, keptFromOwnUnit = true)
public record ProjectView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Grouped @Label(zh = "阶段", en = "Stage") ProjectStage stage,
        @Filter @Sortable @Label(zh = "进入阶段日期", en = "In stage since") LocalDate since,
        @Filter @Grouped @Label(zh = "建设单位", en = "Unit") UnitCode unit,
        @Filter @Grouped @Label(zh = "建设单位名称", en = "Unit name") String unitName,
        @Filter @Sortable @Grouped @Label(zh = "年度", en = "Year") int year,
        @Filter @Grouped @Label(zh = "备案类别", en = "Kind") FilingKind kind,
        @Filter @Sortable @Label(zh = "项目名称", en = "Name") String name,
        @Label(zh = "备案内容", en = "Filing") @Nullable Filing filing,
        @Filter @Label(zh = "申报日期", en = "Submitted on") @Nullable LocalDate submittedOn,
        @Label(zh = "申报次数", en = "Submissions") int submissions,
        @Label(zh = "补正事项", en = "Defects") List<Defect> defects,
        @Sortable @Summed @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") @Nullable Long appliedFen,
        @Sortable @Summed @Label(zh = "审定金额（分）", en = "Reviewed (0.01 CNY)") @Nullable Long reviewedFen,
        @Sortable @Summed @Label(zh = "审减金额（分）", en = "Reduced (0.01 CNY)") @Nullable Long reducedFen,
        @Label(zh = "分原因审减", en = "Reduced by reason") ReducedBy reducedBy,
        @Filter @Label(zh = "评审完成日期", en = "Reviewed on") @Nullable LocalDate reviewedOn,
        @Label(zh = "评审轮次", en = "Rounds") List<Round> rounds,
        @Label(zh = "请其评审的专家", en = "For these experts to review") List<Addressee> reviewers,
        @Label(zh = "重复提示", en = "Overlaps") List<Overlap> overlaps,
        @Filter @Label(zh = "未处理的重复提示", en = "Open overlaps") int openOverlaps,
        @Filter @Label(zh = "批复日期", en = "Approved on") @Nullable LocalDate approvedOn,
        @Filter @Label(zh = "批复文号", en = "Document number") @Nullable DocumentNumber documentNumber,
        @Sortable @Summed @Label(zh = "批复金额（分）", en = "Approved (0.01 CNY)") @Nullable Long approvedFen,
        @Filter @Label(zh = "列入年度计划", en = "Year of the plan") @Nullable Integer planYear,
        @Filter @Label(zh = "年度计划项目", en = "Entry of the plan") @Nullable String plan,
        @Label(zh = "处于该阶段的理由", en = "Reason for its present stage") @Nullable String reason,
        @Label(zh = "暂停前阶段", en = "Stage before the suspension") @Nullable ProjectStage suspendedFrom,
        @Filter @Label(zh = "采购方式", en = "Procurement method") @Nullable ProcurementMethod method,
        @Label(zh = "供应商", en = "Supplier") @Nullable Supplier supplier,
        @Summed @Label(zh = "中标金额（分）", en = "Award (0.01 CNY)") @Nullable Long awardFen,
        @Label(zh = "合同", en = "Contract") @Nullable Contract contract,
        @Filter @Summed @Label(zh = "合同逾期备案", en = "Contract filed late") boolean contractLate,
        @Summed @Label(zh = "合同金额（分）", en = "Contract (0.01 CNY)") @Nullable Long contractFen,
        @Label(zh = "变更", en = "Changes") List<Change> changes,
        @Label(zh = "支付", en = "Payments") List<Payment> payments,
        @Summed @Label(zh = "累计支付（分）", en = "Paid (0.01 CNY)") long paidFen,
        @Filter @Label(zh = "竣工验收日期", en = "Finally accepted on") @Nullable LocalDate acceptedOn,
        @Label(zh = "验收报告", en = "Reports") List<AcceptanceReport> reports,
        @Label(zh = "已登记共享资源", en = "Delivered resources") List<DeliveredResource> resources,
        @Summed @Label(zh = "共享数据条数", en = "Records delivered") long records,
        @Filter @Sortable @Label(zh = "测评有效期至", en = "Assessment valid until") @Nullable LocalDate assessmentValidUntil,
        @Filter @Label(zh = "交付的政务信息系统", en = "Delivered system") @Nullable String system,
        @Filter @Summed @Label(zh = "去向未落实的资产", en = "Open assets") int openAssets,
        @Label(zh = "绩效评价", en = "Evaluations") List<Evaluation> evaluations,
        @Label(zh = "期限", en = "Deadlines") List<Deadline> deadlines,
        @Filter @Sortable @Summed @Overdue @Label(zh = "验收期限", en = "Acceptance due on") @Nullable LocalDate acceptanceDueOn,
        @Filter @Sortable @Summed @Label(zh = "评价期限", en = "Evaluation due on") @Nullable LocalDate evaluationDueOn) {

    /**
     * A round of review.
     *
     * @param closedOn absent while it lasts
     */
    public record Round(@Label(zh = "轮次", en = "Round") int round,
            @Label(zh = "评审日期", en = "Opened on") LocalDate openedOn,
            @Label(zh = "评审专家", en = "Experts") List<Expert> experts,
            @Label(zh = "专家意见", en = "Opinions") List<Opinion> opinions,
            @Label(zh = "审核明细", en = "Lines") List<Line> lines,
            @Label(zh = "完成日期", en = "Closed on") @Nullable LocalDate closedOn,
            @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") @Nullable Long appliedFen,
            @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") @Nullable Long approvedFen,
            @Label(zh = "审减金额（分）", en = "Reduced (0.01 CNY)") @Nullable Long reducedFen,
            @Label(zh = "分原因审减", en = "Reductions") List<Reduction> reductions) {}

    /**
     * What an expert thinks.
     *
     * @param sheet number of the signed sheet it was entered from; absent if the expert entered it
     */
    public record Opinion(@Label(zh = "意见日期", en = "Given on") LocalDate givenOn,
            @Label(zh = "专家", en = "Expert") String expert,
            @Label(zh = "意见", en = "Opinion") ReviewOpinion opinion,
            @Label(zh = "说明", en = "Comment") String comment,
            @Label(zh = "签字意见表编号", en = "Signed sheet") @Nullable String sheet) {}

    /** A line as it was judged. */
    public record Line(@Label(zh = "序号", en = "No.") String no,
            @Label(zh = "名称", en = "Name") String name,
            @Label(zh = "数量", en = "Quantity") BigDecimal quantity,
            @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") long appliedFen,
            @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") long approvedFen,
            @Label(zh = "审减金额（分）", en = "Reduced (0.01 CNY)") long reducedFen,
            @Label(zh = "审减原因", en = "Reason") @Nullable ReductionReason reason,
            @Label(zh = "说明", en = "Note") @Nullable String note) {}

    /**
     * An overlap with something that exists, and what became of it.
     *
     * @param reference with name and reason only for those who review: it may be what another unit has filed
     * @param hint      what the unit is told
     */
    public record Overlap(@Label(zh = "提示编号", en = "Flag") int flag,
            @Label(zh = "提示日期", en = "Flagged on") LocalDate flaggedOn,
            @Label(zh = "重复类型", en = "Overlaps with") OverlapWith with,
            @Restricted @Label(zh = "对象编号", en = "Which one") @Nullable String reference,
            @Restricted @Label(zh = "对象名称", en = "Its name") @Nullable String name,
            @Restricted @Label(zh = "理由", en = "Reason") @Nullable String reason,
            @Label(zh = "提示", en = "Hint") Wording hint,
            @Label(zh = "处理日期", en = "Resolved on") @Nullable LocalDate resolvedOn,
            @Label(zh = "处理结果", en = "Outcome") @Nullable OverlapOutcome outcome,
            @Label(zh = "处理说明", en = "Note") @Nullable String note) {}

    /** The contract on file. */
    public record Contract(@Label(zh = "合同编号", en = "Contract") String contractNo,
            @Label(zh = "签订日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "备案日期", en = "Filed on") LocalDate filedOn,
            @Label(zh = "备案期限及算法", en = "Due") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule) {}

    /** A change of what was approved. */
    public record Change(@Label(zh = "变更日期", en = "Approved on") LocalDate approvedOn,
            @Label(zh = "变更内容", en = "Change") String change,
            @Label(zh = "涉及金额（分）", en = "Adjusted (0.01 CNY)") long adjustedFen,
            @Label(zh = "理由", en = "Reason") String reason) {}

    /** A payment to the supplier. */
    public record Payment(@Label(zh = "支付日期", en = "Paid on") LocalDate paidOn,
            @Label(zh = "支付凭证号", en = "Voucher") String voucher,
            @Label(zh = "支付金额（分）", en = "Amount (0.01 CNY)") long amountFen) {}

    /** A performance evaluation. */
    public record Evaluation(@Label(zh = "评价日期", en = "Evaluated on") LocalDate evaluatedOn,
            @Label(zh = "评价年度", en = "Period") int period,
            @Label(zh = "得分", en = "Score") int score,
            @Label(zh = "等级", en = "Grade") EvaluationGrade grade,
            @Label(zh = "评价机构", en = "Evaluator") String evaluator) {}

    /**
     * A deadline with its explanation.
     *
     * @param notBefore the first day on which it can be met, if there is one
     * @param settledOn when what was due came
     */
    public record Deadline(@Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "最早日期", en = "Not before") @Nullable LocalDate notBefore,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn,
            @Label(zh = "算法", en = "Explanation") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule,
            @Label(zh = "提醒日期", en = "Reminded on") @Nullable LocalDate remindedOn,
            @Label(zh = "完成日期", en = "Settled on") @Nullable LocalDate settledOn,
            @Label(zh = "逾期", en = "Missed") boolean missed) {}

    /**
     * What is only true today.
     *
     * @param daysInStage       calendar days since it came to its stage
     * @param acceptanceOverdue whether it should have been accepted by now
     */
    public record Now(@Label(zh = "在阶段天数", en = "Days in stage") int daysInStage,
            @Label(zh = "验收逾期", en = "Acceptance overdue") boolean acceptanceOverdue) {}

    static Now now(ProjectView view, ViewType.Day today) {
        LocalDate due = view.acceptanceDueOn();
        return new Now((int) (today.date().toEpochDay() - view.since().toEpochDay()),
                due != null && due.isBefore(today.date()));
    }
}
