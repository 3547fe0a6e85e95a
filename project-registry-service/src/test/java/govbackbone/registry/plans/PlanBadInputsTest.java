package govbackbone.registry.plans;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.PlanCommand.*;
import govbackbone.testkit.aggregate.BadInputs;
import govbackbone.testkit.aggregate.BadInputs.Row;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that a client may get wrong about an annual plan and its entries, as {@code bad-inputs/plans.txt} says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanBadInputsTest {
    private static final UnitCode UNIT = new UnitCode("113703000000000199");
    private static final LocalDate DAY = LocalDate.of(2020, 1, 2);
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final DocumentNumber NUMBER = SamplePlans.NUMBER;

    private static final Map<String, Actor> ACTORS = Map.of(
            "office", SampleActors.actor("office", new UnitCode("11370300MB28560647"), Role.OFFICE),
            "unit", SampleActors.actor("unit", UNIT, Role.UNIT));

    private static final Map<String, PlanCommand> COMMANDS = Map.of(
            "publish", new PublishPlan(DAY, 2020, 1, "示例机关", NUMBER, List.of(entry("示例：新平台"))),
            "amend", new AmendPlan(null, NUMBER, "示例理由", List.of(entry("示例：另一平台"))),
            "withdraw", new WithdrawEntry(null, 1, NUMBER, "示例理由"));

    private static EntryEntry entry(String name) {
        return new EntryEntry(null, UNIT, name, FilingKind.CONSTRUCTION, 5_000_000);
    }

    private static PlanEvent listed(int no, String name) {
        return new PlanEntryListed(DAY, 2020, NUMBER, no, UNIT, "示例单位甲", name, FilingKind.CONSTRUCTION, 5_000_000);
    }

    private static final List<PlanEvent> PUBLISHED = List.of(new PlanPublished(DAY, 2020, 1, "示例机关", NUMBER),
            listed(1, "示例：平台"), listed(2, "示例：平台二期"), new PlanEntryCovered(DAY, 2, "p1", 4_000_000));

    private static AggregateType<PlanCommand, Plan, PlanEvent> type(AnnualPlans known) {
        return PlanConfiguration.type(Units.shipped(), () -> known);
    }

    private static Given<PlanCommand, Plan, PlanEvent> given(String name) {
        return switch (name) {
            case "NONE" -> given("plan-2020-1", SamplePlans.none());
            case "PUBLISHED" -> given("plan-2020-1", SamplePlans.none()).after(PUBLISHED);
            case "OTHER_BATCH" -> given("plan-2020-2", SamplePlans.listing(2020, UNIT, "示例：新平台"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Given<PlanCommand, Plan, PlanEvent> given(String id, AnnualPlans known) {
        return Given.nothing(type(known), id, TODAY);
    }

    private static final BadInputs<PlanCommand, Plan, PlanEvent> HTTP = new BadInputs<>(type(SamplePlans.none()),
            InstantSource.fixed(given("NONE").context(Actor.BACKBONE).now()), COMMANDS, ACTORS,
            PlanBadInputsTest::given);

    static List<Row> rows() {
        return BadInputs.rows(PlanCommand.class);
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

    @Test
    void only_the_bureau_gives_a_command() {
        PermissionMatrix.check(type(SamplePlans.none()), UNIT, COMMANDS.values(), wanted -> given("PUBLISHED").state());
    }
}
