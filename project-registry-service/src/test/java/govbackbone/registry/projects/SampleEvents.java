package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.registry.*;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.registry.plans.SamplePlans;

import static govbackbone.registry.projects.Samples.*;

/** One of every event, with every field filled: what the golden samples of the log are made of. */
final class SampleEvents {
    private static final RuleBasis BASIS = new RuleBasis("sample", 1, "示例规则", "Sample rule");
    private static final ExplainedDate DUE = new ExplainedDate(day(3, 16), SIGNED, DatePeriod.workingDays(5),
            RollPolicy.NEXT_WORKING_DAY, day(3, 15), day(12, 31),
            List.of(new ExplainedDate.NonWorkingDay(day(3, 14), "周六")),
            List.of(day(4, 26)), List.of("2020-2"), true);

    private SampleEvents() {}

    static Filing filing() {
        return new Filing(Nature.UPGRADE, "示例主管部门", STARTED, BUILT, "示例目标", List.of(new Indicator("示例指标", "个", "10")),
                "示例依据文件", "示例建设内容", List.of("示例功能"), FundSource.GENERAL_BUDGET, 1_250,
                List.of(new LineItem("1", LineCategory.DATA, "示例明细", "示例规格", "项", new BigDecimal("2.5"), 500, 1_250,
                        "示例依据")),
                100_000, List.of("示例系统-1"), List.of("示例资源"), "示例不共享理由", List.of("示例所需资源"), "示例云需求", "示例网络需求", 3,
                "示例密码方案", "示例前期项目", "示例后评价");
    }

    static List<ProjectEvent> all() {
        return List.of(new FilingOpened(OPENED, FIRST, "示例单位甲", 2020, FilingKind.CONSTRUCTION, "示例：数据共享平台"),
                new FilingDrafted(OPENED, filing()), new ProjectSubmitted(SUBMITTED, 1, 1_250),
                new FormChecked(CHECKED, "示例意见"),
                new FilingReturned(CHECKED, List.of(new Defect("绩效目标", "示例补正要求"))),
                new ReviewOpened(REVIEW, 1, List.of(new Expert("a", "示例专家a", "示例单位", true))),
                new ExpertOpinionRecorded(REVIEW, 1, "a", ReviewOpinion.AGREE_WITH_CHANGES, "示例说明"),
                new OpinionSheetFiled(REVIEW, 1, "a", "示例意见表〔2020〕1号"),
                new OverlapFlagged(REVIEW, 1, OverlapWith.SHARED_CAPABILITY, "示例能力-1", "示例能力", "示例理由"),
                new OverlapResolved(REVIEW, 1, OverlapOutcome.REUSE, "示例说明"),
                new LineReviewed(REVIEW, 1, "1", 1_250, 1_000, ReductionReason.PRICE_HIGH, "示例说明"),
                new BudgetReviewClosed(CLOSED, 1, 1_250, 1_000, 250,
                        List.of(new Reduction(ReductionReason.PRICE_HIGH, 250))),
                new ProjectApproved(APPROVED, NUMBER, 1_000, 2020),
                new ProjectListed(APPROVED, "plan-2020-1", SamplePlans.NUMBER, 1, 1_000),
                new ProjectDeferred(CLOSED, 2021, "示例理由"),
                new ProjectRejected(CLOSED, "示例理由"),
                new ProcurementStarted(PROCURED, ProcurementMethod.SINGLE_SOURCE, "示例采购-1"),
                new AwardRecorded(AWARDED, new Supplier(SECOND, "示例供应商"), 900),
                new ContractFiled(FILED, "示例合同-1", SIGNED, 900, DUE, BASIS, true), new ConstructionStarted(STARTED),
                new ChangeApproved(STARTED, "示例变更", 100, "示例理由"), new PaymentRecorded(STARTED, "v1", 300, 300),
                new ConstructionCompleted(BUILT),
                new DeadlineSet(BUILT, ProjectDeadlineKind.EVALUATION, FINAL, DUE, BASIS, true),
                new DeadlineNear(day(8, 1), ProjectDeadlineKind.ACCEPTANCE, day(8, 31)),
                new DeadlineMissed(day(9, 1), ProjectDeadlineKind.ACCEPTANCE, day(8, 31)),
                new PreliminarilyAccepted(ACCEPTED, "示例结论"), new TrialRunStarted(TRIAL),
                new FinallyAccepted(FINAL, List.of(new AcceptanceReport(ReportKind.AUDIT, "示例报告", SHA256)),
                        List.of(new DeliveredResource("示例资源", "示例目录-1", 4_670)), "示例备案-1", LocalDate.of(2021, 8, 27)),
                new SystemDelivered(FINAL, "SYS-0002", "示例系统", FIRST, "示例简介", List.of("示例功能"),
                        Hosting.GOVERNMENT_CLOUD, 3, "示例备案-1", LocalDate.of(2021, 8, 27),
                        List.of(new DeliveredResource("示例资源", "示例目录-1", 4_670)), "示例不共享理由"),
                new AssetsDelivered(FINAL, FIRST,
                        List.of(new DeliveredAsset(1, "1", LineCategory.HARDWARE, "示例明细", "项", new BigDecimal("2.5"),
                                1_000))),
                new AssetSettled(EVALUATED, 1, AssetSettlement.DISPOSED), new OperationStarted(OPERATED),
                new ProjectEvaluated(EVALUATED, 2021, 90, EvaluationGrade.GOOD, "示例机构"),
                new OperationClosed(EVALUATED), new RetirementRequested(RETIRED, "示例理由"),
                new ProjectRetired(RETIRED, "示例：已回收", "示例：已释放", "示例：已移交", "示例：已处置"),
                new ProjectSuspended(CLOSED, "示例理由"), new ProjectResumed(CLOSED, "示例理由"),
                new ProjectCancelled(CLOSED, "示例理由"), new ContractNumberReleased(FILED, "示例合同-1", "示例理由"));
    }
}
