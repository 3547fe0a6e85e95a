package govbackbone.proposal.dispatchplans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.*;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.proposal.dispatch.DispatchListCommand;
import govbackbone.proposal.dispatch.DispatchListCommand.Draw;
import govbackbone.proposal.dispatchplans.DispatchPlanCommand.*;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of regular dispatches. Today is Friday, 2020-09-25; 10-01 to 10-08 are days off. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchPlanDeciderTest implements EventContract<DispatchPlanEvent> {
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final UnitCode UNIT = SampleActors.BUREAU;
    private static final UnitCode OTHER = SampleActors.FIRST;
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final AggregateType<DispatchPlanCommand, DispatchPlan, DispatchPlanEvent> TYPE = DispatchPlanConfiguration
            .type(Units.shipped());
    private static final Actor OFFICE = actor(UNIT, Role.OFFICE);
    private static final Actor STRANGER = actor(OTHER, Role.OFFICE);
    private static final Actor ASSIGNING = actor(SampleActors.ASSIGNER, Role.ASSIGNING_OFFICE);
    private static final LocalDate MONDAY = LocalDate.of(2020, 9, 28);
    private static final LocalDate AFTER_THE_HOLIDAYS = LocalDate.of(2020, 10, 9);
    private static final DispatchesPlanned PLANNED = new DispatchesPlanned(TODAY, UNIT, "淄博市大数据局",
            DispatchWeekday.MONDAY, MONDAY);
    private static final DispatchDue DUE = new DispatchDue(MONDAY, UNIT, AFTER_THE_HOLIDAYS);
    private static final DispatchesReplanned REPLANNED = new DispatchesReplanned(TODAY, DispatchWeekday.TUESDAY,
            LocalDate.of(2020, 9, 29));
    private static final DispatchesStopped STOPPED = new DispatchesStopped(TODAY);
    private static final DispatchPostponed POSTPONED = new DispatchPostponed(LocalDate.of(2020, 10, 1),
            AFTER_THE_HOLIDAYS);

    private static Actor actor(@Nullable UnitCode unit, Role role) {
        return SampleActors.actor("someone", unit, role);
    }

    @Override
    public Class<DispatchPlanEvent> events() {
        return DispatchPlanEvent.class;
    }

    @Override
    public List<DispatchPlanEvent> samples() {
        return List.of(PLANNED, REPLANNED, STOPPED, DUE, POSTPONED);
    }

    @Override
    public Reason[] reasons() {
        return DispatchPlanRejection.values();
    }

    private static Given<DispatchPlanCommand, DispatchPlan, DispatchPlanEvent> given(
            List<DispatchPlanEvent> history) {
        return Given.nothing(TYPE, "dispatch-plan-" + UNIT, TODAY).after(history);
    }

    private static List<DispatchPlanEvent> decide(List<DispatchPlanEvent> history, Actor actor,
            DispatchPlanCommand command, LocalDate today) {
        return given(history).on(today).decide(actor, command);
    }

    private static List<DispatchPlanEvent> decide(List<DispatchPlanEvent> history, Actor actor,
            DispatchPlanCommand command) {
        return given(history).decide(actor, command);
    }

    private static void refuses(List<DispatchPlanEvent> history, Actor actor, DispatchPlanCommand command,
            String reason) {
        given(history).refuses(actor, command, reason);
    }

    @Test
    void the_first_list_is_on_the_next_such_day_that_is_worked() {
        assertThat(decide(List.of(), OFFICE, new PlanDispatches(UNIT, DispatchWeekday.MONDAY)))
                .containsExactly(PLANNED);
        assertThat(decide(List.of(), ASSIGNING, new PlanDispatches(UNIT, DispatchWeekday.THURSDAY)))
                .containsExactly(new DispatchesPlanned(TODAY, UNIT, "淄博市大数据局", DispatchWeekday.THURSDAY,
                        AFTER_THE_HOLIDAYS));
        assertThat(decide(List.of(), OFFICE, new PlanDispatches(UNIT, DispatchWeekday.FRIDAY)))
                .as("a week from today, in the holidays")
                .containsExactly(new DispatchesPlanned(TODAY, UNIT, "淄博市大数据局", DispatchWeekday.FRIDAY,
                        AFTER_THE_HOLIDAYS));
        refuses(List.of(), STRANGER, new PlanDispatches(UNIT, DispatchWeekday.MONDAY), "ACTOR_OF_ANOTHER_UNIT /unit");
        refuses(List.of(), ASSIGNING, new PlanDispatches(DISSOLVED, DispatchWeekday.MONDAY), "UNIT_UNKNOWN /unit");
        assertThat(new PlanDispatches(UNIT, DispatchWeekday.MONDAY).aggregateId())
                .isEqualTo("dispatch-plan-" + UNIT);
    }

    @Test
    void it_rings_in_the_morning_and_then_waits_for_the_next_week() {
        assertThat(DispatchPlan.alarms(TYPE.evolve(DispatchPlan.NONE, List.of(PLANNED)))).containsExactly(
                new Alarm<>("2020-09-28", Instant.parse("2020-09-28T00:00:00Z"), new Ring(MONDAY)));
        assertThat(decide(List.of(PLANNED), Actor.BACKBONE, new Ring(MONDAY), MONDAY))
                .as("the Monday after is a day off").containsExactly(DUE);
        assertThat(DispatchPlan.alarms(TYPE.evolve(DispatchPlan.NONE, List.of(PLANNED, DUE))))
                .extracting(Alarm::name).containsExactly("2020-10-09");
    }

    @Test
    void an_alarm_that_rings_too_early_twice_or_of_a_plan_that_no_longer_stands_changes_nothing() {
        assertThat(decide(List.of(PLANNED), Actor.BACKBONE, new Ring(MONDAY), MONDAY.minusDays(1))).isEmpty();
        assertThat(decide(List.of(PLANNED, DUE), Actor.BACKBONE, new Ring(MONDAY), MONDAY)).isEmpty();
        assertThat(decide(List.of(PLANNED, REPLANNED), Actor.BACKBONE, new Ring(MONDAY), MONDAY)).isEmpty();
        assertThat(decide(List.of(PLANNED, STOPPED), Actor.BACKBONE, new Ring(MONDAY), MONDAY)).isEmpty();
        assertThat(decide(List.of(), Actor.BACKBONE, new Ring(MONDAY), MONDAY)).isEmpty();
        assertThat(DispatchPlan.alarms(TYPE.evolve(DispatchPlan.NONE, List.of(PLANNED, STOPPED)))).isEmpty();
    }

    @Test
    void one_that_rings_late_makes_one_list_and_not_one_for_every_week_missed() {
        LocalDate later = LocalDate.of(2020, 10, 21);
        assertThat(decide(List.of(PLANNED), Actor.BACKBONE, new Ring(MONDAY), later))
                .containsExactly(new DispatchDue(MONDAY, UNIT, LocalDate.of(2020, 10, 26)));
    }

    @Test
    void a_day_that_became_a_day_off_waits_for_a_working_day() {
        LocalDate holiday = LocalDate.of(2020, 10, 1);
        DispatchesPlanned before = new DispatchesPlanned(TODAY, UNIT, "淄博市大数据局", DispatchWeekday.THURSDAY, holiday);
        assertThat(decide(List.of(before), Actor.BACKBONE, new Ring(holiday), holiday)).containsExactly(POSTPONED);
    }

    @Test
    void a_plan_is_changed_stopped_and_taken_up_again() {
        assertThat(decide(List.of(PLANNED), OFFICE, new Replan(DispatchWeekday.TUESDAY))).containsExactly(REPLANNED);
        refuses(List.of(PLANNED), OFFICE, new Replan(DispatchWeekday.MONDAY), "WEEKDAY_UNCHANGED /weekday");
        refuses(List.of(PLANNED), STRANGER, new Replan(DispatchWeekday.TUESDAY), "UNKNOWN_ID");
        assertThat(decide(List.of(PLANNED), ASSIGNING, new Stop())).containsExactly(STOPPED);
        refuses(List.of(PLANNED), STRANGER, new Stop(), "UNKNOWN_ID");
        assertThat(decide(List.of(PLANNED, STOPPED), OFFICE, new Replan(DispatchWeekday.MONDAY)))
                .containsExactly(new DispatchesReplanned(TODAY, DispatchWeekday.MONDAY, MONDAY));
    }

    @Test
    void every_command_has_its_place() {
        StateTable.check("""
                               NONE ACTIVE STOPPED
                PlanDispatches  x      .      .
                Replan          .      x      x
                Stop            .      x      .
                Ring            -      x      -
                """, state -> {
            var there = given(switch (state) {
                case "NONE" -> List.of();
                case "ACTIVE" -> List.of(PLANNED);
                default -> List.of(PLANNED, STOPPED);
            }).on(MONDAY);
            assertThat(there.standing().state()).isEqualTo(state);
            return there;
        }, DispatchPlanCommand.class, List.of(new PlanDispatches(UNIT, DispatchWeekday.MONDAY),
                new Replan(DispatchWeekday.TUESDAY), new Stop(), new Ring(MONDAY)), List.of(OFFICE));
    }

    @Test
    void only_the_office_of_the_unit_and_the_assigning_office_give_a_command() {
        PermissionMatrix.check(TYPE, UNIT, List.of(new PlanDispatches(UNIT, DispatchWeekday.MONDAY),
                new Replan(DispatchWeekday.TUESDAY), new Stop()), wanted -> given(List.of(PLANNED)).state());
    }

    @Test
    void the_day_draws_the_list_of_the_unit_once() {
        AggregateType<DispatchListCommand, String, DispatchListEvent> lists = new AggregateType<>(
                "proposal.dispatch-list", DispatchListCommand.class, DispatchListEvent.class, "",
                (state, command, context) -> List.of(), (state, event) -> state,
                state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());
        assertThat(because(DUE, lists)).containsExactly(new Consequence<DispatchListCommand>(lists,
                "dispatch-" + UNIT + "-2020-09-28", new Draw(UNIT)));
        assertThat(List.of(PLANNED, REPLANNED, STOPPED, POSTPONED)).allMatch(event -> because(event, lists).isEmpty());
    }

    private static List<Consequence<?>> because(DispatchPlanEvent event,
            AggregateType<DispatchListCommand, ?, DispatchListEvent> lists) {
        return new DispatchPlanConfiguration().drawDispatchLists(lists).react().apply(
                new Recorded<>(event, "dispatch-plan-" + UNIT, 1, Instant.EPOCH, Actor.BACKBONE,
                        new LogPosition(1, 1)));
    }
}
