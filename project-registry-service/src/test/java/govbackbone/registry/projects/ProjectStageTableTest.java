package govbackbone.registry.projects;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;
import govbackbone.registry.projects.ProjectCommand.*;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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
            """;

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

    private static Map<String, ProjectCommand> commands(FilingKind kind) {
        List<ProjectCommand> commands = List.of(open(kind), draft(kind), new SubmitFiling(null),
                new CheckForm(null, null), giveBack(), review(kind), opinion("a"), flag(), resolve(1),
                judge("1", 0, null), new CloseBudgetReview(null), approve(1), new Defer(null, 2030, "示例"),
                new Reject(null, "示例"),
                new StartProcurement(null, ProcurementMethod.INQUIRY, "示例"), award(1),
                contract(TODAY, 1), new StartConstruction(null), change(1), pay("v9", 1),
                new CompleteConstruction(null), new AcceptPreliminarily(null, "示例"), new StartTrialRun(null),
                accept(TODAY), new StartOperation(null), evaluate(TODAY, 2020), new CloseOperation(null),
                new RequestRetirement(null, "示例"), retire(), new Suspend(null, "示例"), new Resume(null, "示例"),
                new Cancel(null, "示例"));
        return commands.stream().collect(Collectors.toMap(c -> c.getClass().getSimpleName(), c -> c));
    }

    private static boolean isOutOfPlace(Scenario scenario, ProjectCommand command) {
        for (Actor actor : EVERYBODY) {
            try {
                scenario.type().decider().decide(scenario.state(), command,
                        Scenario.context(actor, scenario.today()));
            } catch (Refusal refusal) {
                if (refusal.objections().getFirst().reason() == ProjectRejection.NOT_ALLOWED_IN_STATE) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void every_cell_is_decided_for_every_kind_and_the_standing_says_the_same() {
        List<String> rows = TABLE.lines().toList();
        ProjectStage[] stages = ProjectStage.values();
        for (FilingKind kind : FilingKind.values()) {
            Map<String, ProjectCommand> commands = commands(kind);
            for (String row : rows.subList(1, rows.size())) {
                List<String> cells = List.of(row.strip().split(" +"));
                ProjectCommand command = Objects.requireNonNull(commands.remove(cells.getFirst()), cells.getFirst());
                assertThat(cells).hasSize(stages.length + 2);
                check(given(List.of()), command, cells.get(1).equals("x"),
                        cells.getFirst() + " before the first event");
                for (int i = 0; i < stages.length; i++) {
                    if (comesTo(kind, stages[i])) {
                        Scenario scenario = given(at(kind, stages[i]));
                        assertThat(Project.standing(scenario.state()).state()).isEqualTo(stages[i].name());
                        check(scenario, command, fits(cells.get(i + 2), kind),
                                cells.getFirst() + " in " + stages[i] + " of " + kind);
                    }
                }
            }
            assertThat(commands).as("commands missing in the table").isEmpty();
        }
    }

    private static void check(Scenario scenario, ProjectCommand command, boolean expected, String where) {
        assertThat(!isOutOfPlace(scenario, command)).as(where).isEqualTo(expected);
        assertThat(Project.standing(scenario.state()).allowed().contains(command.getClass())).as(where)
                .isEqualTo(expected);
    }

    @Test
    void the_table_names_every_command_of_the_api() {
        Set<String> known = new HashSet<>(Arrays.stream(ProjectCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName).toList());
        known.removeAll(Set.of("RecordMissedDeadline", "RemindOfDeadline", "SettleAsset"));
        assertThat(commands(FilingKind.CONSTRUCTION)).containsOnlyKeys(known);
    }
}
