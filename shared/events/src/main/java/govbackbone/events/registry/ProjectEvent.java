package govbackbone.events.registry;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DocumentNumber;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.Restricted;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a government IT project, from the first draft of its filing to its retirement. */
@AggregateEvents("registry.project")
public sealed interface ProjectEvent extends DomainEvent {
    /** A unit begins to file a project. */
    @EventType("registry.FilingOpened")
    @Label(zh = "开始申报", en = "Filing opened")
    record FilingOpened(@Label(zh = "开始日期", en = "Opened on") LocalDate effectiveOn,
            @Label(zh = "建设单位", en = "Unit") UnitCode unit,
            @Label(zh = "建设单位名称", en = "Unit name") String unitName,
            @Label(zh = "年度", en = "Year") int year,
            @Label(zh = "备案类别", en = "Kind") FilingKind kind,
            @Label(zh = "项目名称", en = "Name") String name) implements ProjectEvent {}

    /** The content of the filing is as this says, in place of what it was. */
    @EventType("registry.FilingDrafted")
    @Label(zh = "填报", en = "Filing drafted")
    record FilingDrafted(@Label(zh = "填报日期", en = "Drafted on") LocalDate effectiveOn,
            @Label(zh = "备案内容", en = "Filing") Filing filing) implements ProjectEvent {}

    /**
     * The unit handed the filing in.
     *
     * @param submission counts from 1
     * @param appliedFen in 分
     */
    @EventType("registry.ProjectSubmitted")
    @Label(zh = "申报", en = "Project submitted")
    record ProjectSubmitted(@Label(zh = "申报日期", en = "Submitted on") LocalDate effectiveOn,
            @Label(zh = "申报次数", en = "Submission") int submission,
            @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") long appliedFen) implements ProjectEvent {}

    /** The filing is complete. */
    @EventType("registry.FormChecked")
    @Label(zh = "形式审查通过", en = "Form checked")
    record FormChecked(@Label(zh = "审查日期", en = "Checked on") LocalDate effectiveOn,
            @Label(zh = "意见", en = "Note") @Nullable String note) implements ProjectEvent {}

    /** The filing has to be corrected. */
    @EventType("registry.FilingReturned")
    @Label(zh = "退回补正", en = "Filing returned")
    record FilingReturned(@Label(zh = "退回日期", en = "Returned on") LocalDate effectiveOn,
            @Label(zh = "补正事项", en = "Defects") List<Defect> defects) implements ProjectEvent {
        public FilingReturned {
            defects = List.copyOf(defects);
        }
    }

    /**
     * Experts were named.
     *
     * @param round counts from 1; a later one reviews again
     */
    @EventType("registry.ReviewOpened")
    @Label(zh = "组织评审", en = "Review opened")
    record ReviewOpened(@Label(zh = "评审日期", en = "Opened on") LocalDate effectiveOn,
            @Label(zh = "评审轮次", en = "Round") int round,
            @Label(zh = "评审专家", en = "Experts") List<Expert> experts) implements ProjectEvent {
        public ReviewOpened {
            experts = List.copyOf(experts);
        }
    }

    /** An expert gave an opinion. */
    @EventType("registry.ExpertOpinionRecorded")
    @Label(zh = "专家意见", en = "Expert's opinion recorded")
    record ExpertOpinionRecorded(@Label(zh = "意见日期", en = "Given on") LocalDate effectiveOn,
            @Label(zh = "评审轮次", en = "Round") int round,
            @Label(zh = "专家账号", en = "Expert") String expert,
            @Label(zh = "意见", en = "Opinion") ReviewOpinion opinion,
            @Label(zh = "说明", en = "Comment") String comment) implements ProjectEvent {}

    /** Somebody else entered the opinion, from the sheet of that number which the expert has signed. */
    @EventType("registry.OpinionSheetFiled")
    @Label(zh = "专家签字意见表备查", en = "Expert's signed sheet filed")
    record OpinionSheetFiled(@Label(zh = "意见日期", en = "Given on") LocalDate effectiveOn,
            @Label(zh = "评审轮次", en = "Round") int round,
            @Label(zh = "专家账号", en = "Expert") String expert,
            @Label(zh = "签字意见表编号", en = "Signed sheet") String sheet) implements ProjectEvent {}

    /**
     * The project looks like something that exists: it must be resolved before approval (集约化审核).
     *
     * @param flag counts from 1 within the project
     */
    @EventType("registry.OverlapFlagged")
    @Label(zh = "提示重复", en = "Overlap flagged")
    record OverlapFlagged(@Label(zh = "提示日期", en = "Flagged on") LocalDate effectiveOn,
            @Label(zh = "提示编号", en = "Flag") int flag,
            @Label(zh = "重复类型", en = "Overlaps with") OverlapWith with,
            @Restricted @Label(zh = "对象编号", en = "Which one") String reference,
            @Restricted @Label(zh = "对象名称", en = "Its name") String name,
            @Restricted @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** An overlap no longer stands in the way. */
    @EventType("registry.OverlapResolved")
    @Label(zh = "重复事项处理", en = "Overlap resolved")
    record OverlapResolved(@Label(zh = "处理日期", en = "Resolved on") LocalDate effectiveOn,
            @Label(zh = "提示编号", en = "Flag") int flag,
            @Label(zh = "处理结果", en = "Outcome") OverlapOutcome outcome,
            @Label(zh = "说明", en = "Note") String note) implements ProjectEvent {}

    /**
     * A line of the budget was judged, in place of an earlier judgement of the same round.
     *
     * @param appliedFen in 分
     * @param approvedFen in 分, at most what was applied for
     * @param reason present when it was reduced
     */
    @EventType("registry.LineReviewed")
    @Label(zh = "审核明细", en = "Line reviewed")
    record LineReviewed(@Label(zh = "审核日期", en = "Reviewed on") LocalDate effectiveOn,
            @Label(zh = "评审轮次", en = "Round") int round,
            @Label(zh = "序号", en = "Line") String line,
            @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") long appliedFen,
            @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") long approvedFen,
            @Label(zh = "审减原因", en = "Reason") @Nullable ReductionReason reason,
            @Label(zh = "说明", en = "Note") @Nullable String note) implements ProjectEvent {}

    /**
     * Every line is judged; the sums follow from the lines.
     *
     * @param appliedFen in 分
     * @param approvedFen in 分
     * @param reducedFen in 分: applied for less approved
     * @param reductions by reason; they add up to the reduced sum
     */
    @EventType("registry.BudgetReviewClosed")
    @Label(zh = "预算评审完成", en = "Budget review closed")
    record BudgetReviewClosed(@Label(zh = "完成日期", en = "Closed on") LocalDate effectiveOn,
            @Label(zh = "评审轮次", en = "Round") int round,
            @Label(zh = "申报金额（分）", en = "Applied for (0.01 CNY)") long appliedFen,
            @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") long approvedFen,
            @Label(zh = "审减金额（分）", en = "Reduced (0.01 CNY)") long reducedFen,
            @Label(zh = "分原因审减", en = "Reductions") List<Reduction> reductions) implements ProjectEvent {
        public BudgetReviewClosed {
            reductions = List.copyOf(reductions);
        }
    }

    /**
     * The project may be procured (立项或备案).
     *
     * @param amountFen in 分, at most what the review approved
     * @param planYear the annual plan it is on
     */
    @EventType("registry.ProjectApproved")
    @Label(zh = "立项", en = "Project approved")
    record ProjectApproved(@Label(zh = "批复日期", en = "Approved on") LocalDate effectiveOn,
            @Label(zh = "批复文号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "批复金额（分）", en = "Amount (0.01 CNY)") long amountFen,
            @Label(zh = "列入年度计划", en = "Year of the plan") int planYear) implements ProjectEvent {}

    /**
     * The project was approved as the entry of an annual plan.
     *
     * @param plan           id of the plan
     * @param documentNumber of the plan
     * @param no             of the entry
     * @param amountFen      in 分: what was approved
     */
    @EventType("registry.ProjectListed")
    @Label(zh = "对应年度计划", en = "Project matched with the plan")
    record ProjectListed(@Label(zh = "批复日期", en = "Approved on") LocalDate effectiveOn,
            @Label(zh = "年度计划", en = "Plan") String plan,
            @Label(zh = "计划文号", en = "Document number of the plan") DocumentNumber documentNumber,
            @Label(zh = "序号", en = "No.") int no,
            @Label(zh = "批复金额（分）", en = "Approved (0.01 CNY)") long amountFen) implements ProjectEvent {}

    /** It is to be reviewed again for a later year. */
    @EventType("registry.ProjectDeferred")
    @Label(zh = "缓建", en = "Project deferred")
    record ProjectDeferred(@Label(zh = "缓建日期", en = "Deferred on") LocalDate effectiveOn,
            @Label(zh = "结转年度", en = "To year") int toYear,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** It is not to be built. */
    @EventType("registry.ProjectRejected")
    @Label(zh = "不予立项", en = "Project rejected")
    record ProjectRejected(@Label(zh = "日期", en = "Rejected on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** A supplier is looked for. */
    @EventType("registry.ProcurementStarted")
    @Label(zh = "启动采购", en = "Procurement started")
    record ProcurementStarted(@Label(zh = "启动日期", en = "Started on") LocalDate effectiveOn,
            @Label(zh = "采购方式", en = "Method") ProcurementMethod method,
            @Label(zh = "采购编号", en = "Reference") String reference) implements ProjectEvent {}

    /**
     * A supplier was chosen.
     *
     * @param amountFen in 分, at most the approved amount
     */
    @EventType("registry.AwardRecorded")
    @Label(zh = "中标（成交）", en = "Award recorded")
    record AwardRecorded(@Label(zh = "中标日期", en = "Awarded on") LocalDate effectiveOn,
            @Label(zh = "供应商", en = "Supplier") Supplier supplier,
            @Label(zh = "中标金额（分）", en = "Amount (0.01 CNY)") long amountFen) implements ProjectEvent {}

    /**
     * The contract was signed on {@code signedOn} and filed on {@link #effectiveOn}.
     *
     * @param amountFen in 分, at most the award
     * @param late whether it was filed after its last day
     */
    @EventType("registry.ContractFiled")
    @Label(zh = "合同备案", en = "Contract filed")
    record ContractFiled(@Label(zh = "备案日期", en = "Filed on") LocalDate effectiveOn,
            @Label(zh = "合同编号", en = "Contract") String contractNo,
            @Label(zh = "签订日期", en = "Signed on") LocalDate signedOn,
            @Label(zh = "合同金额（分）", en = "Amount (0.01 CNY)") long amountFen,
            @Label(zh = "备案期限及算法", en = "Due") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule,
            @Label(zh = "逾期备案", en = "Late") boolean late) implements ProjectEvent {}

    /** Work began. */
    @EventType("registry.ConstructionStarted")
    @Label(zh = "开工", en = "Construction started")
    record ConstructionStarted(@Label(zh = "开工日期", en = "Started on") LocalDate effectiveOn) implements ProjectEvent {}

    /**
     * The project differs from what was approved.
     *
     * @param adjustedFen in 分: the part of the money that is used differently
     */
    @EventType("registry.ChangeApproved")
    @Label(zh = "变更", en = "Change approved")
    record ChangeApproved(@Label(zh = "变更日期", en = "Approved on") LocalDate effectiveOn,
            @Label(zh = "变更内容", en = "Change") String change,
            @Label(zh = "涉及金额（分）", en = "Adjusted (0.01 CNY)") long adjustedFen,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /**
     * The supplier was paid.
     *
     * @param amountFen in 分
     * @param paidFen in 分, with this payment; at most the contract's sum
     */
    @EventType("registry.PaymentRecorded")
    @Label(zh = "支付", en = "Payment recorded")
    record PaymentRecorded(@Label(zh = "支付日期", en = "Paid on") LocalDate effectiveOn,
            @Label(zh = "支付凭证号", en = "Voucher") String voucher,
            @Label(zh = "支付金额（分）", en = "Amount (0.01 CNY)") long amountFen,
            @Label(zh = "累计支付（分）", en = "Paid in total (0.01 CNY)") long paidFen) implements ProjectEvent {}

    /** Work ended; acceptance is due. */
    @EventType("registry.ConstructionCompleted")
    @Label(zh = "建设完成", en = "Construction completed")
    record ConstructionCompleted(
            @Label(zh = "完成日期", en = "Completed on") LocalDate effectiveOn) implements ProjectEvent {}

    /**
     * A deadline of that kind begins, in place of an earlier one.
     *
     * @param notBefore the first day on which it can be done, if there is one
     * @param enteredLate true if its last day had passed when it was entered
     */
    @EventType("registry.DeadlineSet")
    @Label(zh = "设定期限", en = "Deadline set")
    record DeadlineSet(@Label(zh = "起算日期", en = "Effective on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "最早日期", en = "Not before") @Nullable LocalDate notBefore,
            @Label(zh = "截止日期及算法", en = "Due") ExplainedDate due,
            @Label(zh = "依据", en = "Rule") RuleBasis rule,
            @Label(zh = "补录时已过期", en = "Entered late") boolean enteredLate) implements ProjectEvent {}

    /** The end of a deadline is near, and what is due has not come; said by the backbone itself. */
    @EventType("registry.DeadlineNear")
    @Label(zh = "临期提醒", en = "Deadline near")
    record DeadlineNear(@Label(zh = "提醒日期", en = "Reminded on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements ProjectEvent {}

    /** The day passed and what was due has not come. */
    @EventType("registry.DeadlineMissed")
    @Label(zh = "逾期", en = "Deadline missed")
    record DeadlineMissed(@Label(zh = "逾期日期", en = "Missed on") LocalDate effectiveOn,
            @Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements ProjectEvent {}

    /** The unit itself accepted what was built. */
    @EventType("registry.PreliminarilyAccepted")
    @Label(zh = "初步验收", en = "Preliminarily accepted")
    record PreliminarilyAccepted(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "意见", en = "Conclusion") String conclusion) implements ProjectEvent {}

    /** It is used on trial. */
    @EventType("registry.TrialRunStarted")
    @Label(zh = "试运行", en = "Trial run started")
    record TrialRunStarted(@Label(zh = "试运行日期", en = "Started on") LocalDate effectiveOn) implements ProjectEvent {}

    /**
     * The project is accepted; its data is shared (以项目验收为抓手).
     *
     * @param protectionCertificate of the filing with the public security; from level 2 on
     * @param assessmentValidUntil the last day of the assessment
     */
    @EventType("registry.FinallyAccepted")
    @Label(zh = "竣工验收", en = "Finally accepted")
    record FinallyAccepted(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "验收报告", en = "Reports") List<AcceptanceReport> reports,
            @Label(zh = "已登记共享资源", en = "Delivered resources") List<DeliveredResource> resources,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") @Nullable String protectionCertificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") @Nullable LocalDate assessmentValidUntil)
            implements
                ProjectEvent {
        public FinallyAccepted {
            reports = List.copyOf(reports);
            resources = List.copyOf(resources);
        }
    }

    /**
     * The accepted project built a government system, or extended one.
     *
     * @param catalogueNo          its number in the catalogue of systems
     * @param certificate          of its filing under classified protection; needed from level 2 on
     * @param assessmentValidUntil the last day of its assessment
     * @param resources            what it shares, as the acceptance was shown
     */
    @EventType("registry.SystemDelivered")
    @Label(zh = "交付政务信息系统", en = "System delivered")
    record SystemDelivered(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "目录编号", en = "Catalogue number") String catalogueNo,
            @Label(zh = "系统名称", en = "Name") String name,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit,
            @Label(zh = "系统简介", en = "Content") String content,
            @Label(zh = "功能清单", en = "Functions") List<String> functions,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting,
            @Label(zh = "安全保护等级", en = "Protection level") int gradingLevel,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") @Nullable String certificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") @Nullable LocalDate assessmentValidUntil,
            @Label(zh = "已登记共享资源", en = "Delivered resources") List<DeliveredResource> resources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Nullable String notSharingReason)
            implements
                ProjectEvent {
        public SystemDelivered {
            functions = List.copyOf(functions);
            resources = List.copyOf(resources);
        }
    }

    /** The accepted project brought assets, for which it answers until each is settled. */
    @EventType("registry.AssetsDelivered")
    @Label(zh = "交付资产", en = "Assets delivered")
    record AssetsDelivered(@Label(zh = "验收日期", en = "Accepted on") LocalDate effectiveOn,
            @Label(zh = "使用单位", en = "Unit") UnitCode unit,
            @Label(zh = "资产", en = "Assets") List<DeliveredAsset> assets) implements ProjectEvent {
        public AssetsDelivered {
            assets = List.copyOf(assets);
        }
    }

    /**
     * An asset of the project was transferred or disposed of.
     *
     * @param no position of its line, as delivered
     */
    @EventType("registry.AssetSettled")
    @Label(zh = "资产去向落实", en = "Asset settled")
    record AssetSettled(@Label(zh = "落实日期", en = "Settled on") LocalDate effectiveOn,
            @Label(zh = "资产序号", en = "Position") int no,
            @Label(zh = "资产去向", en = "Settlement") AssetSettlement settlement) implements ProjectEvent {}

    /** It is in regular use. */
    @EventType("registry.OperationStarted")
    @Label(zh = "投入运行", en = "Operation started")
    record OperationStarted(@Label(zh = "投运日期", en = "Started on") LocalDate effectiveOn) implements ProjectEvent {}

    /**
     * What came of it was judged.
     *
     * @param score 0–100
     * @param period the year that was evaluated
     */
    @EventType("registry.ProjectEvaluated")
    @Label(zh = "绩效评价", en = "Project evaluated")
    record ProjectEvaluated(@Label(zh = "评价日期", en = "Evaluated on") LocalDate effectiveOn,
            @Label(zh = "评价年度", en = "Period") int period,
            @Label(zh = "得分", en = "Score") int score,
            @Label(zh = "等级", en = "Grade") EvaluationGrade grade,
            @Label(zh = "评价机构", en = "Evaluator") String evaluator) implements ProjectEvent {}

    /** The service year of an operation filing ended. */
    @EventType("registry.OperationClosed")
    @Label(zh = "运维期满", en = "Operation closed")
    record OperationClosed(@Label(zh = "期满日期", en = "Closed on") LocalDate effectiveOn) implements ProjectEvent {}

    /** The unit wants to switch off what was built. */
    @EventType("registry.RetirementRequested")
    @Label(zh = "申请退出", en = "Retirement requested")
    record RetirementRequested(@Label(zh = "申请日期", en = "Requested on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** What was built is gone and what it held is settled. */
    @EventType("registry.ProjectRetired")
    @Label(zh = "退出", en = "Project retired")
    record ProjectRetired(@Label(zh = "退出日期", en = "Retired on") LocalDate effectiveOn,
            @Label(zh = "云资源回收情况", en = "Cloud resources") String cloudResources,
            @Label(zh = "地址释放情况", en = "Addresses") String addresses,
            @Label(zh = "数据归档移交情况", en = "Data") String data,
            @Label(zh = "资产处置情况", en = "Assets") String assets) implements ProjectEvent {}

    /** Nothing goes on for the time being. */
    @EventType("registry.ProjectSuspended")
    @Label(zh = "暂停", en = "Project suspended")
    record ProjectSuspended(@Label(zh = "暂停日期", en = "Suspended on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** It goes on where it was. */
    @EventType("registry.ProjectResumed")
    @Label(zh = "恢复", en = "Project resumed")
    record ProjectResumed(@Label(zh = "恢复日期", en = "Resumed on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** It is given up. */
    @EventType("registry.ProjectCancelled")
    @Label(zh = "撤销", en = "Project cancelled")
    record ProjectCancelled(@Label(zh = "撤销日期", en = "Cancelled on") LocalDate effectiveOn,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}

    /** The contract on file bears a number that was mistyped: the number is free for the contract it belongs to. */
    @EventType("registry.ContractNumberReleased")
    @Label(zh = "释放合同编号", en = "Contract number released")
    record ContractNumberReleased(@Label(zh = "释放日期", en = "Released on") LocalDate effectiveOn,
            @Label(zh = "合同编号", en = "Contract") String contractNo,
            @Label(zh = "理由", en = "Reason") String reason) implements ProjectEvent {}
}
