package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetSettlement;
import govbackbone.events.registry.EvaluationGrade;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReportKind;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.plans.SamplePlans;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.GovSystems;
import govbackbone.registry.systems.SampleSystems;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;
import org.jspecify.annotations.Nullable;

/** One invented project and the people around it. Every command here is accepted at its place in {@link #at}. */
final class Samples {
    static final UnitCode FIRST = new UnitCode("113703000000000199");
    static final UnitCode SECOND = new UnitCode("113703000000000274");
    static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    static final UnitCode BUREAU = new UnitCode("11370300MB28560647");

    static final Actor UNIT = actor("unit", FIRST, Role.UNIT);
    static final Actor OTHER_UNIT = actor("other", SECOND, Role.UNIT);
    static final Actor REVIEWER = actor("reviewer", BUREAU, Role.PROJECT_REVIEWER);
    static final Actor BUDGET = actor("budget", BUREAU, Role.BUDGET_REVIEWER);
    static final Actor PRINCIPAL = actor("principal", BUREAU, Role.PRINCIPAL);
    static final Actor ADMIN = actor("admin", BUREAU, Role.ADMIN);
    static final List<Actor> EVERYBODY = List.of(UNIT, REVIEWER, BUDGET, PRINCIPAL, ADMIN);

    static final LocalDate OPENED = day(1, 6);
    static final LocalDate SUBMITTED = day(1, 8);
    static final LocalDate CHECKED = day(1, 9);
    static final LocalDate REVIEW = day(1, 13);
    static final LocalDate CLOSED = day(1, 17);
    static final LocalDate APPROVED = day(1, 20);
    static final LocalDate PROCURED = day(2, 10);
    static final LocalDate AWARDED = day(3, 2);
    static final LocalDate SIGNED = day(3, 9);
    static final LocalDate FILED = day(3, 12);
    static final LocalDate STARTED = day(3, 16);
    static final LocalDate BUILT = day(5, 29);
    static final LocalDate ACCEPTED = day(6, 8);
    static final LocalDate TRIAL = day(6, 9);
    static final LocalDate FINAL = day(8, 28);
    static final LocalDate OPERATED = day(9, 1);
    static final LocalDate EVALUATED = LocalDate.of(2021, 9, 1);
    static final LocalDate RETIRED = LocalDate.of(2022, 3, 1);
    static final LocalDate TODAY = LocalDate.of(2022, 6, 30);

    static final DocumentNumber NUMBER = new DocumentNumber("淄数项字〔2020〕1号");
    static final String NAME = "示例：数据共享平台";
    static final AnnualPlans PLANS = SamplePlans.listing(2020, FIRST, NAME);
    static final GovSystems SYSTEMS = SampleSystems.sound(FIRST);
    static final String SHA256 = "0123456789abcdef".repeat(4);

    private Samples() {}

    record Step(Actor actor, ProjectCommand command) {}

    static LocalDate day(int month, int day) {
        return LocalDate.of(2020, month, day);
    }

    static Actor actor(String subject, @Nullable UnitCode unit, Role... roles) {
        return SampleActors.actor(subject, unit, roles);
    }

    /** The history of a construction project up to that stage. */
    static List<ProjectEvent> at(ProjectStage stage) {
        return at(FilingKind.CONSTRUCTION, stage);
    }

    static List<ProjectEvent> at(FilingKind kind, ProjectStage stage) {
        Given<ProjectCommand, Project, ProjectEvent> scenario = Scenario.given(List.of());
        for (Step step : way(kind, stage)) {
            scenario = scenario.and(step.actor(), step.command());
            if (Project.standing(scenario.state()).state().equals(stage.name())) {
                return scenario.history();
            }
        }
        throw new IllegalStateException(kind + " never comes to " + stage);
    }

    private static List<Step> way(FilingKind kind, ProjectStage to) {
        List<Step> review = List.of(new Step(UNIT, open(kind)), new Step(UNIT, draft(kind)),
                new Step(UNIT, new SubmitFiling(SUBMITTED)), new Step(REVIEWER, new CheckForm(CHECKED, null)),
                new Step(REVIEWER, review(kind)));
        List<Step> side = switch (to) {
            case RETURNED -> List.of(new Step(REVIEWER, giveBack()));
            case DEFERRED -> List.of(new Step(PRINCIPAL, new Defer(CLOSED, 2021, "示例理由")));
            case REJECTED -> List.of(new Step(PRINCIPAL, new Reject(CLOSED, "示例理由")));
            case SUSPENDED -> List.of(new Step(PRINCIPAL, new Suspend(CLOSED, "示例理由")));
            case CANCELLED -> List.of(new Step(UNIT, new Cancel(CLOSED, "示例理由")));
            default -> List.of();
        };
        if (to == ProjectStage.RETURNED) {
            return concat(review.subList(0, 3), side);
        }
        if (!side.isEmpty()) {
            return concat(review, side);
        }
        List<Step> heard = kind == FilingKind.OPERATION ? List.of() : List.of(hear("a"), hear("b"), hear("c"));
        List<Step> judged = List.of(new Step(BUDGET, judge("1", 4_000_000, ReductionReason.PRICE_HIGH)),
                new Step(BUDGET, judge("2", 1_250, null)), new Step(BUDGET, new CloseBudgetReview(CLOSED)),
                new Step(PRINCIPAL, approve(4_001_250)));
        return concat(concat(review, heard), concat(judged, works(kind)));
    }

    private static List<Step> works(FilingKind kind) {
        Step operate = new Step(UNIT, new StartOperation(OPERATED));
        Step close = new Step(UNIT, new CloseOperation(EVALUATED));
        List<Step> bought = List.of(
                new Step(UNIT, new StartProcurement(PROCURED, ProcurementMethod.OPEN_TENDER, "示例采购-1")),
                new Step(UNIT, award(3_900_000)), new Step(UNIT, contract(FILED, 3_800_000)));
        return switch (kind) {
            case OPERATION -> List.of(operate, close);
            case SERVICE -> concat(bought, List.of(operate, close));
            case CONSTRUCTION, EMERGENCY -> concat(bought, List.of(
                    new Step(UNIT, new StartConstruction(STARTED)),
                    new Step(UNIT, new RecordPayment(STARTED, "v1", 1_000_000)),
                    new Step(REVIEWER, new ApproveChange(STARTED, "示例变更", 100_000, false, "示例理由")),
                    new Step(UNIT, new CompleteConstruction(BUILT)),
                    new Step(UNIT, new AcceptPreliminarily(ACCEPTED, "示例结论")),
                    new Step(UNIT, new StartTrialRun(TRIAL)), new Step(REVIEWER, accept(FINAL)), operate,
                    new Step(REVIEWER, evaluate(EVALUATED, 2021)),
                    new Step(Actor.BACKBONE, settle(1)), new Step(Actor.BACKBONE, settle(2)),
                    new Step(UNIT, new RequestRetirement(RETIRED, "示例理由")), new Step(REVIEWER, retire())));
        };
    }

    private static List<Step> concat(List<Step> first, List<Step> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Step hear(String expert) {
        return new Step(REVIEWER, opinion(expert));
    }

    static OpenFiling open(FilingKind kind) {
        return new OpenFiling(OPENED, 2020, kind, NAME, false, null);
    }

    static LineEntry line(String no, String quantity, long price, long amount) {
        return new LineEntry(no, LineCategory.SOFTWARE_DEVELOPMENT, "示例明细" + no, "示例规格", "项", quantity, price,
                amount, false, "示例依据");
    }

    /** Two lines: 50 000 元 and 12.50 元. */
    static DraftFiling draft(FilingKind kind) {
        return draft(kind, 5_001_250, line("1", "2", 2_500_000, 5_000_000), line("2", "2.5", 500, 1_250));
    }

    static DraftFiling draft(FilingKind kind, long total, LineEntry... lines) {
        return new DraftFiling(OPENED, kind == FilingKind.OPERATION ? Nature.OPERATION : Nature.NEW, "示例主管部门", STARTED,
                BUILT, "示例目标", List.of(new IndicatorEntry("示例指标", "个", "10")), "示例依据文件", "示例建设内容", List.of("示例功能"),
                FundSource.GENERAL_BUDGET, total, List.of(lines), 0, List.of(SampleSystems.NUMBER), List.of("示例资源"),
                null,
                List.of(), null, null, 2, null, null, null);
    }

    static ReturnForCorrection giveBack() {
        return new ReturnForCorrection(CHECKED, List.of(new DefectEntry("绩效目标", "示例补正要求")));
    }

    static ExpertEntry expert(String subject, boolean conflict) {
        return new ExpertEntry(subject, "示例专家" + subject, "示例单位", conflict);
    }

    static OpenReview review(FilingKind kind) {
        return kind == FilingKind.OPERATION
                ? new OpenReview(REVIEW, null)
                : new OpenReview(REVIEW,
                        List.of(expert("a", false), expert("b", false), expert("c", false), expert("d", true)));
    }

    static RecordExpertOpinion opinion(String expert) {
        return new RecordExpertOpinion(REVIEW, expert, ReviewOpinion.AGREE, "示例说明", "示例意见表-" + expert);
    }

    static FlagOverlap flag() {
        return new FlagOverlap(null, OverlapWith.SYSTEM, "示例系统-2", "示例系统", "示例理由");
    }

    static ResolveOverlap resolve(int flag) {
        return new ResolveOverlap(null, flag, OverlapOutcome.JUSTIFIED, "示例说明：两者服务对象不同，需分别建设。");
    }

    static ReviewLine judge(String line, long approved, @Nullable ReductionReason reason) {
        return new ReviewLine(REVIEW, line, approved, reason, null);
    }

    static Approve approve(long amount) {
        return new Approve(APPROVED, NUMBER, amount, 2020);
    }

    static RecordAward award(long amount) {
        return new RecordAward(AWARDED, new SupplierEntry(SECOND, "示例供应商"), amount);
    }

    static FileContract contract(LocalDate filed, long amount) {
        return new FileContract(filed, "示例合同-1", SIGNED, amount);
    }

    static ReleaseContractNumber release(String contractNo) {
        return new ReleaseContractNumber(contractNo, "录入有误。");
    }

    static RecordPayment pay(String voucher, long amount) {
        return new RecordPayment(null, voucher, amount);
    }

    static ApproveChange change(long adjusted) {
        return new ApproveChange(null, "示例变更", adjusted, false, "示例理由");
    }

    static AcceptFinally accept(LocalDate on, ReportKind... without) {
        return new AcceptFinally(on,
                Arrays.stream(ReportKind.values()).filter(kind -> !List.of(without).contains(kind))
                        .map(kind -> new ReportEntry(kind, "示例报告", SHA256)).toList(),
                List.of(new ResourceEntry("示例资源", "示例目录-1", 4_670)), "示例备案-1", on.plusYears(1), null);
    }

    static Evaluate evaluate(LocalDate on, int period) {
        return new Evaluate(on, period, 90, EvaluationGrade.EXCELLENT, "示例评价机构");
    }

    static SettleAsset settle(int no) {
        return new SettleAsset(EVALUATED, no, AssetSettlement.DISPOSED);
    }

    static Retire retire() {
        return new Retire(RETIRED, "示例：已回收", "示例：已释放", "示例：已移交", "示例：已处置");
    }
}
