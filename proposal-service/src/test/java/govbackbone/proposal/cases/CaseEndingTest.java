package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.InadmissibleReason;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** A case that ends before it is handled to its end: not filed, withdrawn, transferred. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseEndingTest {
    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    @Test
    void a_paper_is_not_filed_for_a_reason_of_the_list() {
        for (Stage stage : List.of(Stage.RECEIVED, Stage.REGISTERED)) {
            DeclineFiling decline = new DeclineFiling(ASSIGNED, InadmissibleReason.FORWARDED_LETTER, null);
            given(at(stage)).gives(ASSIGNING, decline,
                    new CaseDeclined(ASSIGNED, InadmissibleReason.FORWARDED_LETTER, null));
            CaseView view = view(given(at(stage)).and(ASSIGNING, decline));
            assertThat(view.stage()).isEqualTo(Stage.NOT_FILED);
            assertThat(view.ending()).isEqualTo(new CaseView.Ending(ASSIGNED, InadmissibleReason.FORWARDED_LETTER,
                    null, null, null, null, null));
        }
    }

    @Test
    void a_paper_that_is_not_filed_gives_its_number_back_for_good() {
        CaseDeclined declined = new CaseDeclined(TODAY, InadmissibleReason.NO_SUBSTANCE, null);
        assertThat(Case.releases(declined)).containsExactly(Release.all("case-number"));
        given(at(Stage.REGISTERED)).and(ASSIGNING, new DeclineFiling(null, InadmissibleReason.NO_SUBSTANCE, null))
                .refuses(OFFICE, new Correct(null, CorrectableField.CASE_NUMBER, null, "0013", "示例", "示例批准人"),
                        "NUMBER_GIVEN_BACK /field");
    }

    @Test
    void nothing_else_that_happens_gives_a_number_back() {
        assertThat(SampleEvents.all()).filteredOn(event -> !Case.releases(event).isEmpty())
                .allSatisfy(event -> assertThat(event).isInstanceOfAny(CaseDeclined.class, CaseRenumbered.class,
                        DocumentNumberReleased.class));
    }

    @Test
    void another_reason_is_written_out() {
        given(at(Stage.RECEIVED)).refuses(ASSIGNING, new DeclineFiling(null, InadmissibleReason.OTHER, null),
                "NOTE_MISSING /note");
        given(at(Stage.RECEIVED)).gives(ASSIGNING, new DeclineFiling(null, InadmissibleReason.OTHER, "内容重复。"),
                new CaseDeclined(TODAY, InadmissibleReason.OTHER, "内容重复。"));
    }

    @Test
    void a_paper_is_not_declined_before_it_came_in_nor_in_the_future() {
        for (Stage stage : List.of(Stage.RECEIVED, Stage.REGISTERED)) {
            given(at(stage)).refuses(ASSIGNING,
                    new DeclineFiling(RECEIVED.minusDays(1), InadmissibleReason.NO_SUBSTANCE, null),
                    "DATE_OUT_OF_ORDER /declinedOn");
            assertThat(given(at(stage)).decide(ASSIGNING,
                    new DeclineFiling(RECEIVED, InadmissibleReason.NO_SUBSTANCE, null))).hasSize(1);
        }
        given(at(Stage.RECEIVED)).refuses(ASSIGNING,
                new DeclineFiling(TODAY.plusDays(1), InadmissibleReason.NO_SUBSTANCE, null),
                "DATE_IN_FUTURE /declinedOn");
    }

    @Test
    void the_lead_proposer_takes_the_paper_back_in_writing() {
        for (Stage stage : List.of(Stage.REGISTERED, Stage.ASSIGNED, Stage.REPLY_REVIEWED)) {
            given(at(stage)).gives(OFFICE, withdraw(REVIEWED), new CaseWithdrawn(REVIEWED, "p1", "示例撤回函"));
            given(at(stage)).refuses(OFFICE, new Withdraw(REVIEWED, "p2", "示例"), "NOT_LEAD_PROPOSER /proposer");
        }
        CaseView view = view(given(at(Stage.IN_HANDLING)).and(OFFICE, withdraw(REVIEWED)));
        assertThat(view.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(view.ending()).isEqualTo(new CaseView.Ending(REVIEWED, null, "示例撤回函", "p1", null, null, null));
        assertThat(view.replyDueOn()).isNull();
        assertThat(view.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.REPLY)
                .allMatch(d -> REVIEWED.equals(d.settledOn()));
    }

    @Test
    void a_withdrawal_follows_what_was_done() {
        given(at(Stage.REGISTERED)).refuses(OFFICE, withdraw(RECEIVED.minusDays(1)),
                "DATE_OUT_OF_ORDER /withdrawnOn");
        given(at(Stage.REPLY_SUBMITTED)).refuses(OFFICE, withdraw(DRAFTED.minusDays(1)),
                "DATE_OUT_OF_ORDER /withdrawnOn");
        given(at(Stage.REPLY_SUBMITTED)).refuses(OFFICE, withdraw(TODAY.plusDays(1)), "DATE_IN_FUTURE /withdrawnOn");
    }

    @Test
    void a_withdrawal_is_recorded_by_the_unit_or_the_assigning_office() {
        Actor stranger = actor("stranger", OTHER, Role.OFFICE);
        given(at(Stage.ASSIGNED)).refuses(stranger, withdraw(null), "UNKNOWN_ID");
        assertThat(given(at(Stage.ASSIGNED)).decide(ASSIGNING, withdraw(null))).hasSize(1);
        given(at(Stage.REGISTERED)).refuses(stranger, withdraw(null), "UNKNOWN_ID");
        assertThat(given(at(Stage.REGISTERED)).decide(OFFICE, withdraw(null))).hasSize(1);
        assertThat(of(FIRST).decide(FIRST_OFFICE, withdraw(null))).hasSize(1);
    }

    /** A case that the bureau's office filed and another unit handles. */
    private static Given<CaseCommand, Case, CaseEvent> of(UnitCode unit) {
        return given(at(Stage.REGISTERED)).and(ASSIGNING,
                assign(AssignmentMode.SOLE, unit(unit, HandlingRole.SOLE)));
    }

    @Test
    void the_office_that_filed_a_case_does_not_speak_for_it_once_another_unit_handles_it() {
        of(FIRST).refuses(OFFICE, withdraw(null), "ACTOR_OF_ANOTHER_UNIT");
        of(FIRST).refuses(OFFICE, correct(CorrectableField.TITLE, "示例"), "ACTOR_OF_ANOTHER_UNIT");
        assertThat(given(at(Stage.REGISTERED)).decide(OFFICE, correct(CorrectableField.TITLE, "示例"))).hasSize(1);
    }

    @Test
    void nothing_is_withdrawn_once_a_reply_is_signed_not_even_in_another_round() {
        given(at(Stage.SIGNED)).refuses(OFFICE, withdraw(null), "NOT_ALLOWED_IN_STATE");
        given(at(Stage.COMPLETED)).and(ASSIGNING, new Reopen(null, null, "督办1号")).refuses(OFFICE, withdraw(null),
                "NOT_ALLOWED_IN_STATE");
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED));
        for (Samples.Step step : steps(AssignmentMode.SPLIT).subList(3, 9)) {
            split = split.and(step.actor(), step.command());
        }
        assertThat(Case.standing(split.state()).state()).isEqualTo("ASSIGNED");
        split.refuses(ASSIGNING, withdraw(null), "NOT_ALLOWED_IN_STATE");
    }

    @Test
    void a_returned_case_goes_to_a_body_outside_the_directory() {
        Given<CaseCommand, Case, CaseEvent> returned = given(at(Stage.ACCEPTED)).and(OFFICE,
                requestReturn(ACKNOWLEDGED));
        Transfer transfer = new Transfer(null, TEAM, "示例外地单位", "同意。");
        returned.gives(ASSIGNING, transfer, new ReturnApproved(TEAM, BUREAU, "同意。"),
                new CaseTransferred(TEAM, BUREAU, "示例外地单位"));
        Given<CaseCommand, Case, CaseEvent> transferred = returned.and(ASSIGNING, transfer);
        assertThat(Case.alarms(transferred.state())).isEmpty();
        CaseView view = view(transferred);
        assertThat(view.stage()).isEqualTo(Stage.TRANSFERRED);
        assertThat(view.ending()).isEqualTo(new CaseView.Ending(TEAM, null, null, null, "示例外地单位", null, null));
        assertThat(view.units().getFirst().transferredTo()).isEqualTo("示例外地单位");
        assertThat(view.returnRequests().getFirst().approved()).isTrue();
        assertThat(view.replyDueOn()).isNull();
    }

    @Test
    void a_unit_of_the_directory_gets_the_case_by_reassignment() {
        Given<CaseCommand, Case, CaseEvent> returned = given(at(Stage.ACCEPTED)).and(OFFICE,
                requestReturn(ACKNOWLEDGED));
        returned.refuses(ASSIGNING, new Transfer(null, null, " 示例单位丁", null), "TRANSFER_WITHIN_DIRECTORY /to");
        returned.refuses(ASSIGNING, transfer(RECEIVED), "DATE_OUT_OF_ORDER /transferredOn");
        returned.refuses(actor("both", BUREAU, Role.ASSIGNING_OFFICE), transfer(null),
                "RETURN_DECIDED_BY_UNIT_ITSELF");
    }

    @Test
    void the_other_units_of_a_split_case_go_on_without_the_one_that_transferred_its_part() {
        Given<CaseCommand, Case, CaseEvent> returned = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED)).and(OFFICE,
                new RequestReturn(BUREAU, ACKNOWLEDGED, OTHER, "示例"));
        Given<CaseCommand, Case, CaseEvent> transferred = returned.and(ASSIGNING,
                new Transfer(BUREAU, TEAM, "示例外地单位", null));
        assertThat(Case.standing(transferred.state()).state()).isEqualTo("ASSIGNED");
        CaseView view = view(transferred);
        assertThat(view.stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(view.ending()).isNull();
        assertThat(view.handlings()).extracting(CaseView.Handling::unit).containsExactly(FIRST);
        assertThat(view.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.REPLY && d.settledOn() == null)
                .extracting(CaseView.Deadline::unit).containsExactly(FIRST);
        WorkItem item = Objects.requireNonNull(
                Replay.fold(WorkListProjection.projection(), transferred.history()));
        assertThat(item.tasks()).extracting(WorkItem.Task::unit).containsExactly(FIRST);
        Given<CaseCommand, Case, CaseEvent> second = transferred
                .and(FIRST_UNIT, new RequestReturn(null, ACKNOWLEDGED, OTHER, "示例"))
                .and(ASSIGNING, new Transfer(null, TEAM, "示例外地单位", null));
        assertThat(Case.standing(second.state()).state()).isEqualTo("TRANSFERRED");
        assertThat(view(second).stage()).isEqualTo(Stage.TRANSFERRED);
    }

    @Test
    void what_has_ended_leaves_the_work_list_and_waits_for_nothing() {
        List<Given<CaseCommand, Case, CaseEvent>> ended = List.of(given(at(Stage.RECEIVED)).and(ASSIGNING, decline()),
                given(at(Stage.IN_HANDLING)).on(LocalDate.of(2020, 4, 1)).and(OFFICE, withdraw(null)),
                given(at(Stage.ASSIGNED)).and(OFFICE, requestReturn(ACKNOWLEDGED)).and(ASSIGNING, transfer(TEAM)));
        for (Given<CaseCommand, Case, CaseEvent> scenario : ended) {
            assertThat(Replay.fold(WorkListProjection.projection(), scenario.history())).isNull();
            assertThat(Case.alarms(scenario.state())).isEmpty();
            assertThat(Case.standing(scenario.state()).allowed()).containsExactly(Correct.class);
        }
    }
}
