package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.*;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.kit.http.RecordShape;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

/** The case view after every kind of event. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseProjectionTest {
    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    private static CaseView view(Stage stage) {
        return view(given(at(stage)));
    }

    @Test
    void a_received_case_is_known_by_number_and_title() {
        CaseView view = view(Stage.RECEIVED);
        assertThat(view.id()).isEqualTo(Replay.ID);
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.stage()).isEqualTo(Stage.RECEIVED);
        assertThat(view.round()).isEqualTo(1);
        assertThat(view.source()).isEqualTo(Source.NPC_SUGGESTION);
        assertThat(view.level()).isEqualTo(Level.CITY);
        assertThat(view.term()).isEqualTo(15);
        assertThat(view.session()).isEqualTo(4);
        assertThat(view.caseNo()).isEqualTo("0012");
        assertThat(view.title()).startsWith("示例");
        assertThat(view.receivedOn()).isEqualTo(RECEIVED);
        assertThat(view.registeredOn()).isNull();
        assertThat(view.replyDueOn()).isNull();
        assertThat(view.unitCodes()).isEmpty();
    }

    @Test
    void a_registered_case_has_its_content() {
        CaseView view = view(Stage.REGISTERED);
        assertThat(view.stage()).isEqualTo(Stage.REGISTERED);
        assertThat(view.version()).isEqualTo(2);
        assertThat(view.registeredOn()).isEqualTo(RECEIVED);
        assertThat(view.body()).isEqualTo("建议加快数据共享。");
        assertThat(view.inSession()).isTrue();
        assertThat(view.theme()).isEqualTo(Theme.DATA_SHARING);
        assertThat(view.proposers()).extracting(Proposer::id).containsExactly("p1", "p2");
        assertThat(view.collectiveBody()).isNull();
        assertThat(view.questions()).hasSize(2);
    }

    @Test
    void an_assigned_case_has_units_rules_and_deadlines() {
        CaseView view = view(given(at(AssignmentMode.LEAD_CO, Stage.ASSIGNED)));
        assertThat(view.assignedOn()).isEqualTo(ASSIGNED);
        assertThat(view.assigningBody()).isEqualTo("示例交办机关");
        assertThat(view.mode()).isEqualTo(AssignmentMode.LEAD_CO);
        assertThat(view.ruleSet()).isEqualTo("sample");
        assertThat(view.ruleSetVersion()).isEqualTo(1);
        assertThat(view.unitCodes()).containsExactly(BUREAU, FIRST, SECOND);
        assertThat(view.units()).extracting(CaseView.UnitInCase::role).containsExactly(HandlingRole.LEAD,
                HandlingRole.CO, HandlingRole.CO);
        assertThat(view.handlings()).containsExactly(new CaseView.Handling(BUREAU, Stage.ASSIGNED, 1, ASSIGNED, null));
        assertThat(view.deadlines()).extracting(CaseView.Deadline::kind, CaseView.Deadline::settledOn,
                CaseView.Deadline::missed).containsExactly(tuple(DeadlineKind.RETURN, null, false),
                        tuple(DeadlineKind.REPLY, null, false), tuple(DeadlineKind.CO_OPINION, null, false),
                        tuple(DeadlineKind.CO_OPINION, null, false));
        assertThat(view.replyDueOn()).isEqualTo(LocalDate.of(2020, 6, 2));
    }

    @Test
    void acknowledgements_are_kept_by_unit() {
        CaseView view = view(given(at(AssignmentMode.LEAD_CO, Stage.ASSIGNED))
                .and(OFFICE, new AcknowledgeReceipt(null, ACKNOWLEDGED, List.of(OTHER)))
                .and(FIRST_UNIT, new AcknowledgeReceipt(null, TEAM, null)));
        assertThat(view.units()).extracting(CaseView.UnitInCase::acknowledgedOn).containsExactly(ACKNOWLEDGED, TEAM,
                null);
        assertThat(view.units().getFirst().suggestedUnits()).containsExactly(OTHER);
        assertThat(view.stage()).isEqualTo(Stage.ACCEPTED);
    }

    @Test
    void a_return_and_its_approval_are_kept_and_the_next_unit_takes_over() {
        Given<CaseCommand, Case, CaseEvent> returned = given(at(Stage.ACCEPTED)).and(OFFICE,
                requestReturn(ACKNOWLEDGED));
        assertThat(view(returned).stage()).isEqualTo(Stage.RETURN_REQUESTED);
        assertThat(view(returned).returnRequests()).containsExactly(new CaseView.ReturnRequest(BUREAU, ACKNOWLEDGED,
                "示例经办人", OTHER, "不属于本单位职责。", null, null, null));
        assertThat(settled(view(returned), DeadlineKind.RETURN)).isEqualTo(ACKNOWLEDGED);
        CaseView view = view(returned.and(ASSIGNING, new ApproveReturn(null, TEAM, OTHER, "同意。")));
        assertThat(view.returnRequests().getFirst().decidedOn()).isEqualTo(TEAM);
        assertThat(view.returnRequests().getFirst().approved()).isTrue();
        assertThat(view.returnRequests().getFirst().decision()).isEqualTo("同意。");
        assertThat(view.unitCodes()).containsExactly(OTHER);
        assertThat(view.units().getFirst().name()).isEqualTo("示例单位丁");
        assertThat(view.units().getFirst().acknowledgedOn()).isNull();
        assertThat(view.stage()).isEqualTo(Stage.ASSIGNED);
        assertThat(view.deadlines()).extracting(CaseView.Deadline::kind, CaseView.Deadline::unit)
                .containsExactlyInAnyOrder(tuple(DeadlineKind.REPLY, OTHER), tuple(DeadlineKind.RETURN, OTHER));
        assertThat(settled(view, DeadlineKind.RETURN)).isNull();
    }

    @Test
    void a_rejected_return_goes_back() {
        for (Stage stage : List.of(Stage.ASSIGNED, Stage.ACCEPTED)) {
            CaseView view = view(given(at(stage)).and(OFFICE, requestReturn(ACKNOWLEDGED)).and(ASSIGNING,
                    new RejectReturn(null, TEAM, "属于该单位。")));
            assertThat(view.stage()).isEqualTo(stage);
            assertThat(view.returnRequests().getFirst().approved()).isFalse();
            assertThat(view.returnRequests().getFirst().decision()).isEqualTo("属于该单位。");
        }
    }

    private static @Nullable LocalDate settled(CaseView view, DeadlineKind kind) {
        return view.deadlines().stream().filter(d -> d.kind() == kind).toList().getLast().settledOn();
    }

    @Test
    void a_team_contacts_and_research_are_kept() {
        CaseView view = view(given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null)).and(HANDLER,
                new RecordResearch(null, CONTACTED, "示例主题", "示例")));
        assertThat(Objects.requireNonNull(view.handlings().getFirst().team()).section()).isEqualTo("示例科室");
        assertThat(view.handlings().getFirst().since()).isEqualTo(TEAM);
        assertThat(settled(view, DeadlineKind.RETURN)).isEqualTo(TEAM);
        assertThat(view.contacts()).containsExactly(
                new CaseView.Contact(BUREAU, 1, CONTACTED, "p1", ContactChannel.PHONE, "已沟通。"));
        assertThat(view.research()).containsExactly(new CaseView.Research(BUREAU, 1, CONTACTED, "示例主题", "示例"));
    }

    @Test
    void opinions_of_co_handlers_settle_their_deadlines() {
        CaseView view = view(given(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING))
                .and(FIRST_UNIT, new SubmitCoOpinion(CONTACTED, "同意。"))
                .and(FIRST_UNIT, new SubmitCoOpinion(DRAFTED, "补充。"))
                .and(ASSIGNING, new WaiveCoOpinion(CONTACTED, SECOND, "示例理由")));
        assertThat(view.coOpinions()).containsExactly(
                new CaseView.CoOpinion(FIRST, 1, CONTACTED, false, 1, "同意。", false),
                new CaseView.CoOpinion(FIRST, 1, DRAFTED, false, 2, "补充。", false),
                new CaseView.CoOpinion(SECOND, 1, CONTACTED, true, 0, "示例理由", false));
        assertThat(view.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.CO_OPINION)
                .extracting(CaseView.Deadline::settledOn).containsExactly(CONTACTED, CONTACTED);
    }

    @Test
    void extensions_and_what_became_of_them_are_kept() {
        Given<CaseCommand, Case, CaseEvent> requested = given(at(Stage.IN_HANDLING)).and(HANDLER,
                requestExtension(CONTACTED, 1));
        assertThat(view(requested).extensions().getFirst().granted()).isNull();
        CaseView refused = view(requested.and(ASSIGNING, new RefuseExtension(null, DRAFTED, "示例理由")));
        assertThat(refused.extensions().getFirst()).satisfies(x -> {
            assertThat(x.granted()).isFalse();
            assertThat(x.refusal()).isEqualTo("示例理由");
            assertThat(x.decidedOn()).isEqualTo(DRAFTED);
        });
        CaseView granted = view(requested.and(ASSIGNING, grantExtension(DRAFTED)));
        assertThat(granted.extensions().getFirst()).satisfies(x -> {
            assertThat(x.granted()).isTrue();
            assertThat(x.proposersInformedOn()).isEqualTo(DRAFTED);
            assertThat(x.requestedOn()).isEqualTo(CONTACTED);
        });
        assertThat(granted.replyDueOn()).isEqualTo(LocalDate.of(2020, 7, 2));
        assertThat(granted.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.REPLY).hasSize(1);
    }

    @Test
    void drafts_and_reviews_are_kept() {
        CaseView failed = view(given(at(Stage.REPLY_SUBMITTED)).and(DEPUTY, fail()));
        assertThat(failed.stage()).isEqualTo(Stage.IN_HANDLING);
        assertThat(failed.replies().getFirst().reviews().getFirst()).isEqualTo(new CaseView.Review(REVIEWED, false,
                List.of("principal", "deputy", "office"), "纪要2", "措施不具体。", null));
        Given<CaseCommand, Case, CaseEvent> again = given(at(Stage.REPLY_SUBMITTED)).and(DEPUTY, fail())
                .and(HANDLER, new SubmitReplyDraft(null, REVIEWED, "B", "再拟。", answers(1, 2),
                        List.of(promise(LocalDate.of(2020, 12, 31)))))
                .and(DEPUTY, pass(null));
        CaseView passed = view(again);
        assertThat(passed.stage()).isEqualTo(Stage.REPLY_REVIEWED);
        assertThat(passed.replies()).extracting(CaseView.Reply::draft, CaseView.Reply::replyClass,
                r -> r.reviews().getFirst().passed()).containsExactly(tuple(1, "A", false), tuple(2, "B", true));
        assertThat(passed.replies().getLast().promises()).hasSize(1);
        assertThat(passed.replies().getLast().answers()).hasSize(2);
        assertThat(passed.replies().getLast().drafter().subject()).isEqualTo("handler");
    }

    @Test
    void signature_and_deliveries_are_kept_with_the_draft_they_are_of() {
        Given<CaseCommand, Case, CaseEvent> signed = given(at(Stage.SIGNED));
        assertThat(Objects.requireNonNull(view(signed).replies().getLast().signature()))
                .isEqualTo(new CaseView.Signature(SIGNED, NUMBER, "A", new Person("principal", "示例principal"), null,
                        new Disclosure(DisclosureDecision.FULL, null)));
        CaseView one = view(signed.and(OFFICE, deliver(null, "p1", JUDGED)));
        assertThat(one.stage()).isEqualTo(Stage.SIGNED);
        assertThat(one.replyDueOn()).isNotNull();
        CaseView both = view(signed.and(OFFICE, deliver(null, "p1", JUDGED)).and(OFFICE, deliver(null, "p2")));
        assertThat(both.stage()).isEqualTo(Stage.DELIVERED);
        assertThat(both.replies().getLast().deliveries()).extracting(CaseView.Delivery::proposer).containsExactly("p1",
                "p2");
        assertThat(both.replyDueOn()).isNull();
        assertThat(settled(both, DeadlineKind.REPLY)).isEqualTo(JUDGED);
        assertThat(both.handlings().getFirst().since()).isEqualTo(JUDGED);
        assertThat(settled(both, DeadlineKind.FEEDBACK)).isNull();
    }

    @Test
    void the_last_opinion_settles_the_time_for_feedback() {
        Given<CaseCommand, Case, CaseEvent> one = given(at(Stage.DELIVERED)).and(OFFICE,
                opinion(null, "p1", Satisfaction.SATISFIED));
        assertThat(settled(view(one), DeadlineKind.FEEDBACK)).isNull();
        CaseView both = view(one.and(OFFICE, opinion(null, "p2", Satisfaction.DISSATISFIED)));
        assertThat(settled(both, DeadlineKind.FEEDBACK)).isEqualTo(JUDGED);
        assertThat(both.opinions()).extracting(CaseView.Opinion::result).containsExactly(Satisfaction.SATISFIED,
                Satisfaction.DISSATISFIED);
    }

    @Test
    void a_lapsed_window_is_settled_by_completion() {
        CaseView view = view(given(at(Stage.DELIVERED)).and(OFFICE, new Complete(LocalDate.of(2020, 4, 22))));
        assertThat(view.completionGround()).isEqualTo(CompletionGround.FEEDBACK_WINDOW_LAPSED);
        assertThat(settled(view, DeadlineKind.FEEDBACK)).isEqualTo(LocalDate.of(2020, 4, 22));
    }

    @Test
    void a_completed_case_is_visited_and_archived() {
        CaseView completed = view(Stage.COMPLETED);
        assertThat(completed.completedOn()).isEqualTo(COMPLETED);
        assertThat(completed.completionGround()).isEqualTo(CompletionGround.ALL_OPINIONS_IN);
        CaseView archived = view(Stage.ARCHIVED);
        assertThat(archived.stage()).isEqualTo(Stage.ARCHIVED);
        assertThat(archived.archivedOn()).isEqualTo(ARCHIVED);
        assertThat(archived.archiveNo()).isEqualTo("2020-12");
        assertThat(archived.visits()).containsExactly(new CaseView.Visit(VISITED, new Person("office", "示例office"),
                false, List.of("p1", "p2"), ContactChannel.PHONE, "均表示满意。"));
        assertThat(view(Stage.FOLLOWED_UP).stage()).isEqualTo(Stage.FOLLOWED_UP);
    }

    @Test
    void a_reopened_case_is_under_way_in_its_next_round() {
        CaseView view = view(given(at(Stage.COMPLETED)).and(ASSIGNING,
                new Reopen(null, LocalDate.of(2020, 4, 8), "督办1号")));
        assertThat(view.stage()).isEqualTo(Stage.IN_HANDLING);
        assertThat(view.round()).isEqualTo(2);
        assertThat(view.completedOn()).isNull();
        assertThat(view.completionGround()).isNull();
        assertThat(view.reopenings()).containsExactly(new CaseView.Reopening(BUREAU, 2, LocalDate.of(2020, 4, 8),
                ReopeningGround.SUPERVISION_ORDER, "督办1号"));
        assertThat(view.replyDueOn()).isEqualTo(LocalDate.of(2020, 5, 8));
        assertThat(view.handlings().getFirst().team()).isNotNull();
        assertThat(view.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.REPLY)
                .extracting(CaseView.Deadline::round).containsExactly(1, 2);
    }

    @Test
    void a_reopening_ends_the_time_for_feedback() {
        CaseView view = view(given(at(Stage.DELIVERED)).and(ASSIGNING, new Reopen(null, JUDGED, "督办1号")));
        assertThat(settled(view, DeadlineKind.FEEDBACK)).isEqualTo(JUDGED);
    }

    @Test
    void a_missed_deadline_is_marked() {
        List<CaseEvent> history = new ArrayList<>(at(AssignmentMode.LEAD_CO, Stage.IN_HANDLING));
        history.add(new DeadlineMissed(LocalDate.of(2020, 4, 3), DeadlineKind.CO_OPINION, SECOND, 1,
                LocalDate.of(2020, 4, 2)));
        CaseView view = Objects.requireNonNull(Replay.fold(CaseProjection.projection(), history));
        assertThat(view.deadlines()).filteredOn(CaseView.Deadline::missed).singleElement()
                .satisfies(d -> assertThat(d.unit()).isEqualTo(SECOND));
    }

    @Test
    void units_of_a_split_case_are_told_apart() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.DELIVERED));
        CaseView view = view(split);
        assertThat(view.replies()).extracting(CaseView.Reply::unit).containsExactly(BUREAU, FIRST);
        assertThat(view.replies()).allMatch(r -> r.deliveries().size() == 2 && r.signature() != null);
        assertThat(view.handlings()).extracting(CaseView.Handling::stage).containsOnly(Stage.DELIVERED);
        CaseView reopened = view(split.and(ASSIGNING, new Reopen(FIRST, COMPLETED, "督办1号")));
        assertThat(reopened.handlings()).extracting(CaseView.Handling::stage).containsExactly(Stage.DELIVERED,
                Stage.IN_HANDLING);
        assertThat(reopened.deadlines()).filteredOn(d -> d.kind() == DeadlineKind.FEEDBACK && d.unit().equals(FIRST))
                .extracting(CaseView.Deadline::settledOn).containsExactly(COMPLETED);
    }

    @Test
    void the_view_can_be_described_and_needs_its_first_event() {
        assertThat(RecordShape.of(CaseView.class).component("proposers")).isPresent();
        assertThatNullPointerException().isThrownBy(() -> Replay.fold(CaseProjection.projection(),
                List.of(new CaseArchived(ARCHIVED, "1"))));
    }

    @Test
    void an_opinion_is_shown_with_who_heard_it_and_what_shows_it() {
        CaseView view = view(given(at(Stage.DELIVERED)).and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED)));
        assertThat(view.opinions().getFirst().hearing()).isEqualTo(new CaseView.Hearing(
                new Person("office", "示例office"), ContactChannel.PHONE, "示例意见表"));
    }

    @Test
    void a_disputed_review_is_shown_with_the_dispute_and_the_case_waits_for_another_one() {
        Given<CaseCommand, Case, CaseEvent> disputed = given(at(Stage.REPLY_REVIEWED)).and(DEPUTY, dispute());
        CaseView view = view(disputed);
        assertThat(view.stage()).isEqualTo(Stage.REPLY_SUBMITTED);
        assertThat(view.replies().getFirst().reviews()).singleElement().extracting(CaseView.Review::dispute)
                .isEqualTo(new CaseView.Dispute(TODAY, new Person("deputy", "示例deputy"), "未参加评议。"));
        assertThat(Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), disputed.history())).stage())
                .isEqualTo(Stage.REPLY_SUBMITTED);
    }

    @Test
    void a_changed_taskforce_is_shown_and_waits_for_the_new_people() {
        Given<CaseCommand, Case, CaseEvent> changed = given(at(Stage.REPLY_REVIEWED)).and(OFFICE,
                changeTeam("another"));
        assertThat(Objects.requireNonNull(view(changed).handlings().getFirst().team()).principal().subject())
                .isEqualTo("another");
        assertThat(view(changed).stage()).isEqualTo(Stage.REPLY_REVIEWED);
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), changed.history()));
        assertThat(item.stage()).isEqualTo(Stage.REPLY_REVIEWED);
        assertThat(item.toString()).contains("subject=another").doesNotContain("subject=principal,");
    }
}
