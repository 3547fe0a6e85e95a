package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetSettlement;
import govbackbone.events.registry.EvaluationGrade;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReportKind;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.command.Room;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import govbackbone.registry.systems.SystemCommand;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a project. A business date that may be left out is then today. Money is in 分 (0.01 CNY) as
 * whole numbers, so that no sum is ever rounded.
 */
@CommandApi(collection = "projects")
@Label(zh = "政务信息化项目", en = "Government IT projects")
public sealed interface ProjectCommand {
    /** The largest sum of money, in 分: 100亿元. */
    long MOST_FEN = 1_000_000_000_000L;

    /**
     * A line of the budget.
     *
     * @param quantity decimal with at most two places, as text so that nothing is lost on the way
     */
    record LineEntry(@Label(zh = "序号", en = "No.") @Text(max = 20) String no,
            @Label(zh = "费用类别", en = "Category") LineCategory category,
            @Label(zh = "名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "规格", en = "Specification") @Text(max = 500) @Nullable String specification,
            @Label(zh = "计量单位", en = "Unit of measure") @Text(max = 20) String measure,
            @Label(zh = "数量", en = "Quantity") @Text(max = 13, pattern = "(0|[1-9]\\d{0,9})(\\.\\d{1,2})?", patternZh = "至多两位小数的数字", patternEn = "a number with at most two decimals") String quantity,
            @Label(zh = "单价（分）", en = "Unit price (0.01 CNY)") @Range(max = MOST_FEN) long unitPriceFen,
            @Label(zh = "金额（分）", en = "Amount (0.01 CNY)") @Range(max = MOST_FEN) long amountFen,
            @Label(zh = "金额已取整", en = "Amount is rounded") boolean rounded,
            @Label(zh = "测算依据", en = "Basis") @Text(max = 1000, multiline = true) @Nullable String basis) {}

    /** What the project is measured by. */
    record IndicatorEntry(@Label(zh = "指标名称", en = "Name") @Text(max = 100) String name,
            @Label(zh = "计量单位", en = "Unit of measure") @Text(max = 20) String measure,
            @Label(zh = "目标值", en = "Target") @Text(max = 50) String target) {}

    /** What has to be corrected. */
    record DefectEntry(@Label(zh = "申报内容", en = "Part of the filing") @Text(max = 100) String part,
            @Label(zh = "补正要求", en = "What to correct") @Text(max = 1000) String correction) {}

    /** A member of the review. */
    record ExpertEntry(@Label(zh = "账号", en = "Subject") @Text(max = 100) String subject,
            @Label(zh = "姓名", en = "Name") @Text(max = 50) String name,
            @Label(zh = "工作单位", en = "Work unit") @Text(max = 100) String workUnit,
            @Label(zh = "回避", en = "Conflict of interest") boolean conflict) {}

    /** Who delivers. */
    record SupplierEntry(@Label(zh = "统一社会信用代码", en = "Unified social credit code") UnitCode code,
            @Label(zh = "名称", en = "Name") @Text(max = 100) String name) {}

    /** A report the acceptance is shown. */
    record ReportEntry(@Label(zh = "报告种类", en = "Kind") ReportKind kind,
            @Label(zh = "标题", en = "Title") @Text(max = 200) String title,
            @Label(zh = "文件校验值", en = "SHA-256") @Text(max = 64, pattern = "[0-9a-f]{64}", patternZh = "64位小写十六进制数", patternEn = "64 hexadecimal digits in lower case") String sha256) {}

    /** A data resource registered for sharing. */
    record ResourceEntry(@Label(zh = "资源名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "资源目录编号", en = "Catalogue number") @Text(max = 50) String catalogueNo,
            @Label(zh = "数据条数", en = "Records") @Range(max = 1_000_000_000_000L) long records) {}

    /** The system that the project built, or the one it extended. */
    record SystemEntry(
            @Label(zh = "目录编号", en = "Catalogue number") @Text(max = 40, pattern = SystemCommand.NUMBER, patternZh = SystemCommand.NUMBER_ZH, patternEn = SystemCommand.NUMBER_EN) String catalogueNo,
            @Label(zh = "系统名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "部署方式", en = "Hosting") Hosting hosting) {}

    /**
     * A unit begins to file a project; its name is one of a kind within unit and year.
     *
     * @param unit if it is not the actor's own, which only project reviewers may do: they enter what units send on paper
     */
    @Creates
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "开始申报", en = "Open filing")
    record OpenFiling(@Label(zh = "开始日期", en = "Opened on") @NotFuture @Nullable LocalDate openedOn,
            @Label(zh = "年度", en = "Year") @Range(min = 1949, max = 2100) int year,
            @Label(zh = "备案类别", en = "Kind") FilingKind kind,
            @Label(zh = "项目名称", en = "Name") @Text(max = 200) String name,
            @Label(zh = "涉密", en = "Classified") boolean classified,
            @Label(zh = "建设单位", en = "Unit") @Nullable UnitCode unit) implements ProjectCommand {}

    /** The content of the filing is as this says; as often as needed until it is handed in. */
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "填报", en = "Draft filing")
    @Room(Room.FOR_NOTES)
    record DraftFiling(@Label(zh = "填报日期", en = "Drafted on") @NotFuture @Nullable LocalDate draftedOn,
            @Label(zh = "建设性质", en = "Nature") Nature nature,
            @Label(zh = "主管部门", en = "Competent authority") @Text(max = 100) String competentAuthority,
            @Label(zh = "计划开始日期", en = "Planned start") LocalDate startsOn,
            @Label(zh = "计划完成日期", en = "Planned end") LocalDate endsOn,
            @Label(zh = "绩效目标", en = "Goals") @Text(max = 5000, multiline = true) String goals,
            @Label(zh = "绩效指标", en = "Indicators") @Range(max = 50) @Nullable List<IndicatorEntry> indicators,
            @Label(zh = "立项依据", en = "Basis document") @Text(max = 500) String basis,
            @Label(zh = "建设内容", en = "Content") @Text(max = 20000, multiline = true) String content,
            @Label(zh = "功能清单", en = "Functions") @Range(max = 500) @Text(max = 200) @Nullable List<String> functions,
            @Label(zh = "经费渠道", en = "Source of funds") FundSource fundSource,
            @Label(zh = "申报金额（分）", en = "Total applied for (0.01 CNY)") @Range(max = MOST_FEN) long totalFen,
            @Label(zh = "预算明细", en = "Lines") @Range(max = 1000) @Nullable List<LineEntry> lines,
            @Label(zh = "年运维费（分）", en = "Yearly operation (0.01 CNY)") @Range(max = MOST_FEN) long yearlyOperationFen,
            @Label(zh = "涉及系统", en = "Systems") @Range(max = 50) @Text(max = 50) @Nullable List<String> systems,
            @Label(zh = "拟共享资源", en = "Shared resources") @Range(max = 500) @Text(max = 200) @Nullable List<String> sharedResources,
            @Label(zh = "不共享理由", en = "Reason for not sharing") @Text(max = 1000) @Nullable String notSharingReason,
            @Label(zh = "所需资源", en = "Needed resources") @Range(max = 500) @Text(max = 200) @Nullable List<String> neededResources,
            @Label(zh = "云资源需求", en = "Cloud need") @Text(max = 1000) @Nullable String cloudNeed,
            @Label(zh = "网络需求", en = "Network need") @Text(max = 1000) @Nullable String networkNeed,
            @Label(zh = "拟定安全保护等级", en = "Planned protection level") @Range(min = 1, max = 4) int gradingLevel,
            @Label(zh = "密码应用方案", en = "Cryptography plan") @Text(max = 1000) @Nullable String cryptoPlan,
            @Label(zh = "前期项目", en = "Earlier project") @Text(max = 50) @Nullable String earlierProject,
            @Label(zh = "前期项目后评价", en = "Its evaluation") @Text(max = 200) @Nullable String postEvaluation)
            implements
                ProjectCommand {}

    /** The filing is complete and handed in. */
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "申报", en = "Submit filing")
    record SubmitFiling(@Label(zh = "申报日期", en = "Submitted on") @NotFuture @Nullable LocalDate submittedOn)
            implements
                ProjectCommand {}

    /** The filing has what it must have. */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = Part.FILER)
    @Label(zh = "形式审查通过", en = "Check form")
    record CheckForm(@Label(zh = "审查日期", en = "Checked on") @NotFuture @Nullable LocalDate checkedOn,
            @Label(zh = "意见", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                ProjectCommand {}

    /** The filing goes back to its unit. */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = Part.FILER)
    @Label(zh = "退回补正", en = "Return for correction")
    record ReturnForCorrection(@Label(zh = "退回日期", en = "Returned on") @NotFuture @Nullable LocalDate returnedOn,
            @Label(zh = "补正事项", en = "Defects") @Range(min = 1, max = 100) List<DefectEntry> defects)
            implements
                ProjectCommand {}

    /** Experts are named; after a closed or deferred review this begins a new round. Operation filings need none. */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = Part.FILER)
    @Label(zh = "组织评审", en = "Open review")
    record OpenReview(@Label(zh = "评审日期", en = "Opened on") @NotFuture @Nullable LocalDate openedOn,
            @Label(zh = "评审专家", en = "Experts") @Range(max = 51) @Nullable List<ExpertEntry> experts)
            implements
                ProjectCommand {}

    /**
     * What an expert thinks, once per round. Experts speak for themselves; a reviewer enters what an expert has signed on
     * paper.
     *
     * @param sheet number of the signed sheet, if somebody else enters it
     */
    @Permitted(value = Role.PROJECT_REVIEWER, addressed = Role.EXPERT, otherThan = Part.FILER)
    @Label(zh = "专家意见", en = "Record expert's opinion")
    record RecordExpertOpinion(@Label(zh = "意见日期", en = "Given on") @NotFuture @Nullable LocalDate givenOn,
            @Label(zh = "专家账号", en = "Expert") @Text(max = 100) String expert,
            @Label(zh = "意见", en = "Opinion") ReviewOpinion opinion,
            @Label(zh = "说明", en = "Comment") @Text(max = 5000, multiline = true) String comment,
            @Label(zh = "签字意见表编号", en = "Signed sheet") @Text(max = 100) @Nullable String sheet)
            implements
                ProjectCommand {}

    /** The project looks like something that exists. */
    @Permitted(value = {Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER}, otherThan = Part.FILER)
    @Label(zh = "提示重复", en = "Flag overlap")
    @Room(Room.FOR_NOTES)
    record FlagOverlap(@Label(zh = "提示日期", en = "Flagged on") @NotFuture @Nullable LocalDate flaggedOn,
            @Label(zh = "重复类型", en = "Overlaps with") OverlapWith with,
            @Label(zh = "对象编号", en = "Which one") @Text(max = 100) String reference,
            @Label(zh = "对象名称", en = "Its name") @Text(max = 200) String name,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** The overlap is dealt with: the other is reused, or the need for both is shown. */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = Part.FILER)
    @Label(zh = "重复事项处理", en = "Resolve overlap")
    record ResolveOverlap(@Label(zh = "处理日期", en = "Resolved on") @NotFuture @Nullable LocalDate resolvedOn,
            @Label(zh = "提示编号", en = "Flag") @Range(min = 1, max = 1000) int flag,
            @Label(zh = "处理结果", en = "Outcome") OverlapOutcome outcome,
            @Label(zh = "说明", en = "Note") @Text(min = 10, max = 2000, multiline = true) String note)
            implements
                ProjectCommand {}

    /** A line is judged; again in the same round is a revision. */
    @Permitted(value = Role.BUDGET_REVIEWER, otherThan = {Part.FILER, Part.FORM_CHECKER, Part.EXPERT})
    @Label(zh = "审核明细", en = "Review line")
    record ReviewLine(@Label(zh = "审核日期", en = "Reviewed on") @NotFuture @Nullable LocalDate reviewedOn,
            @Label(zh = "序号", en = "Line") @Text(max = 20) String line,
            @Label(zh = "审定金额（分）", en = "Approved (0.01 CNY)") @Range(max = MOST_FEN) long approvedFen,
            @Label(zh = "审减原因", en = "Reason") @Nullable ReductionReason reason,
            @Label(zh = "说明", en = "Note") @Text(max = 2000, multiline = true) @Nullable String note)
            implements
                ProjectCommand {}

    /** Every line is judged. */
    @Permitted(value = Role.BUDGET_REVIEWER, otherThan = {Part.FILER, Part.FORM_CHECKER, Part.EXPERT})
    @Label(zh = "预算评审完成", en = "Close budget review")
    record CloseBudgetReview(@Label(zh = "完成日期", en = "Closed on") @NotFuture @Nullable LocalDate closedOn)
            implements
                ProjectCommand {}

    /** The project may go ahead. */
    @Permitted(value = {Role.PRINCIPAL, Role.PROJECT_REVIEWER}, otherThan = {Part.FILER, Part.FORM_CHECKER, Part.EXPERT,
        Part.BUDGET_REVIEWER})
    @Label(zh = "立项", en = "Approve")
    record Approve(@Label(zh = "批复日期", en = "Approved on") @NotFuture @Nullable LocalDate approvedOn,
            @Label(zh = "批复文号", en = "Document number") DocumentNumber documentNumber,
            @Label(zh = "批复金额（分）", en = "Amount (0.01 CNY)") @Range(min = 1, max = MOST_FEN) long amountFen,
            @Label(zh = "列入年度计划", en = "Year of the plan") @Range(min = 1949, max = 2100) int planYear)
            implements
                ProjectCommand {}

    /** The project waits for a later year. */
    @Permitted(value = {Role.PRINCIPAL, Role.PROJECT_REVIEWER}, otherThan = {Part.FILER, Part.FORM_CHECKER, Part.EXPERT,
        Part.BUDGET_REVIEWER})
    @Label(zh = "缓建", en = "Defer")
    record Defer(@Label(zh = "缓建日期", en = "Deferred on") @NotFuture @Nullable LocalDate deferredOn,
            @Label(zh = "结转年度", en = "To year") @Range(min = 1949, max = 2100) int toYear,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** The project is not built. */
    @Permitted(value = {Role.PRINCIPAL, Role.PROJECT_REVIEWER}, otherThan = {Part.FILER, Part.FORM_CHECKER, Part.EXPERT,
        Part.BUDGET_REVIEWER})
    @Label(zh = "不予立项", en = "Reject")
    record Reject(@Label(zh = "日期", en = "Rejected on") @NotFuture @Nullable LocalDate rejectedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** A supplier is looked for. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "启动采购", en = "Start procurement")
    record StartProcurement(@Label(zh = "启动日期", en = "Started on") @NotFuture @Nullable LocalDate startedOn,
            @Label(zh = "采购方式", en = "Method") ProcurementMethod method,
            @Label(zh = "采购编号", en = "Reference") @Text(max = 100) String reference) implements ProjectCommand {}

    /** A supplier was chosen. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "中标（成交）", en = "Record award")
    record RecordAward(@Label(zh = "中标日期", en = "Awarded on") @NotFuture @Nullable LocalDate awardedOn,
            @Label(zh = "供应商", en = "Supplier") SupplierEntry supplier,
            @Label(zh = "中标金额（分）", en = "Amount (0.01 CNY)") @Range(min = 1, max = MOST_FEN) long amountFen)
            implements
                ProjectCommand {}

    /** The signed contract is put on file. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "合同备案", en = "File contract")
    record FileContract(@Label(zh = "备案日期", en = "Filed on") @NotFuture @Nullable LocalDate filedOn,
            @Label(zh = "合同编号", en = "Contract") @Text(max = 100) String contractNo,
            @Label(zh = "签订日期", en = "Signed on") @NotFuture LocalDate signedOn,
            @Label(zh = "合同金额（分）", en = "Amount (0.01 CNY)") @Range(min = 1, max = MOST_FEN) long amountFen)
            implements
                ProjectCommand {}

    /** Work begins. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "开工", en = "Start construction")
    record StartConstruction(@Label(zh = "开工日期", en = "Started on") @NotFuture @Nullable LocalDate startedOn)
            implements
                ProjectCommand {}

    /**
     * The project is built otherwise than approved.
     *
     * @param adjustedFen  in 分: the part of the money that is used differently
     * @param goalsChanged a project with other goals is another project
     */
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "变更", en = "Approve change")
    @Room(Room.FOR_NOTES)
    record ApproveChange(@Label(zh = "变更日期", en = "Approved on") @NotFuture @Nullable LocalDate approvedOn,
            @Label(zh = "变更内容", en = "Change") @Text(max = 5000, multiline = true) String change,
            @Label(zh = "涉及金额（分）", en = "Adjusted (0.01 CNY)") @Range(max = MOST_FEN) long adjustedFen,
            @Label(zh = "目标改变", en = "Goals changed") boolean goalsChanged,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** The supplier was paid. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "支付", en = "Record payment")
    record RecordPayment(@Label(zh = "支付日期", en = "Paid on") @NotFuture @Nullable LocalDate paidOn,
            @Label(zh = "支付凭证号", en = "Voucher") @Text(max = 50) String voucher,
            @Label(zh = "支付金额（分）", en = "Amount (0.01 CNY)") @Range(min = 1, max = MOST_FEN) long amountFen)
            implements
                ProjectCommand {}

    /** Work has ended. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "建设完成", en = "Complete construction")
    record CompleteConstruction(@Label(zh = "完成日期", en = "Completed on") @NotFuture @Nullable LocalDate completedOn)
            implements
                ProjectCommand {}

    /** The unit accepts what was built. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "初步验收", en = "Accept preliminarily")
    record AcceptPreliminarily(@Label(zh = "验收日期", en = "Accepted on") @NotFuture @Nullable LocalDate acceptedOn,
            @Label(zh = "意见", en = "Conclusion") @Text(max = 5000, multiline = true) String conclusion)
            implements
                ProjectCommand {}

    /** It is used on trial. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "试运行", en = "Start trial run")
    record StartTrialRun(@Label(zh = "试运行日期", en = "Started on") @NotFuture @Nullable LocalDate startedOn)
            implements
                ProjectCommand {}

    /**
     * The project is accepted.
     *
     * @param system left out if it built or extended none
     */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = Part.FILER)
    @Label(zh = "竣工验收", en = "Accept finally")
    record AcceptFinally(@Label(zh = "验收日期", en = "Accepted on") @NotFuture @Nullable LocalDate acceptedOn,
            @Label(zh = "验收报告", en = "Reports") @Range(max = 50) @Nullable List<ReportEntry> reports,
            @Label(zh = "已登记共享资源", en = "Delivered resources") @Range(max = 500) @Nullable List<ResourceEntry> resources,
            @Label(zh = "等级保护备案编号", en = "Protection certificate") @Text(max = 50) @Nullable String protectionCertificate,
            @Label(zh = "测评有效期至", en = "Assessment valid until") @Nullable LocalDate assessmentValidUntil,
            @Label(zh = "交付的政务信息系统", en = "Delivered system") @Nullable SystemEntry system)
            implements
                ProjectCommand {}

    /** It goes into regular use. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "投入运行", en = "Start operation")
    record StartOperation(@Label(zh = "投运日期", en = "Started on") @NotFuture @Nullable LocalDate startedOn)
            implements
                ProjectCommand {}

    /** What came of the project is judged, once per evaluated year. */
    @Permitted(value = {Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER}, otherThan = Part.FILER)
    @Label(zh = "绩效评价", en = "Evaluate")
    record Evaluate(@Label(zh = "评价日期", en = "Evaluated on") @NotFuture @Nullable LocalDate evaluatedOn,
            @Label(zh = "评价年度", en = "Period") @Range(min = 1949, max = 2100) int period,
            @Label(zh = "得分", en = "Score") @Range(max = 100) int score,
            @Label(zh = "等级", en = "Grade") EvaluationGrade grade,
            @Label(zh = "评价机构", en = "Evaluator") @Text(max = 100) String evaluator) implements ProjectCommand {}

    /** The service year of an operation filing has ended. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "运维期满", en = "Close operation")
    record CloseOperation(@Label(zh = "期满日期", en = "Closed on") @NotFuture @Nullable LocalDate closedOn)
            implements
                ProjectCommand {}

    /** The unit wants to switch off what was built. */
    @Permitted(ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "申请退出", en = "Request retirement")
    record RequestRetirement(@Label(zh = "申请日期", en = "Requested on") @NotFuture @Nullable LocalDate requestedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** What was built is gone, and what it held is settled. */
    @Permitted(value = Role.PROJECT_REVIEWER, otherThan = {Part.FILER, Part.REQUESTER})
    @Label(zh = "退出", en = "Retire")
    record Retire(@Label(zh = "退出日期", en = "Retired on") @NotFuture @Nullable LocalDate retiredOn,
            @Label(zh = "云资源回收情况", en = "Cloud resources") @Text(max = 1000) String cloudResources,
            @Label(zh = "地址释放情况", en = "Addresses") @Text(max = 1000) String addresses,
            @Label(zh = "数据归档移交情况", en = "Data") @Text(max = 1000) String data,
            @Label(zh = "资产处置情况", en = "Assets") @Text(max = 1000) String assets) implements ProjectCommand {}

    /** Nothing goes on for the time being. */
    @Permitted({Role.PRINCIPAL, Role.PROJECT_REVIEWER})
    @Label(zh = "暂停", en = "Suspend")
    record Suspend(@Label(zh = "暂停日期", en = "Suspended on") @NotFuture @Nullable LocalDate suspendedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** It goes on where it was. */
    @Permitted({Role.PRINCIPAL, Role.PROJECT_REVIEWER})
    @Label(zh = "恢复", en = "Resume")
    record Resume(@Label(zh = "恢复日期", en = "Resumed on") @NotFuture @Nullable LocalDate resumedOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** The project is given up before it is accepted. */
    @Permitted(value = Role.PROJECT_REVIEWER, ownUnit = {Role.UNIT, Role.OFFICE})
    @Label(zh = "撤销", en = "Cancel")
    record Cancel(@Label(zh = "撤销日期", en = "Cancelled on") @NotFuture @Nullable LocalDate cancelledOn,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** The contract was filed under a number that was mistyped, which another contract needs. */
    @Permitted(Role.ADMIN)
    @Label(zh = "释放合同编号", en = "Release contract number")
    record ReleaseContractNumber(@Label(zh = "合同编号", en = "Contract") @Text(max = 100) String contractNo,
            @Label(zh = "理由", en = "Reason") @Text(max = 2000, multiline = true) String reason)
            implements
                ProjectCommand {}

    /** An asset of the project was transferred or disposed of; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "登记资产去向", en = "Settle asset")
    record SettleAsset(@Label(zh = "落实日期", en = "Settled on") LocalDate settledOn,
            @Label(zh = "资产序号", en = "Position") int no,
            @Label(zh = "资产去向", en = "Settlement") AssetSettlement settlement) implements ProjectCommand {}

    /** The end of a deadline is near; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "临期提醒", en = "Remind of deadline")
    record RemindOfDeadline(@Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements ProjectCommand {}

    /** The end of a deadline has come; only the backbone itself says so. */
    @Permitted({})
    @Label(zh = "记录逾期", en = "Record missed deadline")
    record RecordMissedDeadline(@Label(zh = "期限种类", en = "Kind") ProjectDeadlineKind kind,
            @Label(zh = "截止日期", en = "Due on") LocalDate dueOn) implements ProjectCommand {}
}
