package govbackbone.proposal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DeadlineMissed;
import govbackbone.events.proposal.CaseEvent.DeadlineNear;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The backbone speaks up by itself at the end of every open deadline. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseAlarmsTest {
    private static final LocalDate REPLY_DUE = LocalDate.of(2020, 6, 2);

    /** The samples' case as it would be entered day by day. */
    private static Given<CaseCommand, Case, CaseEvent> live(AssignmentMode mode, Class<? extends CaseCommand> next) {
        Given<CaseCommand, Case, CaseEvent> scenario = given(List.of()).on(ASSIGNED);
        for (Step step : steps(mode)) {
            if (next.isInstance(step.command())) {
                break;
            }
            LocalDate day = Case.standing(scenario.state()).state().equals("REGISTERED") ? ASSIGNED : COMPLETED;
            scenario = scenario.on(day).and(step.actor(), step.command());
        }
        return scenario;
    }

    private static List<Alarm<CaseCommand>> alarms(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Case.alarms(scenario.state());
    }

    private static RemindOfDeadline near(DeadlineKind kind, UnitCode unit, LocalDate due) {
        return new RemindOfDeadline(kind, unit, 1, due);
    }

    private static RecordMissedDeadline missed(DeadlineKind kind, UnitCode unit, LocalDate due) {
        return new RecordMissedDeadline(kind, unit, 1, due);
    }

    @Test
    void a_reply_rings_a_week_ahead_and_at_the_end_of_its_last_day() {
        Given<CaseCommand, Case, CaseEvent> assigned = live(AssignmentMode.SOLE, AcknowledgeReceipt.class);
        assertThat(alarms(assigned)).containsExactly(
                new Alarm<>("NEAR/REPLY/" + BUREAU + "/1/2020-06-02", Instant.parse("2020-05-25T16:00:00Z"),
                        near(DeadlineKind.REPLY, BUREAU, REPLY_DUE)));
        Given<CaseCommand, Case, CaseEvent> reminded = assigned.on(REPLY_DUE.minusDays(7)).and(Actor.BACKBONE,
                near(DeadlineKind.REPLY, BUREAU, REPLY_DUE));
        assertThat(alarms(reminded)).containsExactly(
                new Alarm<>("REPLY/" + BUREAU + "/1/2020-06-02", Instant.parse("2020-06-02T16:00:00Z"),
                        missed(DeadlineKind.REPLY, BUREAU, REPLY_DUE)));
    }

    @Test
    void opinions_of_co_handlers_ring_until_they_are_in_or_waived() {
        Given<CaseCommand, Case, CaseEvent> scenario = live(AssignmentMode.LEAD_CO, SubmitCoOpinion.class);
        assertThat(alarms(scenario)).extracting(Alarm::command).containsExactly(
                near(DeadlineKind.REPLY, BUREAU, REPLY_DUE),
                near(DeadlineKind.CO_OPINION, FIRST, LocalDate.of(2020, 4, 2)),
                near(DeadlineKind.CO_OPINION, SECOND, LocalDate.of(2020, 4, 2)));
        Given<CaseCommand, Case, CaseEvent> answered = scenario.and(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "同意。"));
        assertThat(alarms(answered)).extracting(Alarm::command).hasSize(2)
                .doesNotContain(near(DeadlineKind.CO_OPINION, FIRST, LocalDate.of(2020, 4, 2)));
        assertThat(alarms(answered.and(ASSIGNING, new WaiveCoOpinion(CONTACTED, SECOND, "示例")))).hasSize(1);
    }

    @Test
    void a_delivered_reply_rings_no_more_and_feedback_rings_until_all_opinions_are_in() {
        Given<CaseCommand, Case, CaseEvent> delivered = live(AssignmentMode.SOLE, RecordOpinion.class);
        RemindOfDeadline disclosure = near(DeadlineKind.DISCLOSURE, BUREAU, LocalDate.of(2020, 4, 27));
        assertThat(alarms(delivered)).extracting(Alarm::command)
                .containsExactly(near(DeadlineKind.FEEDBACK, BUREAU, LocalDate.of(2020, 4, 21)), disclosure);
        Given<CaseCommand, Case, CaseEvent> one = delivered.and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED));
        assertThat(alarms(one)).hasSize(2);
        assertThat(alarms(one.and(OFFICE, opinion(null, "p2", Satisfaction.SATISFIED)))).extracting(Alarm::command)
                .containsExactly(disclosure);
    }

    @Test
    void a_completed_case_rings_only_for_the_public() {
        Given<CaseCommand, Case, CaseEvent> lapsed = live(AssignmentMode.SOLE, RecordOpinion.class)
                .on(LocalDate.of(2020, 4, 22)).and(OFFICE,
                        new Complete(LocalDate.of(2020, 4, 22)));
        assertThat(alarms(lapsed)).extracting(Alarm::command)
                .containsExactly(near(DeadlineKind.DISCLOSURE, BUREAU, LocalDate.of(2020, 4, 27)));
    }

    @Test
    void an_extension_moves_the_alarm() {
        Given<CaseCommand, Case, CaseEvent> extended = live(AssignmentMode.SOLE, RecordContact.class)
                .on(LocalDate.of(2020, 5, 8))
                .and(HANDLER, requestExtension(LocalDate.of(2020, 5, 6), 1))
                .and(ASSIGNING, grantExtension(LocalDate.of(2020, 5, 8)));
        assertThat(alarms(extended)).extracting(Alarm::command)
                .containsExactly(near(DeadlineKind.REPLY, BUREAU, LocalDate.of(2020, 7, 2)));
    }

    @Test
    void a_handed_over_case_rings_for_the_next_unit() {
        Given<CaseCommand, Case, CaseEvent> handed = live(AssignmentMode.SOLE, AcknowledgeReceipt.class).on(COMPLETED)
                .and(OFFICE, requestReturn(ACKNOWLEDGED))
                .and(ASSIGNING, new ApproveReturn(null, ACKNOWLEDGED, OTHER, null));
        assertThat(alarms(handed)).extracting(Alarm::command)
                .containsExactly(near(DeadlineKind.REPLY, OTHER, REPLY_DUE));
    }

    @Test
    void a_deadline_that_had_passed_when_it_was_entered_rings_for_nobody() {
        for (Stage stage : Stage.values()) {
            if (stage != Stage.RETURN_REQUESTED) {
                assertThat(alarms(given(at(stage)))).isEmpty();
            }
        }
    }

    @Test
    void a_reopened_case_rings_anew() {
        Given<CaseCommand, Case, CaseEvent> reopened = live(AssignmentMode.SOLE, Complete.class).on(COMPLETED).and(
                ASSIGNING,
                new Reopen(null, COMPLETED, "督办1号"));
        assertThat(alarms(reopened)).extracting(Alarm::command).containsExactly(
                new RemindOfDeadline(DeadlineKind.REPLY, BUREAU, 2, LocalDate.of(2020, 5, 7)));
    }

    @Test
    void a_missed_deadline_is_noted_once_after_its_last_day() {
        Given<CaseCommand, Case, CaseEvent> scenario = live(AssignmentMode.SOLE, RecordContact.class);
        RecordMissedDeadline ring = missed(DeadlineKind.REPLY, BUREAU, REPLY_DUE);
        scenario.on(REPLY_DUE).gives(Actor.BACKBONE, ring);
        Given<CaseCommand, Case, CaseEvent> next = scenario.on(REPLY_DUE.plusDays(1));
        CaseEvent missed = new DeadlineMissed(REPLY_DUE.plusDays(1), DeadlineKind.REPLY, BUREAU, 1, REPLY_DUE);
        next.gives(Actor.BACKBONE, ring, missed);
        next.and(Actor.BACKBONE, ring).gives(Actor.BACKBONE, ring);
        assertThat(alarms(next.and(Actor.BACKBONE, ring))).isEmpty();
    }

    @Test
    void who_owes_something_is_reminded_once_and_not_too_early() {
        Given<CaseCommand, Case, CaseEvent> scenario = live(AssignmentMode.SOLE, RecordContact.class);
        RemindOfDeadline ring = near(DeadlineKind.REPLY, BUREAU, REPLY_DUE);
        LocalDate week = REPLY_DUE.minusDays(7);
        scenario.on(week.minusDays(1)).gives(Actor.BACKBONE, ring);
        for (LocalDate day : List.of(week, week.plusDays(3), REPLY_DUE)) {
            scenario.on(day).gives(Actor.BACKBONE, ring,
                    new DeadlineNear(day, DeadlineKind.REPLY, BUREAU, 1, REPLY_DUE));
        }
        scenario.on(REPLY_DUE.plusDays(1)).gives(Actor.BACKBONE, ring,
                new DeadlineMissed(REPLY_DUE.plusDays(1), DeadlineKind.REPLY, BUREAU, 1, REPLY_DUE));
        Given<CaseCommand, Case, CaseEvent> once = scenario.on(week).and(Actor.BACKBONE, ring);
        once.gives(Actor.BACKBONE, ring);
        once.on(REPLY_DUE.plusDays(1)).gives(Actor.BACKBONE, ring);
        scenario.on(week).gives(Actor.BACKBONE, near(DeadlineKind.REPLY, FIRST, REPLY_DUE));
        scenario.on(week).gives(Actor.BACKBONE, near(DeadlineKind.REPLY, BUREAU, REPLY_DUE.plusDays(1)));
        live(AssignmentMode.SOLE, RecordOpinion.class).on(week).gives(Actor.BACKBONE, ring);
        given(List.of()).gives(Actor.BACKBONE, ring);
    }

    @Test
    void a_deadline_that_moves_is_reminded_of_anew() {
        Given<CaseCommand, Case, CaseEvent> reminded = live(AssignmentMode.SOLE, RecordContact.class)
                .on(LocalDate.of(2020, 5, 27))
                .and(Actor.BACKBONE, near(DeadlineKind.REPLY, BUREAU, REPLY_DUE));
        Given<CaseCommand, Case, CaseEvent> extended = reminded
                .and(HANDLER, requestExtension(LocalDate.of(2020, 5, 27), 1)).and(ASSIGNING,
                        grantExtension(LocalDate.of(2020, 5, 27)));
        assertThat(alarms(extended)).extracting(Alarm::command)
                .containsExactly(near(DeadlineKind.REPLY, BUREAU, LocalDate.of(2020, 7, 2)));
    }

    @Test
    void an_alarm_for_something_else_is_not_noted() {
        Given<CaseCommand, Case, CaseEvent> next = live(AssignmentMode.SOLE, RecordContact.class).on(TODAY);
        next.gives(Actor.BACKBONE, missed(DeadlineKind.FEEDBACK, BUREAU, REPLY_DUE));
        next.gives(Actor.BACKBONE, missed(DeadlineKind.REPLY, FIRST, REPLY_DUE));
        next.gives(Actor.BACKBONE, missed(DeadlineKind.REPLY, BUREAU, REPLY_DUE.minusDays(1)));
        next.gives(Actor.BACKBONE, new RecordMissedDeadline(DeadlineKind.REPLY, BUREAU, 2, REPLY_DUE));
        live(AssignmentMode.SOLE, RecordOpinion.class).on(TODAY).gives(Actor.BACKBONE,
                missed(DeadlineKind.REPLY, BUREAU, REPLY_DUE));
        given(List.of()).gives(Actor.BACKBONE, missed(DeadlineKind.REPLY, BUREAU, REPLY_DUE));
        given(at(Stage.COMPLETED)).gives(Actor.BACKBONE, missed(DeadlineKind.FEEDBACK, BUREAU, REPLY_DUE));
    }

    @Test
    void a_missed_opinion_of_a_co_handler_is_noted() {
        LocalDate due = LocalDate.of(2020, 4, 2);
        live(AssignmentMode.LEAD_CO, SubmitCoOpinion.class).on(due.plusDays(1)).gives(Actor.BACKBONE,
                missed(DeadlineKind.CO_OPINION, SECOND, due),
                new DeadlineMissed(due.plusDays(1), DeadlineKind.CO_OPINION, SECOND, 1, due));
    }
}
