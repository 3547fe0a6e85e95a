package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.calendar.WorkingCalendars;
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

/**
 * A calendar is revised: the second notice for 2020, of 2020-01-27, gave three more days off and took back the make-up
 * workday of 2020-02-01.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseRecalculationTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 20);
    private static final LocalDate REVISED = LocalDate.of(2020, 1, 27);
    private static final LocalDate OLD_END = LocalDate.of(2020, 2, 1);
    private static final LocalDate NEW_END = LocalDate.of(2020, 2, 4);
    private static final RecalculateDeadlines RECALCULATE = new RecalculateDeadlines("2020-2");

    /** Assigned while the first notice was all that was known. */
    private static Given<CaseCommand, Case, CaseEvent> assigned(AssignmentMode mode) {
        return given(List.of()).on(START).knowing(WorkingCalendars.asPublishedOn(START))
                .and(OFFICE, new RegisterReceipt(START, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "1", "示例"))
                .and(OFFICE, new Register(START, "示例", true, Theme.OTHER, List.of(proposer("p1", true)), null, null))
                .and(ASSIGNING, new Assign(START, "示例", mode, assign(mode).units(), null));
    }

    private static Given<CaseCommand, Case, CaseEvent> revised(Given<CaseCommand, Case, CaseEvent> scenario) {
        return scenario.on(REVISED).knowing(WorkingCalendars.asPublishedOn(REVISED));
    }

    private static CaseView.Deadline window(Given<CaseCommand, Case, CaseEvent> scenario) {
        CaseView view = Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
        return view.deadlines().stream().filter(d -> d.kind() == DeadlineKind.RETURN).findFirst().orElseThrow();
    }

    @Test
    void an_open_deadline_moves_with_its_explanation_and_others_stay() {
        Given<CaseCommand, Case, CaseEvent> revised = revised(assigned(AssignmentMode.SOLE));
        assertThat(window(revised).dueOn()).isEqualTo(OLD_END);
        List<CaseEvent> events = revised.decide(Actor.BACKBONE, RECALCULATE);
        assertThat(events).singleElement().isInstanceOfSatisfying(DeadlineRecalculated.class, e -> {
            assertThat(e.effectiveOn()).isEqualTo(REVISED);
            assertThat(e.kind()).isEqualTo(DeadlineKind.RETURN);
            assertThat(e.unit()).isEqualTo(BUREAU);
            assertThat(e.round()).isEqualTo(1);
            assertThat(e.old()).isEqualTo(OLD_END);
            assertThat(e.due().date()).isEqualTo(NEW_END);
            assertThat(e.due().start()).isEqualTo(START);
            assertThat(e.due().calendar()).containsExactly("2020-2");
            assertThat(e.calendarVersion()).isEqualTo("2020-2");
        });
        Given<CaseCommand, Case, CaseEvent> after = revised.and(Actor.BACKBONE, RECALCULATE);
        assertThat(window(after).dueOn()).isEqualTo(NEW_END);
        assertThat(window(after).due().calendar()).containsExactly("2020-2");
        after.on(NEW_END).gives(OFFICE, requestReturn(NEW_END),
                new ReturnRequested(NEW_END, BUREAU, OTHER, "不属于本单位职责。"));
        revised.on(NEW_END).refuses(OFFICE, requestReturn(NEW_END), "RETURN_WINDOW_CLOSED /requestedOn");
    }

    @Test
    void asking_again_changes_nothing() {
        revised(assigned(AssignmentMode.SOLE)).and(Actor.BACKBONE, RECALCULATE).gives(Actor.BACKBONE, RECALCULATE);
        assigned(AssignmentMode.SOLE).gives(Actor.BACKBONE, RECALCULATE);
    }

    @Test
    void a_window_that_is_over_keeps_its_date() {
        Given<CaseCommand, Case, CaseEvent> revised = revised(assigned(AssignmentMode.SOLE));
        revised.on(OLD_END.plusDays(1)).gives(Actor.BACKBONE, RECALCULATE);
        assertThat(revised.on(OLD_END).decide(Actor.BACKBONE, RECALCULATE)).hasSize(1);
        Given<CaseCommand, Case, CaseEvent> staffed = revised.and(OFFICE, new AcknowledgeReceipt(null, REVISED, null))
                .and(OFFICE,
                        new AppointTeam(null, REVISED, person("a"), person("b"), person("c"), "示例", person("d"), null));
        staffed.gives(Actor.BACKBONE, RECALCULATE);
    }

    @Test
    void every_open_deadline_of_every_unit_moves() {
        assertThat(revised(assigned(AssignmentMode.SPLIT)).decide(Actor.BACKBONE, RECALCULATE))
                .extracting(e -> ((DeadlineRecalculated) e).unit()).containsExactly(BUREAU, FIRST);
    }

    /** A reply that is due on 2020-06-28, which the notice makes a workday. */
    private static Given<CaseCommand, Case, CaseEvent> replyDue(LocalDate today) {
        return given(List.of()).on(today).knowing(WorkingCalendars.asPublishedOn(LocalDate.of(2019, 11, 1)))
                .and(OFFICE, new RegisterReceipt(LocalDate.of(2020, 3, 26), Source.NPC_SUGGESTION, Level.CITY, 15, 4,
                        "1", "示例"))
                .and(OFFICE, new Register(LocalDate.of(2020, 3, 26), "示例", true, Theme.OTHER,
                        List.of(proposer("p1", true)), null, null))
                .and(ASSIGNING, new Assign(LocalDate.of(2020, 3, 26), "示例", AssignmentMode.SOLE,
                        List.of(unit(BUREAU, HandlingRole.SOLE)), null))
                .knowing(WorkingCalendars.published());
    }

    @Test
    void the_alarm_follows_the_deadline() {
        Given<CaseCommand, Case, CaseEvent> before = replyDue(LocalDate.of(2020, 3, 27));
        assertThat(before.decide(Actor.BACKBONE, RECALCULATE)).extracting(e -> ((DeadlineRecalculated) e).kind())
                .contains(DeadlineKind.REPLY);
        Given<CaseCommand, Case, CaseEvent> after = before.and(Actor.BACKBONE, RECALCULATE);
        assertThat(Case.alarms(before.state())).extracting(Alarm::name)
                .containsExactly("NEAR/REPLY/" + BUREAU + "/1/2020-06-26");
        assertThat(Case.alarms(after.state())).extracting(Alarm::name)
                .containsExactly("NEAR/REPLY/" + BUREAU + "/1/2020-06-28");
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), after.history()));
        assertThat(item.nextDueOn()).isEqualTo(LocalDate.of(2020, 6, 28));
        assertThat(item.provisional()).isFalse();
    }

    @Test
    void a_deadline_that_was_missed_keeps_the_date_it_was_judged_by() {
        Given<CaseCommand, Case, CaseEvent> late = replyDue(LocalDate.of(2020, 6, 27));
        RecordMissedDeadline missed = new RecordMissedDeadline(DeadlineKind.REPLY, BUREAU, 1,
                LocalDate.of(2020, 6, 26));
        late.and(Actor.BACKBONE, missed).gives(Actor.BACKBONE, RECALCULATE);
    }

    @Test
    void a_deadline_that_had_passed_when_it_was_entered_keeps_its_date() {
        replyDue(LocalDate.of(2020, 6, 27)).gives(Actor.BACKBONE, RECALCULATE);
    }

    @Test
    void a_case_without_deadlines_has_nothing_to_recalculate() {
        given(List.of()).and(OFFICE, receipt("1")).gives(Actor.BACKBONE, RECALCULATE);
        given(at(Stage.COMPLETED)).gives(Actor.BACKBONE, RECALCULATE);
    }
}
