package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.notice.Addressee;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.http.RecordShape;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.WorkItem.Party;
import govbackbone.proposal.cases.WorkItem.Waiting;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Whom a case waits for and until when, after every kind of event. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkListProjectionTest {
    private static final LocalDate REPLY_DUE = LocalDate.of(2020, 6, 2);

    private static WorkItem item(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), scenario.history()));
    }

    private static WorkItem item(Stage stage) {
        return item(given(at(stage)));
    }

    private static void waits(WorkItem item, Waiting... waiting) {
        assertThat(item.waitsFor()).containsExactly(waiting);
    }

    @Test
    void the_work_list_says_who_acts_next_from_receipt_to_archive() {
        waits(item(Stage.RECEIVED), new Waiting(Party.OFFICE, null, null, RECEIVED));
        waits(item(Stage.REGISTERED), new Waiting(Party.ASSIGNING_OFFICE, null, null, RECEIVED));
        waits(item(Stage.ASSIGNED), new Waiting(Party.OFFICE, BUREAU, null, ASSIGNED));
        waits(item(Stage.ACCEPTED), new Waiting(Party.OFFICE, BUREAU, null, ACKNOWLEDGED));
        waits(item(Stage.IN_HANDLING), new Waiting(Party.HANDLER, BUREAU, "示例科室 示例handler", TEAM));
        waits(item(Stage.REPLY_SUBMITTED), new Waiting(Party.TASKFORCE, BUREAU, null, DRAFTED));
        waits(item(Stage.REPLY_REVIEWED), new Waiting(Party.PRINCIPAL, BUREAU, null, REVIEWED));
        waits(item(Stage.SIGNED), new Waiting(Party.OFFICE, BUREAU, null, SIGNED));
        waits(item(Stage.DELIVERED), new Waiting(Party.PROPOSER, BUREAU, "示例代表p1", DELIVERED),
                new Waiting(Party.PROPOSER, BUREAU, "示例代表p2", DELIVERED));
        waits(item(Stage.COMPLETED), new Waiting(Party.OFFICE, null, null, COMPLETED));
        waits(item(Stage.FOLLOWED_UP), new Waiting(Party.OFFICE, null, null, VISITED));
        assertThat(Replay.fold(WorkListProjection.projection(), at(Stage.ARCHIVED))).isNull();
    }

    private static List<String> addressees(WorkItem item) {
        return item.addressees().stream().map(Addressee::value).toList();
    }

    @Test
    void it_names_the_persons_units_and_roles_whose_turn_it_is() {
        assertThat(addressees(item(Stage.RECEIVED))).containsExactly("role:office");
        assertThat(addressees(item(Stage.REGISTERED))).containsExactly("role:assigning-office");
        assertThat(addressees(item(Stage.ASSIGNED))).containsExactly("role:office@" + BUREAU,
                "role:handler@" + BUREAU, "role:unit@" + BUREAU);
        assertThat(addressees(item(Stage.ACCEPTED))).containsExactly("role:office@" + BUREAU);
        assertThat(addressees(item(Stage.IN_HANDLING))).containsExactly("person:handler");
        assertThat(addressees(item(Stage.REPLY_SUBMITTED))).containsExactly("person:deputy", "person:expert",
                "person:handler",
                "person:office", "person:principal");
        assertThat(addressees(item(Stage.REPLY_REVIEWED))).containsExactly("person:principal");
        assertThat(addressees(item(Stage.SIGNED))).containsExactly("role:office@" + BUREAU);
        assertThat(addressees(item(Stage.DELIVERED))).isEmpty();
        assertThat(addressees(item(Stage.COMPLETED))).containsExactly("role:office");
        assertThat(addressees(item(given(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING))))).containsExactly(
                "person:handler", "role:office@" + FIRST, "role:handler@" + FIRST, "role:unit@" + FIRST,
                "role:office@" + SECOND, "role:handler@" + SECOND, "role:unit@" + SECOND);
        assertThat(addressees(item(given(at(Stage.ACCEPTED)).and(HANDLER, requestExtension(CONTACTED, 1)))))
                .containsExactly("role:office@" + BUREAU, "role:assigning-office");
        assertThat(addressees(item(given(at(Stage.COMPLETED)).and(ASSIGNING,
                new Reopen(null, LocalDate.of(2020, 4, 8), "督办1号"))))).containsExactly("person:handler");
    }

    @Test
    void an_item_is_known_by_the_cases_number_title_and_stage() {
        for (Stage stage : List.of(Stage.RECEIVED, Stage.REGISTERED, Stage.ASSIGNED, Stage.DELIVERED,
                Stage.FOLLOWED_UP)) {
            WorkItem item = item(stage);
            assertThat(item.id()).isEqualTo(Replay.ID);
            assertThat(item.version()).isEqualTo(at(stage).size());
            assertThat(item.caseNo()).isEqualTo("0012");
            assertThat(item.stage()).isEqualTo(stage);
            assertThat(item.round()).isEqualTo(1);
        }
        assertThat(item(Stage.ASSIGNED).unitCodes()).containsExactly(BUREAU);
    }

    @Test
    void the_earliest_open_deadline_comes_next() {
        assertThat(item(Stage.REGISTERED).nextDueOn()).isNull();
        WorkItem assigned = item(given(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING)));
        assertThat(assigned.nextDeadline()).isEqualTo(DeadlineKind.CO_OPINION);
        assertThat(assigned.nextDueOn()).isEqualTo(LocalDate.of(2020, 4, 2));
        assertThat(item(Stage.ASSIGNED).nextDeadline()).isEqualTo(DeadlineKind.REPLY);
        assertThat(item(Stage.ASSIGNED).nextDueOn()).isEqualTo(REPLY_DUE);
        assertThat(item(Stage.ASSIGNED).provisional()).isFalse();
        assertThat(item(Stage.DELIVERED).nextDeadline()).isEqualTo(DeadlineKind.FEEDBACK);
        assertThat(item(Stage.DELIVERED).nextDueOn()).isEqualTo(LocalDate.of(2020, 4, 21));
        assertThat(item(Stage.COMPLETED).nextDueOn()).isNull();
        assertThat(item(Stage.COMPLETED).nextDeadline()).isNull();
    }

    @Test
    void a_provisional_deadline_says_so() {
        DeadlineSet set = (DeadlineSet) SampleEvents.all().get(3);
        List<CaseEvent> history = new ArrayList<>(at(Stage.ASSIGNED));
        history.add(new DeadlineSet(ASSIGNED, DeadlineKind.REPLY, BUREAU, 1, set.due(), set.rule(), false));
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), history));
        assertThat(item.provisional()).isTrue();
        assertThat(item.nextDueOn()).isEqualTo(LocalDate.of(2020, 3, 9));
        assertThat(item.tasks().getFirst().dues()).hasSize(2);
    }

    @Test
    void a_return_waits_for_the_assigning_office_and_then_for_the_unit_it_goes_to() {
        Given<CaseCommand, Case, CaseEvent> returned = given(at(Stage.ACCEPTED)).and(OFFICE,
                requestReturn(ACKNOWLEDGED));
        waits(item(returned), new Waiting(Party.ASSIGNING_OFFICE, BUREAU, null, ACKNOWLEDGED));
        assertThat(item(returned).stage()).isEqualTo(Stage.RETURN_REQUESTED);
        WorkItem handed = item(returned.and(ASSIGNING, new ApproveReturn(null, TEAM, OTHER, null)));
        waits(handed, new Waiting(Party.OFFICE, OTHER, null, TEAM));
        assertThat(handed.unitCodes()).containsExactly(OTHER);
        assertThat(handed.stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(handed.nextDueOn()).isEqualTo(REPLY_DUE);
        WorkItem rejected = item(returned.and(ASSIGNING, new RejectReturn(null, TEAM, "示例")));
        waits(rejected, new Waiting(Party.OFFICE, BUREAU, null, TEAM));
        assertThat(rejected.stage()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void co_handlers_are_waited_for_until_heard_or_waived() {
        Given<CaseCommand, Case, CaseEvent> handling = given(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING));
        Waiting handler = new Waiting(Party.HANDLER, BUREAU, "示例科室 示例handler", TEAM);
        waits(item(handling), handler, new Waiting(Party.CO_HANDLER, FIRST, "示例单位甲", TEAM),
                new Waiting(Party.CO_HANDLER, SECOND, "示例单位乙", TEAM));
        Given<CaseCommand, Case, CaseEvent> heard = handling.and(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "同意。"));
        waits(item(heard), handler, new Waiting(Party.CO_HANDLER, SECOND, "示例单位乙", TEAM));
        Given<CaseCommand, Case, CaseEvent> waived = heard.and(ASSIGNING, new WaiveCoOpinion(CONTACTED, SECOND, "示例"));
        waits(item(waived), handler);
        assertThat(item(waived).nextDeadline()).isEqualTo(DeadlineKind.REPLY);
    }

    @Test
    void a_request_for_more_time_also_waits_for_the_assigning_office() {
        Given<CaseCommand, Case, CaseEvent> asked = given(at(Stage.ACCEPTED)).and(HANDLER,
                requestExtension(CONTACTED, 1));
        waits(item(asked), new Waiting(Party.OFFICE, BUREAU, null, ACKNOWLEDGED),
                new Waiting(Party.ASSIGNING_OFFICE, BUREAU, null, CONTACTED));
        WorkItem granted = item(asked.and(ASSIGNING, grantExtension(DRAFTED)));
        waits(granted, new Waiting(Party.OFFICE, BUREAU, null, ACKNOWLEDGED));
        assertThat(granted.nextDueOn()).isEqualTo(LocalDate.of(2020, 7, 2));
        waits(item(asked.and(ASSIGNING, new RefuseExtension(null, DRAFTED, "示例"))),
                new Waiting(Party.OFFICE, BUREAU, null, ACKNOWLEDGED));
        waits(item(given(at(Stage.REPLY_SUBMITTED)).and(HANDLER, requestExtension(CONTACTED, 1)).and(DEPUTY,
                pass(null))), new Waiting(Party.PRINCIPAL, BUREAU, null, REVIEWED));
    }

    @Test
    void a_failed_review_waits_for_the_handler_again() {
        waits(item(given(at(Stage.REPLY_SUBMITTED)).and(DEPUTY, fail())),
                new Waiting(Party.HANDLER, BUREAU, "示例科室 示例handler", REVIEWED));
    }

    @Test
    void contacts_change_nothing_but_the_version() {
        WorkItem before = item(Stage.FOLLOWED_UP);
        WorkItem after = item(given(at(Stage.FOLLOWED_UP)).and(HANDLER, contact(null)));
        assertThat(after).isEqualTo(before.at(before.version() + 1));
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void a_reply_is_delivered_one_by_one() {
        WorkItem one = item(given(at(Stage.SIGNED)).and(OFFICE, deliver(null, "p1")));
        assertThat(one.stage()).isEqualTo(Stage.SIGNED);
        assertThat(one.tasks().getFirst().outstanding()).containsExactly("p2");
    }

    @Test
    void after_delivery_it_is_the_proposers_the_offices_or_the_assigning_offices_turn() {
        Given<CaseCommand, Case, CaseEvent> one = given(at(Stage.DELIVERED)).and(OFFICE,
                opinion(null, "p1", Satisfaction.SATISFIED));
        waits(item(one), new Waiting(Party.PROPOSER, BUREAU, "示例代表p2", DELIVERED));
        WorkItem all = item(one.and(OFFICE, opinion(null, "p2", Satisfaction.BASICALLY)));
        waits(all, new Waiting(Party.OFFICE, BUREAU, null, DELIVERED));
        assertThat(all.nextDeadline()).isEqualTo(DeadlineKind.DISCLOSURE);
        Given<CaseCommand, Case, CaseEvent> angry = given(at(Stage.DELIVERED)).and(OFFICE,
                opinion(null, "p1", Satisfaction.DISSATISFIED));
        waits(item(angry), new Waiting(Party.ASSIGNING_OFFICE, BUREAU, null, DELIVERED));
        waits(item(angry.and(OFFICE, opinion(null, "p2", Satisfaction.SATISFIED))),
                new Waiting(Party.ASSIGNING_OFFICE, BUREAU, null, DELIVERED));
        waits(item(given(at(Stage.DELIVERED)).and(OFFICE,
                opinion(null, JUDGED, "p1", Satisfaction.DISSATISFIED, Satisfaction.SATISFIED))),
                new Waiting(Party.ASSIGNING_OFFICE, BUREAU, null, DELIVERED));
    }

    @Test
    void a_reopened_case_waits_for_the_handler_until_the_new_deadline() {
        WorkItem reopened = item(given(at(Stage.COMPLETED)).and(ASSIGNING,
                new Reopen(null, LocalDate.of(2020, 4, 8), "督办1号")));
        waits(reopened, new Waiting(Party.HANDLER, BUREAU, "示例科室 示例handler", LocalDate.of(2020, 4, 8)));
        assertThat(reopened.round()).isEqualTo(2);
        assertThat(reopened.nextDueOn()).isEqualTo(LocalDate.of(2020, 5, 8));
        assertThat(reopened.tasks().getFirst().dissatisfied()).isFalse();
    }

    @Test
    void a_split_case_waits_for_every_unit() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED))
                .and(OFFICE, new AcknowledgeReceipt(BUREAU, ACKNOWLEDGED, null)).and(OFFICE, team(BUREAU));
        WorkItem item = item(split);
        waits(item, new Waiting(Party.HANDLER, BUREAU, "示例科室 示例handler", TEAM),
                new Waiting(Party.OFFICE, FIRST, null, ASSIGNED));
        assertThat(item.stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(item.unitCodes()).containsExactly(BUREAU, FIRST);
    }

    @Test
    void days_left_are_counted_when_the_list_is_read() {
        WorkItem item = item(Stage.IN_HANDLING);
        assertThat(remaining(item, LocalDate.of(2020, 4, 30))).isEqualTo(new WorkItem.Remaining(33, 21, false));
        assertThat(remaining(item, REPLY_DUE)).isEqualTo(new WorkItem.Remaining(0, 0, false));
        assertThat(remaining(item, LocalDate.of(2020, 6, 3))).isEqualTo(new WorkItem.Remaining(-1, -1, true));
        assertThat(remaining(item(Stage.COMPLETED), REPLY_DUE)).isEqualTo(new WorkItem.Remaining(null, null, false));
    }

    private static WorkItem.Remaining remaining(WorkItem item, LocalDate today) {
        return WorkItem.remaining(item, new ViewType.Day(today, WorkingCalendars.published()));
    }

    @Test
    void the_work_list_can_be_described() {
        assertThat(RecordShape.of(WorkItem.class).component("waitsFor")).isPresent();
        assertThat(RecordShape.of(WorkItem.Remaining.class).components()).hasSize(3);
        assertThat(WorkListProjection.projection().view().collection()).isEqualTo("worklist");
        assertThat(CaseProjection.projection().view().collection()).isEqualTo("proposals");
    }
}
