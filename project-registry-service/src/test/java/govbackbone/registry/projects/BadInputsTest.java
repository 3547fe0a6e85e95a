package govbackbone.registry.projects;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.decision.Actor;
import govbackbone.registry.plans.SamplePlans;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.SampleSystems;
import govbackbone.testkit.aggregate.BadInputs;
import govbackbone.testkit.aggregate.BadInputs.Row;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.registry.projects.Samples.*;

/** Everything that a client may get wrong about a project, as {@code bad-inputs/projects.txt} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputsTest {
    private static final Map<String, ProjectCommand> COMMANDS = Map.ofEntries(
            Map.entry("open", open(FilingKind.CONSTRUCTION)), Map.entry("draft", draft(FilingKind.CONSTRUCTION)),
            Map.entry("submit", new SubmitFiling(null)), Map.entry("return", giveBack()),
            Map.entry("review", review(FilingKind.CONSTRUCTION)), Map.entry("hear", opinion("a")),
            Map.entry("resolve", resolve(1)), Map.entry("judge", judge("1", 4_000_000, ReductionReason.PRICE_HIGH)),
            Map.entry("close", new CloseBudgetReview(null)), Map.entry("approve", approve(4_001_250)),
            Map.entry("defer", new Defer(null, 2021, "示例")), Map.entry("award", award(3_900_000)),
            Map.entry("contract", contract(FILED, 3_800_000)), Map.entry("change", change(1)),
            Map.entry("pay", pay("v1", 1)), Map.entry("complete", new CompleteConstruction(null)),
            Map.entry("prelim", new AcceptPreliminarily(null, "示例")), Map.entry("accept", accept(FINAL)),
            Map.entry("operate", new StartOperation(null)), Map.entry("evaluate", evaluate(EVALUATED, 2021)),
            Map.entry("retire", retire()), Map.entry("release", release("示例合同-1")));

    private static final Map<String, Actor> ACTORS = Map.of("unit", UNIT, "other", OTHER_UNIT, "reviewer", REVIEWER,
            "budget", BUDGET, "principal", PRINCIPAL, "admin", ADMIN);

    private static Given<ProjectCommand, Project, ProjectEvent> scenario(String name) {
        Given<ProjectCommand, Project, ProjectEvent> operation = Scenario
                .given(at(FilingKind.OPERATION, ProjectStage.DRAFT)).and(UNIT,
                        draft(FilingKind.OPERATION));
        return switch (name) {
            case "NONE" -> Scenario.given(List.of());
            case "DRAFTED" -> Scenario.given(at(ProjectStage.DRAFT)).and(UNIT, draft(FilingKind.CONSTRUCTION));
            case "TOTAL_WRONG" -> Scenario.given(at(ProjectStage.DRAFT)).and(UNIT,
                    draft(FilingKind.CONSTRUCTION, 7, line("1", "1", 5, 5)));
            case "FLAGGED" -> Scenario.given(at(ProjectStage.BUDGET_REVIEWED)).and(REVIEWER, flag());
            case "UNPLANNED" ->
                Scenario.given(at(ProjectStage.BUDGET_REVIEWED)).under(Scenario.under(SamplePlans.none()));
            case "UNKNOWN_SYSTEM" -> operation.under(Scenario.with(SampleSystems.none()));
            case "OWING_SYSTEM" -> operation.under(Scenario.with(SampleSystems.owing(FIRST)));
            case "EXPIRED_SYSTEM" -> operation.under(Scenario.with(SampleSystems.protectedUntil(FIRST, day(1, 1))));
            case "UNENCRYPTED_SYSTEM" -> operation.under(Scenario.with(SampleSystems.cryptoUntil(FIRST, day(1, 1))));
            case "RETIRED_SYSTEM" -> operation.under(Scenario.with(SampleSystems.retired(FIRST)));
            case "PAID" -> Scenario.given(at(ProjectStage.CONTRACTED)).and(UNIT, pay("v1", 3_800_000));
            case "HOLDING" -> Scenario.given(at(ProjectStage.FINALLY_ACCEPTED)).and(UNIT, new StartOperation(OPERATED))
                    .and(UNIT, new RequestRetirement(RETIRED, "示例"));
            default -> Scenario.given(at(ProjectStage.valueOf(name)));
        };
    }

    private static final BadInputs<ProjectCommand, Project, ProjectEvent> HTTP = new BadInputs<>(Scenario.TYPE,
            InstantSource.fixed(Scenario.given(List.of()).context(UNIT).now()), COMMANDS, ACTORS,
            BadInputsTest::scenario);

    static List<Row> rows() {
        return BadInputs.rows(ProjectCommand.class);
    }

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_wrong_is_told_in_both_languages(Row row) {
        HTTP.check(row);
    }
}
