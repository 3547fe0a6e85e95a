package govbackbone.registry.projects;

import java.util.List;
import java.util.Set;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Every stage against every command: what is decided, and what does not fit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectStageTableTest {
    /**
     * Columns are the stages in their order, from before the first event on. x fits for every kind that comes there; c only
     * for what is built (construction, emergency), s for a purchased service, o for an operation, p for what is purchased
     * (built or service), e for what ends with its service year (operation, service).
     */
    private static final String TABLE = """
                                NONE DRAF SUBM RETD FORM REVI BUDG DEFD REJD APPR PROC AWRD CONT CSTR DONE PREL TRIA FINA OPER RETI RETR CLSD SUSP CANC
            OpenFiling            x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            DraftFiling           .    x    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            SubmitFiling          .    x    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            CheckForm             .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            ReturnForCorrection   .    .    x    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            OpenReview            .    .    .    .    x    .    x    x    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            RecordExpertOpinion   .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            FlagOverlap           .    .    x    .    x    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            ResolveOverlap        .    .    .    .    x    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            ReviewLine            .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            CloseBudgetReview     .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Approve               .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Defer                 .    .    .    .    .    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            Reject                .    .    .    .    x    x    x    x    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            StartProcurement      .    .    .    .    .    .    .    .    .    p    .    .    .    .    .    .    .    .    .    .    .    .    .    .
            RecordAward           .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .    .
            FileContract          .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .    .    .
            StartConstruction     .    .    .    .    .    .    .    .    .    .    .    .    c    .    .    .    .    .    .    .    .    .    .    .
            ApproveChange         .    .    .    .    .    .    .    .    .    .    .    .    x    x    x    .    .    .    .    .    .    .    .    .
            RecordPayment         .    .    .    .    .    .    .    .    .    .    .    .    x    x    x    x    x    x    p    .    .    .    .    .
            CompleteConstruction  .    .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .    .
            AcceptPreliminarily   .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .    .
            StartTrialRun         .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .    .
            AcceptFinally         .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .    .    .    .
            StartOperation        .    .    .    .    .    .    .    .    .    o    .    .    s    .    .    .    .    x    .    .    .    .    .    .
            Evaluate              .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    c    .    .    .    .    .
            CloseOperation        .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    e    .    .    .    .    .
            RequestRetirement     .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    c    .    .    .    .    .
            Retire                .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    .    .    .    .
            Suspend               .    .    .    .    .    x    x    .    .    x    x    x    x    x    .    .    .    .    .    .    .    .    .    .
            Resume                .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    .    x    .
            Cancel                .    x    x    x    x    x    x    x    .    x    x    x    x    x    .    .    .    .    .    .    .    .    x    .
            ReleaseContractNumber .    .    .    .    .    .    .    .    .    .    .    .    x    x    x    x    x    x    p    x    x    p    .    .
            """;

    private static final List<String> COLUMNS = List
            .of(TABLE.lines().findFirst().orElseThrow().strip().split("\\s+"));

    /** Stages that a kind never comes to. */
    private static boolean comesTo(FilingKind kind, ProjectStage stage) {
        boolean bought = Set.of(ProjectStage.PROCURING, ProjectStage.AWARDED, ProjectStage.CONTRACTED).contains(stage);
        boolean built = Set.of(ProjectStage.UNDER_CONSTRUCTION, ProjectStage.CONSTRUCTED,
                ProjectStage.PRELIMINARILY_ACCEPTED, ProjectStage.TRIAL_RUN, ProjectStage.FINALLY_ACCEPTED,
                ProjectStage.RETIRING, ProjectStage.RETIRED).contains(stage);
        return switch (kind) {
            case OPERATION -> !bought && !built;
            case SERVICE -> !built;
            case CONSTRUCTION, EMERGENCY -> stage != ProjectStage.CLOSED;
        };
    }

    private static boolean fits(String cell, FilingKind kind) {
        boolean built = kind == FilingKind.CONSTRUCTION || kind == FilingKind.EMERGENCY;
        return switch (cell) {
            case "x" -> true;
            case "c" -> built;
            case "s" -> kind == FilingKind.SERVICE;
            case "o" -> kind == FilingKind.OPERATION;
            case "p" -> kind != FilingKind.OPERATION;
            case "e" -> !built;
            case "." -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }

    private static List<ProjectCommand> commands(FilingKind kind) {
        return List.of(open(kind), draft(kind), new SubmitFiling(null),
                new CheckForm(null, null), giveBack(), review(kind), opinion("a"), flag(), resolve(1),
                judge("1", 0, null), new CloseBudgetReview(null), approve(1), new Defer(null, 2030, "示例"),
                new Reject(null, "示例"),
                new StartProcurement(null, ProcurementMethod.INQUIRY, "示例"), award(1),
                contract(TODAY, 1), new StartConstruction(null), change(1), pay("v9", 1),
                new CompleteConstruction(null), new AcceptPreliminarily(null, "示例"), new StartTrialRun(null),
                accept(TODAY), new StartOperation(null), evaluate(TODAY, 2020), new CloseOperation(null),
                new RequestRetirement(null, "示例"), retire(), new Suspend(null, "示例"), new Resume(null, "示例"),
                new Cancel(null, "示例"), release("示例合同-1"));
    }

    private static @Nullable Given<ProjectCommand, Project, ProjectEvent> at(FilingKind kind, String column) {
        if (column.equals("NONE")) {
            return given(List.of());
        }
        ProjectStage stage = List.of(ProjectStage.values()).get(COLUMNS.indexOf(column) - 1);
        if (!comesTo(kind, stage)) {
            return null;
        }
        Given<ProjectCommand, Project, ProjectEvent> there = given(Samples.at(kind, stage));
        assertThat(there.standing().state()).isEqualTo(stage.name());
        return there;
    }

    @ParameterizedTest
    @EnumSource
    void every_cell_is_decided_and_the_standing_says_the_same(FilingKind kind) {
        assertThat(COLUMNS).hasSize(ProjectStage.values().length + 1);
        StateTable.check(TABLE, column -> at(kind, column), ProjectCommand.class, commands(kind), EVERYBODY,
                cell -> fits(cell, kind) ? "x" : ".");
    }
}
