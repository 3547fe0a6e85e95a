package govbackbone.proposal.dispatchplans;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.*;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.proposal.Given;
import govbackbone.proposal.dispatch.DispatchListCommand;
import govbackbone.proposal.dispatch.DispatchListCommand.Draw;
import govbackbone.proposal.dispatchplans.DispatchPlanCommand.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static govbackbone.proposal.Given.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every rule of regular dispatches. Today is Friday, 2020-09-25; 10-01 to 10-08 are days off. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatchPlanDeciderTest {
    private static final UnitCode UNIT = new UnitCode("11370300MB28560647");
    private static final UnitCode OTHER = new UnitCode("113703000000000199");
    private static final UnitCode DISSOLVED = new UnitCode("11370300000000051L");
    private static final AggregateType<DispatchPlanCommand, DispatchPlan, DispatchPlanEvent> TYPE = ProposalDispatchPlans
            .type(Units.shipped());
    private static final Actor OFFICE = actor(UNIT, Role.OFFICE);
    private static final Actor STRANGER = actor(OTHER, Role.OFFICE);
    private static final Actor ASSIGNING = actor(null, Role.ASSIGNING_OFFICE);
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
        return new Actor("someone", "示例人员", unit, Set.of(role));
    }

    private static List<DispatchPlanEvent> decide(List<DispatchPlanEvent> history, Actor actor,
            DispatchPlanCommand command, LocalDate today) {
        Context context = new Context(actor, today.atTime(10, 0).atZone(Context.ZONE).toInstant(),
                WorkingCalendars.published());
        return TYPE.decider().decide(TYPE.evolve(DispatchPlan.NONE, history), command, context);
    }

    private static List<DispatchPlanEvent> decide(List<DispatchPlanEvent> history, Actor actor,
            DispatchPlanCommand command) {
        return decide(history, actor, command, TODAY);
    }

    private static void refuses(List<DispatchPlanEvent> history, Actor actor, DispatchPlanCommand command,
            String reason) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> decide(history, actor, command));
        assertThat(refusal).as("%s", command).isNotNull();
        assertThat(refusal.objections()).extracting(o -> (o.reason().name() + " " + o.pointer()).strip())
                .containsExactly(reason);
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
        refuses(List.of(), STRANGER, new PlanDispatches(UNIT, DispatchWeekday.MONDAY), "ACTOR_OF_ANOTHER_UNIT");
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
        refuses(List.of(PLANNED), STRANGER, new Replan(DispatchWeekday.TUESDAY), "ACTOR_OF_ANOTHER_UNIT");
        assertThat(decide(List.of(PLANNED), ASSIGNING, new Stop())).containsExactly(STOPPED);
        refuses(List.of(PLANNED), STRANGER, new Stop(), "ACTOR_OF_ANOTHER_UNIT");
        assertThat(decide(List.of(PLANNED, STOPPED), OFFICE, new Replan(DispatchWeekday.MONDAY)))
                .containsExactly(new DispatchesReplanned(TODAY, DispatchWeekday.MONDAY, MONDAY));
    }

    @Test
    void every_command_has_its_place() {
        Map<List<DispatchPlanEvent>, Set<Class<?>>> fitting = Map.of(List.of(), Set.of(PlanDispatches.class),
                List.of(PLANNED), Set.of(Replan.class, Stop.class), List.of(PLANNED, STOPPED), Set.of(Replan.class));
        List<DispatchPlanCommand> all = List.of(new PlanDispatches(UNIT, DispatchWeekday.MONDAY),
                new Replan(DispatchWeekday.TUESDAY), new Stop());
        fitting.forEach((history, allowed) -> all.forEach(command -> {
            if (allowed.contains(command.getClass())) {
                assertThat(decide(history, OFFICE, command)).isNotEmpty();
            } else {
                refuses(history, OFFICE, command, "NOT_ALLOWED_IN_STATE");
            }
        }));
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
        return ProposalDispatchPlans.drawing("proposal", lists).react().apply(
                new Recorded<>(event, "dispatch-plan-" + UNIT, 1, Instant.EPOCH, Actor.BACKBONE,
                        new LogPosition(1, 1)));
    }

    @Test
    void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        GoldenSamples golden = new GoldenSamples(new EventJson(List.of(DispatchPlanEvent.class), List.of()),
                Path.of("src/test/resources/golden"));
        assertThat(golden.problems(List.of(PLANNED, REPLANNED, STOPPED, DUE, POSTPONED))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_refusal_is_well_put(DispatchPlanRejection reason) {
        Given.isWellPut(reason);
    }
}
