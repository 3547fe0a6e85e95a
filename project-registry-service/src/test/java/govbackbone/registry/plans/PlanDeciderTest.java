package govbackbone.registry.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.PlanEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans.Place;
import govbackbone.registry.plans.PlanCommand.*;
import govbackbone.registry.rules.NameKey;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an annual plan lists, and what it refuses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanDeciderTest {
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final UnitCode SECOND = new UnitCode("113703000000000274");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final Actor OFFICE = SampleActors.actor("office", new UnitCode("11370300MB28560647"), Role.OFFICE);
    private static final DocumentNumber NUMBER = SamplePlans.NUMBER;
    private static final DocumentNumber LATER = new DocumentNumber("淄数发〔2020〕9号");
    private static final LocalDate DAY = LocalDate.of(2020, 1, 2);
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final String ID = "plan-2020-1";

    private static EntryEntry entry(@Nullable Integer no, UnitCode unit, String name) {
        return new EntryEntry(no, unit, name, FilingKind.CONSTRUCTION, 5_000_000);
    }

    private static PublishPlan publish(EntryEntry... entries) {
        return new PublishPlan(DAY, 2020, 1, "示例机关", NUMBER, List.of(entries));
    }

    private static AmendPlan amend(@Nullable LocalDate on, EntryEntry... entries) {
        return new AmendPlan(on, LATER, "示例理由", List.of(entries));
    }

    private static PlanEntryListed listed(LocalDate on, DocumentNumber number, int no, UnitCode unit, String unitName,
            String name) {
        return new PlanEntryListed(on, 2020, number, no, unit, unitName, name, FilingKind.CONSTRUCTION, 5_000_000);
    }

    private static final List<PlanEvent> PUBLISHED = List.of(new PlanPublished(DAY, 2020, 1, "示例机关", NUMBER),
            listed(DAY, NUMBER, 1, FIRST, "示例单位甲", "示例：平台"), listed(DAY, NUMBER, 2, SECOND, "示例单位乙", "示例：平台"));

    private static Given<PlanCommand, Plan, PlanEvent> given(List<PlanEvent> history, AnnualPlans known) {
        return Given.nothing(PlanConfiguration.type(Units.shipped(), () -> known), ID, TODAY).after(history);
    }

    private static List<PlanEvent> decide(List<PlanEvent> history, PlanCommand command) {
        return decide(history, command, SamplePlans.none());
    }

    private static List<PlanEvent> decide(List<PlanEvent> history, PlanCommand command, AnnualPlans known) {
        return given(history, known).decide(
                command instanceof CoverEntry || command instanceof UncoverEntry ? Actor.BACKBONE : OFFICE, command);
    }

    private static void refuses(List<PlanEvent> history, PlanCommand command, String... reasons) {
        refuses(history, command, SamplePlans.none(), reasons);
    }

    private static void refuses(List<PlanEvent> history, PlanCommand command, AnnualPlans known, String... reasons) {
        given(history, known).refuses(OFFICE, command, reasons);
    }

    private static List<PlanEvent> after(List<PlanEvent> history, PlanEvent... events) {
        List<PlanEvent> all = new ArrayList<>(history);
        all.addAll(List.of(events));
        return all;
    }

    @Test
    void a_plan_lists_its_projects_by_number_with_the_name_of_the_unit_on_that_day() {
        assertThat(decide(List.of(), publish(entry(null, FIRST, "示例：平台"), entry(null, SECOND, "示例：平台"))))
                .isEqualTo(PUBLISHED);
        assertThat(publish().aggregateId()).isEqualTo(ID);
    }

    @Test
    void a_plan_refuses_units_that_are_not_there_numbers_of_its_own_and_a_project_twice() {
        refuses(List.of(),
                publish(entry(null, DISSOLVED, "示例甲"), entry(7, FIRST, "示例：平台"), entry(null, FIRST, "示例平台")),
                "UNIT_NOT_ACTIVE /entries/0/unit", "ENTRY_NUMBERED /entries/1/no",
                "ENTRY_TWICE /entries/2/name");
    }

    @Test
    void another_batch_of_the_year_does_not_repeat_what_one_lists() {
        AnnualPlans other = SamplePlans.of("plan-2020-2", PUBLISHED);
        refuses(List.of(), publish(entry(null, FIRST, "示例：平台")), other, "ENTRY_TWICE /entries/0/name");
        assertThat(decide(List.of(), publish(entry(null, FIRST, "示例：另一平台")), other)).hasSize(2);
        assertThat(decide(PUBLISHED, amend(null, entry(1, FIRST, "示例：平台")), SamplePlans.of(ID, PUBLISHED)))
                .hasSize(2);
    }

    @Test
    void an_amendment_adds_projects_and_plans_others_anew() {
        assertThat(decide(PUBLISHED, amend(null, entry(null, FIRST, "示例：新平台"), entry(2, SECOND, "示例：平台二期"))))
                .containsExactly(new PlanAmended(TODAY, LATER, "示例理由"),
                        listed(TODAY, LATER, 3, FIRST, "示例单位甲", "示例：新平台"),
                        listed(TODAY, LATER, 2, SECOND, "示例单位乙", "示例：平台二期"));
        refuses(PUBLISHED, amend(DAY.minusDays(1), entry(3, FIRST, "示例甲"), entry(2, SECOND, "示例乙"),
                entry(2, SECOND, "示例丙"), entry(null, FIRST, "示例：平台")), "DATE_OUT_OF_ORDER /amendedOn",
                "ENTRY_UNKNOWN /entries/0/no", "NUMBER_TWICE /entries/2/no", "ENTRY_TWICE /entries/3/name");
    }

    @Test
    void what_is_withdrawn_or_covered_is_not_changed_any_more() {
        PlanEvent withdrawn = new PlanEntryWithdrawn(TODAY, 1, LATER, "示例理由");
        PlanEvent covered = new PlanEntryCovered(TODAY, 2, "p1", 4_000_000);
        WithdrawEntry first = new WithdrawEntry(null, 1, LATER, "示例理由");
        assertThat(decide(PUBLISHED, first)).containsExactly(withdrawn);
        refuses(after(PUBLISHED, withdrawn), first, "ENTRY_SETTLED /no");
        refuses(after(PUBLISHED, covered), new WithdrawEntry(null, 2, LATER, "示例理由"), "ENTRY_SETTLED /no");
        refuses(after(PUBLISHED, covered), amend(null, entry(2, SECOND, "示例丁")), "ENTRY_SETTLED /entries/0/no");
        refuses(PUBLISHED, new WithdrawEntry(DAY.minusDays(1), 9, LATER, "示例理由"), "DATE_OUT_OF_ORDER /withdrawnOn",
                "ENTRY_UNKNOWN /no");
        assertThat(decide(after(PUBLISHED, withdrawn), amend(null, entry(null, FIRST, "示例：平台")))).hasSize(2);
    }

    @Test
    void an_approved_project_covers_its_entry_and_an_approval_anew_stands_for_it() {
        CoverEntry cover = new CoverEntry(TODAY, 2, "p1", 4_000_000);
        PlanEvent covered = new PlanEntryCovered(TODAY, 2, "p1", 4_000_000);
        assertThat(decide(PUBLISHED, cover)).containsExactly(covered);
        assertThat(decide(after(PUBLISHED, covered), cover)).as("said already").isEmpty();
        CoverEntry anew = new CoverEntry(TODAY, 2, "p1", 3_000_000);
        assertThat(decide(after(PUBLISHED, covered), anew))
                .containsExactly(new PlanEntryCovered(TODAY, 2, "p1", 3_000_000));
        assertThat(decide(after(PUBLISHED, covered), new CoverEntry(TODAY.minusDays(1), 2, "p1", 1)))
                .as("an approval that another one stands for").isEmpty();
        assertThat(decide(PUBLISHED, new CoverEntry(TODAY, 9, "p1", 1))).isEmpty();
        assertThat(decide(List.of(), cover)).isEmpty();
    }

    @Test
    void an_entry_whose_project_was_given_up_is_not_covered_any_more_and_can_be_changed() {
        PlanEvent covered = new PlanEntryCovered(DAY, 2, "p1", 4_000_000);
        PlanEvent uncovered = new PlanEntryUncovered(TODAY, 2, "p1");
        UncoverEntry uncover = new UncoverEntry(TODAY, 2, "p1");
        assertThat(decide(after(PUBLISHED, covered), uncover)).containsExactly(uncovered);
        assertThat(decide(after(PUBLISHED, covered, uncovered), uncover)).as("said already").isEmpty();
        assertThat(decide(after(PUBLISHED, covered), new UncoverEntry(TODAY, 2, "p2"))).as("another project").isEmpty();
        assertThat(decide(PUBLISHED, new UncoverEntry(TODAY, 9, "p1"))).isEmpty();
        assertThat(decide(List.of(), uncover)).isEmpty();
        assertThat(decide(after(PUBLISHED, covered, uncovered), new WithdrawEntry(null, 2, LATER, "示例理由")))
                .containsExactly(new PlanEntryWithdrawn(TODAY, 2, LATER, "示例理由"));
    }

    @Test
    void in_whatever_order_two_projects_are_told_of_the_one_that_is_approved_covers_the_entry() {
        PlanEvent first = new PlanEntryCovered(DAY, 2, "p1", 4_000_000);
        PlanEvent second = new PlanEntryCovered(TODAY, 2, "p2", 5_000_000);
        UncoverEntry uncover = new UncoverEntry(TODAY, 2, "p1");
        for (List<PlanEvent> both : List.of(after(PUBLISHED, first, second), after(PUBLISHED, second, first))) {
            assertThat(decide(both, uncover)).containsExactly(new PlanEntryUncovered(TODAY, 2, "p1"), second);
        }
        refuses(after(PUBLISHED, first, second, new PlanEntryUncovered(TODAY, 2, "p1")),
                new WithdrawEntry(null, 2, LATER, "示例理由"), "ENTRY_SETTLED /no");
    }

    @Test
    void a_plan_is_found_by_year_unit_kind_and_name_until_its_entry_is_withdrawn() {
        AnnualPlans plans = SamplePlans.of(ID, after(PUBLISHED, new PlanEntryWithdrawn(TODAY, 1, LATER, "示例理由"),
                new PlanEntryCovered(TODAY, 2, "p1", 1)));
        NameKey name = NameKey.of("示例:平台");
        assertThat(plans.find(2020, SECOND, FilingKind.CONSTRUCTION, name)).contains(new Place(ID, NUMBER, 2));
        assertThat(plans.find(2020, FIRST, FilingKind.CONSTRUCTION, name)).isEmpty();
        assertThat(plans.find(2020, SECOND, FilingKind.SERVICE, name)).isEmpty();
        assertThat(plans.find(2021, SECOND, FilingKind.CONSTRUCTION, name)).isEmpty();
        assertThat(plans.find(2020, SECOND, FilingKind.CONSTRUCTION, NameKey.of("示例"))).isEmpty();
    }

    @Test
    void every_state_allows_what_it_says() {
        StateTable.check("""
                              NONE PUBLISHED
                PublishPlan    x    .
                AmendPlan      .    x
                WithdrawEntry  .    x
                CoverEntry     -    x
                UncoverEntry   -    -
                """, state -> given(state.equals("NONE") ? List.of() : PUBLISHED, SamplePlans.none()),
                PlanCommand.class,
                List.of(publish(entry(null, FIRST, "示例")), amend(null, entry(null, FIRST, "示例")),
                        new WithdrawEntry(null, 1, LATER, "示例"), new CoverEntry(TODAY, 2, "p1", 4_000_000),
                        new UncoverEntry(TODAY, 2, "p1")),
                List.of(OFFICE));
    }
}
