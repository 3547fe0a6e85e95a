package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.NonDisclosureReason;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What the public may read of a case. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseDisclosureTest {
    private static final LocalDate DUE = LocalDate.of(2020, 4, 27);

    /** Delivered, with that decision taken by the signature. */
    private static Given<CaseCommand, Case, CaseEvent> delivered(DisclosureDecision decision) {
        DisclosureEntry entry = new DisclosureEntry(decision,
                decision == DisclosureDecision.NONE ? NonDisclosureReason.INTERNAL_MATTER : null);
        return given(at(Stage.REPLY_REVIEWED)).and(PRINCIPAL, new SignReply(null, SIGNED, NUMBER, true, entry, null))
                .and(OFFICE, deliver(null, "p1")).and(OFFICE, deliver(null, "p2"));
    }

    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    private static @Nullable DisclosedReply published(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Replay.fold(DisclosedReplyProjection.projection(), scenario.history());
    }

    private static ReplyDisclosed disclosed(LocalDate on, DisclosureDecision form, String title, String text,
            boolean late) {
        return new ReplyDisclosed(on, BUREAU, "淄博市大数据局", 1, form, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012",
                Theme.DATA_SHARING, title, "A", NUMBER, SIGNED, text, late);
    }

    @Test
    void a_delivered_reply_is_published_with_all_that_the_public_sees() {
        String title = "示例：关于推进数据共享的建议";
        for (Stage stage : List.of(Stage.DELIVERED, Stage.COMPLETED, Stage.FOLLOWED_UP, Stage.ARCHIVED)) {
            given(at(stage)).gives(OFFICE, disclose(DELIVERED),
                    disclosed(DELIVERED, DisclosureDecision.FULL, title, "现答复如下。", false));
        }
        delivered(DisclosureDecision.FULL).gives(OFFICE, new Disclose(null, DUE, true, "公开标题", "摘要。"),
                disclosed(DUE, DisclosureDecision.SUMMARY, "公开标题", "摘要。", false));
    }

    @Test
    void after_the_time_to_disclose_it_is_late_but_published() {
        delivered(DisclosureDecision.FULL).gives(OFFICE, disclose(DUE.plusDays(1)), disclosed(DUE.plusDays(1),
                DisclosureDecision.FULL, "示例：关于推进数据共享的建议", "现答复如下。", true));
    }

    @Test
    void nothing_wider_is_published_than_was_decided_with_the_signature() {
        delivered(DisclosureDecision.NONE).refuses(OFFICE, disclose(null), "DISCLOSURE_EXCLUDED");
        delivered(DisclosureDecision.SUMMARY).refuses(OFFICE, disclose(null), "ONLY_SUMMARY_DISCLOSED /summary");
        assertThat(delivered(DisclosureDecision.SUMMARY).decide(OFFICE,
                new Disclose(null, null, true, null, "摘要。"))).hasSize(1);
    }

    @Test
    void a_published_text_and_its_title_name_no_personal_numbers_and_all_are_found_at_once() {
        delivered(DisclosureDecision.FULL).refuses(OFFICE,
                new Disclose(null, null, false, "请拨打138 0000 0000",
                        "联系人：示例，电话0533-3180000，身份证３７０３０３１９９００１０１１２３４，手机１３８－００００－００００。"),
                "MOBILE_NUMBER_IN_TEXT /title", "LANDLINE_NUMBER_IN_TEXT /text", "IDENTITY_NUMBER_IN_TEXT /text",
                "MOBILE_NUMBER_IN_TEXT /text");
        Given<CaseCommand, Case, CaseEvent> named = given(List.of()).and(OFFICE,
                new RegisterReceipt(RECEIVED, Source.NPC_SUGGESTION, Level.CITY,
                        15, 4, "1", "示例：请联系13800000000"));
        for (Samples.Step step : steps(AssignmentMode.SOLE).stream().skip(1)
                .takeWhile(s -> !(s.command() instanceof RecordOpinion)).toList()) {
            named = named.and(step.actor(), step.command());
        }
        named.refuses(OFFICE, disclose(null), "MOBILE_NUMBER_IN_TEXT /title");
    }

    @Test
    void a_reply_is_withheld_for_a_reason_of_the_law_and_published_later_or_taken_back() {
        Given<CaseCommand, Case, CaseEvent> scenario = delivered(DisclosureDecision.FULL);
        scenario.gives(OFFICE, withhold(DELIVERED),
                new DisclosureWithheld(DELIVERED, BUREAU, 1, NonDisclosureReason.COMMERCIAL_SECRET, null));
        Given<CaseCommand, Case, CaseEvent> withheld = scenario.and(OFFICE, withhold(DELIVERED));
        withheld.refuses(OFFICE, withhold(null), "ALREADY_WITHHELD");
        delivered(DisclosureDecision.NONE).refuses(OFFICE, withhold(null), "ALREADY_WITHHELD");
        assertThat(published(withheld)).isNull();
        assertThat(view(withheld).disclosed()).isFalse();
        Given<CaseCommand, Case, CaseEvent> disclosed = withheld.and(OFFICE, disclose(null));
        assertThat(view(disclosed).disclosed()).isTrue();
        assertThat(Objects.requireNonNull(published(disclosed)).replies()).hasSize(1);
        Given<CaseCommand, Case, CaseEvent> back = disclosed.and(OFFICE, withhold(null));
        assertThat(published(back)).isNull();
        assertThat(view(back).disclosed()).isFalse();
        assertThat(view(back).publications()).extracting(CaseView.Publication::reason).containsExactly(
                NonDisclosureReason.COMMERCIAL_SECRET, null, NonDisclosureReason.COMMERCIAL_SECRET);
    }

    @Test
    void the_units_own_office_decides_on_dates_after_the_delivery() {
        Given<CaseCommand, Case, CaseEvent> scenario = delivered(DisclosureDecision.FULL);
        Actor stranger = actor("stranger", OTHER, Role.OFFICE);
        scenario.refuses(stranger, disclose(null), "UNKNOWN_ID");
        scenario.refuses(stranger, withhold(null), "UNKNOWN_ID");
        scenario.refuses(OFFICE, disclose(DELIVERED.minusDays(1)), "DATE_OUT_OF_ORDER /disclosedOn");
        scenario.refuses(OFFICE, disclose(TODAY.plusDays(1)), "DATE_IN_FUTURE /disclosedOn");
        scenario.refuses(OFFICE, withhold(DELIVERED.minusDays(1)), "DATE_OUT_OF_ORDER /withheldOn");
        scenario.refuses(OFFICE, withhold(TODAY.plusDays(1)), "DATE_IN_FUTURE /withheldOn");
        assertThat(scenario.decide(OFFICE, withhold(null)).getFirst().effectiveOn()).isEqualTo(TODAY);
        assertThat(scenario.decide(OFFICE, disclose(null)).getFirst().effectiveOn()).isEqualTo(TODAY);
    }

    @Test
    void the_time_to_disclose_outlasts_completion_and_ends_with_the_decision() {
        Given<CaseCommand, Case, CaseEvent> scenario = given(List.of()).on(LocalDate.of(2020, 4, 20));
        for (Samples.Step step : steps(AssignmentMode.SOLE).stream()
                .takeWhile(s -> !(s.command() instanceof RecordReturnVisit)).toList()) {
            scenario = scenario.and(step.actor(), step.command());
        }
        assertThat(Case.alarms(scenario.state())).extracting(Alarm::name)
                .containsExactly("NEAR/DISCLOSURE/" + BUREAU + "/1/" + DUE);
        RecordMissedDeadline missed = new RecordMissedDeadline(DeadlineKind.DISCLOSURE, BUREAU, 1, DUE);
        scenario.on(DUE.plusDays(1)).gives(Actor.BACKBONE, missed,
                new DeadlineMissed(DUE.plusDays(1), DeadlineKind.DISCLOSURE, BUREAU, 1, DUE));
        for (CaseCommand decision : List.of(disclose(null), withhold(null))) {
            Given<CaseCommand, Case, CaseEvent> decided = scenario.and(OFFICE, decision);
            assertThat(Case.alarms(decided.state())).isEmpty();
            decided.on(DUE.plusDays(1)).gives(Actor.BACKBONE, missed);
            assertThat(view(decided).deadlines()).filteredOn(d -> d.kind() == DeadlineKind.DISCLOSURE)
                    .extracting(CaseView.Deadline::settledOn).containsExactly(LocalDate.of(2020, 4, 20));
        }
        assertThat(delivered(DisclosureDecision.NONE).history()).filteredOn(DeadlineSet.class::isInstance)
                .extracting(e -> ((DeadlineSet) e).kind()).doesNotContain(DeadlineKind.DISCLOSURE);
    }

    @Test
    void the_work_list_reminds_of_it_until_it_is_decided() {
        Given<CaseCommand, Case, CaseEvent> judged = delivered(DisclosureDecision.FULL)
                .and(OFFICE, opinion(null, "p1", Satisfaction.SATISFIED))
                .and(OFFICE, opinion(null, "p2", Satisfaction.SATISFIED));
        assertThat(item(judged).nextDeadline()).isEqualTo(DeadlineKind.DISCLOSURE);
        assertThat(item(judged.and(OFFICE, disclose(null))).nextDeadline()).isNull();
        assertThat(item(judged.and(OFFICE, withhold(null))).nextDeadline()).isNull();
        Given<CaseCommand, Case, CaseEvent> completed = judged.and(OFFICE, new Complete(null));
        assertThat(item(completed.and(OFFICE, disclose(null))).stage()).isEqualTo(Stage.COMPLETED);
    }

    private static WorkItem item(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), scenario.history()));
    }

    @Test
    void the_public_sees_the_replies_of_every_unit_in_their_latest_form() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.DELIVERED));
        assertThat(published(split)).isNull();
        Given<CaseCommand, Case, CaseEvent> both = split
                .and(OFFICE, new Disclose(BUREAU, DELIVERED, false, null, "答复甲。"))
                .and(FIRST_OFFICE, new Disclose(FIRST, JUDGED, false, null, "答复乙。"));
        DisclosedReply view = Objects.requireNonNull(published(both));
        assertThat(view.caseNo()).isEqualTo("0012");
        assertThat(view.disclosedOn()).isEqualTo(JUDGED);
        assertThat(view.version()).isEqualTo(both.history().size());
        assertThat(view.replies()).extracting(DisclosedReply.Published::text).containsExactly("答复甲。", "答复乙。");
        assertThat(view.replies()).extracting(DisclosedReply.Published::unitName).contains("淄博市大数据局");
        Given<CaseCommand, Case, CaseEvent> again = both.and(OFFICE, new Disclose(BUREAU, TODAY, true, "新标题", "摘要甲。"));
        DisclosedReply latest = Objects.requireNonNull(published(again));
        assertThat(latest.title()).isEqualTo("新标题");
        assertThat(latest.disclosedOn()).isEqualTo(TODAY);
        assertThat(latest.replies()).extracting(DisclosedReply.Published::text).containsExactly("答复乙。", "摘要甲。");
        DisclosedReply left = Objects.requireNonNull(
                published(
                        again.and(FIRST_OFFICE,
                                new Withhold(FIRST, null, NonDisclosureReason.PROPOSER_REQUEST, null))));
        assertThat(left.replies()).extracting(DisclosedReply.Published::text).containsExactly("摘要甲。");
        assertThat(left.title()).isEqualTo("新标题");
    }

    @Test
    void a_class_that_changes_changes_for_the_public_too() {
        Given<CaseCommand, Case, CaseEvent> promised = given(at(Stage.IN_HANDLING)).and(HANDLER, contact(null))
                .and(HANDLER, draft("B", promise(LocalDate.of(2020, 12, 31)))).and(DEPUTY, pass(null))
                .and(PRINCIPAL, sign(null, NUMBER)).and(OFFICE, deliver(null, "p1")).and(OFFICE, deliver(null, "p2"));
        KeepPromise keep = new KeepPromise(BUREAU, 1, 1, JUDGED);
        Given<CaseCommand, Case, CaseEvent> kept = promised.and(OFFICE, disclose(null)).and(Actor.BACKBONE, keep);
        assertThat(Objects.requireNonNull(published(kept)).replies()).extracting(DisclosedReply.Published::replyClass)
                .containsExactly("A");
        assertThat(published(promised.and(Actor.BACKBONE, keep))).isNull();
        DisclosedReply reopened = Objects.requireNonNull(
                published(kept.and(ASSIGNING, new Reopen(null, null, "督办1号"))));
        assertThat(reopened.replies()).hasSize(1);
        assertThat(reopened.version()).isEqualTo(kept.history().size() + 2);
    }
}
