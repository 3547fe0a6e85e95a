package govbackbone.proposal.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import govbackbone.events.DomainEvent;
import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CopyRecipient;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.MergeRefusal;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.Stage;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.reaction.Consequence;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** One case answers for another. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseMergingTest {
    private static final String EARLIER = "case-1";
    private static final String OTHER_CASE = "case-9";

    /** The other case: from the political consultative conference, with one proposer and one question. */
    private static CaseMerged merger(Theme theme) {
        return new CaseMerged(ASSIGNED, Scenario.ID, "内容相同。", Source.CPPCC_PROPOSAL, Level.CITY, 12, 4, "7", "示例：同一事项",
                theme, List.of(other("p1"), other("p2")), List.of("何时完成？"));
    }

    private static Proposer other(String id) {
        return new Proposer(id, "示例委员" + id, id.equals("p1"), "示例界别", null, null, null, null);
    }

    private static NoteMerged note() {
        return new NoteMerged(OTHER_CASE, merger(Theme.DATA_SHARING));
    }

    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    @Test
    void a_case_is_merged_with_all_that_the_other_one_takes_over() {
        for (Stage stage : List.of(Stage.REGISTERED, Stage.ASSIGNED)) {
            assertThat(given(at(stage)).decide(ASSIGNING, merge(EARLIER))).singleElement()
                    .isInstanceOfSatisfying(CaseMerged.class, e -> {
                        assertThat(e.effectiveOn()).isEqualTo(TODAY);
                        assertThat(e.into()).isEqualTo(EARLIER);
                        assertThat(e.caseNo()).isEqualTo("0012");
                        assertThat(e.theme()).isEqualTo(Theme.DATA_SHARING);
                        assertThat(e.questions()).hasSize(2);
                        assertThat(e.proposers()).extracting(Proposer::id).containsExactly("p1", "p2");
                        assertThat(e.proposers()).extracting(Proposer::phone).containsOnlyNulls();
                    });
        }
    }

    @Test
    void not_into_itself_and_only_into_one_that_was_filed_before_so_that_there_is_never_a_circle() {
        given(at(Stage.REGISTERED)).refuses(ASSIGNING, merge(Scenario.ID), "MERGED_INTO_ITSELF /into");
        given(at(Stage.REGISTERED)).refuses(ASSIGNING, merge(OTHER_CASE), "MERGED_INTO_LATER /into");
    }

    @Test
    void a_merger_follows_what_was_done() {
        given(at(Stage.ASSIGNED)).refuses(ASSIGNING, new Merge(ASSIGNED.minusDays(1), EARLIER, "示例"),
                "DATE_OUT_OF_ORDER /mergedOn");
        given(at(Stage.ASSIGNED)).refuses(ASSIGNING, new Merge(TODAY.plusDays(1), EARLIER, "示例"),
                "DATE_IN_FUTURE /mergedOn");
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED)).and(OFFICE,
                new AcknowledgeReceipt(BUREAU, ACKNOWLEDGED, null));
        split.refuses(ASSIGNING, merge(EARLIER), "NOT_ALLOWED_IN_STATE");
    }

    @Test
    void it_waits_for_the_other_case_which_confirms_or_not() {
        for (Stage stage : List.of(Stage.REGISTERED, Stage.ASSIGNED)) {
            Given<CaseCommand, Case, CaseEvent> merged = given(at(stage)).and(ASSIGNING, merge(EARLIER));
            assertThat(view(merged).stage()).isEqualTo(Stage.MERGED);
            assertThat(view(merged).ending()).isEqualTo(
                    new CaseView.Ending(TODAY, null, "内容相同。", null, null, EARLIER, false));
            WorkItem waiting = Objects.requireNonNull(
                    Replay.fold(WorkListProjection.projection(), merged.history()));
            assertThat(waiting.waitsFor()).extracting(WorkItem.Waiting::party)
                    .containsExactly(WorkItem.Party.OTHER_CASE);
            assertThat(Case.alarms(merged.state())).isEmpty();

            merged.gives(Actor.BACKBONE, new ConfirmMerge(EARLIER), new MergeConfirmed(TODAY, EARLIER));
            Given<CaseCommand, Case, CaseEvent> confirmed = merged.and(Actor.BACKBONE, new ConfirmMerge(EARLIER));
            assertThat(Objects.requireNonNull(view(confirmed).ending()).confirmed()).isTrue();
            assertThat(Replay.fold(WorkListProjection.projection(), confirmed.history())).isNull();
            confirmed.gives(Actor.BACKBONE, new ConfirmMerge(EARLIER));
            confirmed.gives(Actor.BACKBONE, new UndoMerge(EARLIER, MergeRefusal.CLOSED));

            UndoMerge undo = new UndoMerge(EARLIER, MergeRefusal.CLOSED);
            merged.gives(Actor.BACKBONE, undo, new MergeUndone(TODAY, EARLIER, MergeRefusal.CLOSED));
            Given<CaseCommand, Case, CaseEvent> undone = merged.and(Actor.BACKBONE, undo);
            assertThat(undone.state()).isEqualTo(given(at(stage)).state());
            assertThat(view(undone).stage()).isEqualTo(stage);
            assertThat(view(undone).ending()).isNull();
            assertThat(view(undone).undoneMerges())
                    .containsExactly(new CaseView.UndoneMerge(EARLIER, TODAY, MergeRefusal.CLOSED));
            WorkItem again = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), undone.history()));
            assertThat(again.stage()).isEqualTo(stage);
            undone.gives(Actor.BACKBONE, undo);
            undone.gives(Actor.BACKBONE, new ConfirmMerge(EARLIER));
            merged.gives(Actor.BACKBONE, new ConfirmMerge("case-2"));
            merged.gives(Actor.BACKBONE, new UndoMerge("case-2", MergeRefusal.CLOSED));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Stage.class, names = {"REGISTERED", "ASSIGNED", "ACCEPTED", "IN_HANDLING"})
    void the_other_case_takes_it_over_as_long_as_no_reply_is_drafted(Stage stage) {
        Given<CaseCommand, Case, CaseEvent> target = given(at(stage));
        MergedCaseTaken taken = new MergedCaseTaken(TODAY, OTHER_CASE, Source.CPPCC_PROPOSAL, Level.CITY, 12, 4, "7",
                "示例：同一事项",
                List.of(new Proposer("7-p1", "示例委员p1", false, "示例界别", null, null, null, null),
                        new Proposer("7-p2", "示例委员p2", false, "示例界别", null, null, null, null)),
                List.of("何时完成？"));
        target.gives(Actor.BACKBONE, note(), taken);
        Given<CaseCommand, Case, CaseEvent> both = target.and(Actor.BACKBONE, note());
        both.gives(Actor.BACKBONE, note());
        CaseView view = view(both);
        assertThat(view.stage()).isEqualTo(stage);
        assertThat(view.proposers()).extracting(Proposer::id).containsExactly("p1", "p2", "7-p1", "7-p2");
        assertThat(view.questions()).hasSize(3);
        assertThat(view.mergedCases()).containsExactly(
                new CaseView.MergedCase(OTHER_CASE, Source.CPPCC_PROPOSAL, "7", "示例：同一事项", TODAY));
        WorkItem item = Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), both.history()));
        assertThat(item.proposers()).hasSize(4);
        assertThat(item.stage()).isEqualTo(stage);
    }

    @Test
    void ids_of_proposers_stay_unique() {
        Given<CaseCommand, Case, CaseEvent> twice = given(at(Stage.REGISTERED)).and(Actor.BACKBONE, note()).and(
                Actor.BACKBONE,
                new NoteMerged("case-8", merger(Theme.DATA_SHARING)));
        assertThat(((Case.Registered) twice.state()).matter().proposerIds()).containsExactlyInAnyOrder("p1", "p2",
                "7-p1", "7-p2", "7-p1-2", "7-p2-2");
        assertThat(((Case.Registered) twice.state()).matter().lead()).isEqualTo("p1");
    }

    @Test
    void it_does_not_take_over_what_it_cannot_answer() {
        declines(at(Stage.RECEIVED), Theme.DATA_SHARING, MergeRefusal.NOT_REGISTERED);
        declines(at(Stage.IN_HANDLING), Theme.OTHER, MergeRefusal.OTHER_SUBJECT);
        for (Stage stage : List.of(Stage.REPLY_SUBMITTED, Stage.REPLY_REVIEWED, Stage.SIGNED, Stage.DELIVERED)) {
            declines(at(stage), Theme.DATA_SHARING, MergeRefusal.REPLY_DRAFTED);
        }
        for (Stage stage : List.of(Stage.COMPLETED, Stage.ARCHIVED)) {
            declines(at(stage), Theme.DATA_SHARING, MergeRefusal.CLOSED);
        }
        declines(given(at(Stage.ASSIGNED)).and(OFFICE, withdraw(null)).history(), Theme.DATA_SHARING,
                MergeRefusal.CLOSED);
        declines(given(at(Stage.REGISTERED)).and(ASSIGNING, merge(EARLIER)).history(), Theme.DATA_SHARING,
                MergeRefusal.CLOSED);
        given(List.of()).gives(Actor.BACKBONE, note());
    }

    private static void declines(List<CaseEvent> history, Theme theme, MergeRefusal reason) {
        given(history).gives(Actor.BACKBONE, new NoteMerged(OTHER_CASE, merger(theme)),
                new MergedCaseDeclined(TODAY, OTHER_CASE, reason));
    }

    @Test
    void the_reply_answers_every_question_and_is_delivered_to_every_proposer_with_all_copies() {
        Given<CaseCommand, Case, CaseEvent> both = given(at(Stage.IN_HANDLING)).and(Actor.BACKBONE, note()).and(HANDLER,
                contact(null));
        both.refuses(HANDLER, draft("A"), "QUESTION_UNANSWERED /answers");
        Given<CaseCommand, Case, CaseEvent> signed = both
                .and(HANDLER, new SubmitReplyDraft(null, DRAFTED, "A", "现答复如下。", answers(1, 2, 3), null))
                .and(DEPUTY, pass(null)).and(PRINCIPAL, sign(null, NUMBER)).and(OFFICE, deliver(null, "p1"))
                .and(OFFICE, deliver(null, "p2")).and(OFFICE, deliver(null, "7-p1"));
        assertThat(Case.standing(signed.state()).state()).isEqualTo("SIGNED");
        signed.refuses(OFFICE, deliver(null, "7-p2"), "COPIES_INCOMPLETE /copies");
        Given<CaseCommand, Case, CaseEvent> delivered = signed.and(OFFICE,
                new DeliverReply(null, DELIVERED, "7-p2", DeliveryMethod.POST, null,
                        List.of(CopyRecipient.CPPCC_COMMITTEE)));
        assertThat(Case.standing(delivered.state()).state()).isEqualTo("DELIVERED");
    }

    @Test
    void a_case_that_answers_for_others_does_not_vanish() {
        given(at(Stage.REGISTERED)).and(Actor.BACKBONE, note()).refuses(ASSIGNING, decline(), "HAS_MERGED_CASES");
        Given<CaseCommand, Case, CaseEvent> both = given(at(Stage.ASSIGNED)).and(Actor.BACKBONE, note());
        both.refuses(OFFICE, withdraw(null), "HAS_MERGED_CASES");
        both.and(OFFICE, requestReturn(ACKNOWLEDGED)).refuses(ASSIGNING, transfer(null), "HAS_MERGED_CASES");
    }

    @Test
    void a_case_that_answers_for_others_takes_them_along_when_it_is_merged_itself() {
        Given<CaseCommand, Case, CaseEvent> both = given(at(Stage.REGISTERED)).and(Actor.BACKBONE, note());
        CaseMerged merged = (CaseMerged) both.decide(ASSIGNING, merge(EARLIER)).getFirst();
        assertThat(merged.proposers()).extracting(Proposer::id).containsExactly("p1", "p2", "7-p1", "7-p2");
        assertThat(merged.questions()).hasSize(3);
    }

    /** Cases side by side, with the reaction between them. */
    private static final class Cases implements EventLog {
        private final Map<String, List<Recorded<CaseEvent>>> histories = new HashMap<>();
        private final List<Recorded<CaseEvent>> log = new ArrayList<>();
        private int reacted;

        void file(String id, List<CaseEvent> history) {
            history.forEach(event -> append(id, event));
        }

        private void append(String id, CaseEvent event) {
            List<Recorded<CaseEvent>> own = histories.computeIfAbsent(id, _ -> new ArrayList<>());
            Recorded<CaseEvent> recorded = new Recorded<>(event, id, own.size() + 1L, Instant.EPOCH, Actor.BACKBONE,
                    new LogPosition(1, log.size()));
            own.add(recorded);
            log.add(recorded);
        }

        Case state(String id) {
            return Scenario.TYPE.evolve(Case.NONE,
                    histories.getOrDefault(id, List.of()).stream().map(Recorded::event).toList());
        }

        void ask(String id, Actor actor, CaseCommand command) {
            new Given<>(Scenario.TYPE, id,
                    histories.getOrDefault(id, List.of()).stream().map(Recorded::event).toList(), state(id), TODAY,
                    WorkingCalendars.published()).decide(actor, command)
                    .forEach(event -> append(id, event));
        }

        /** The next event is reacted to; false if there is none. */
        boolean react() {
            if (reacted == log.size()) {
                return false;
            }
            for (Consequence<?> next : CaseReactions.merging(Scenario.TYPE, this).react()
                    .apply(log.get(reacted++))) {
                ask(next.aggregateId(), Actor.BACKBONE, (CaseCommand) next.command());
            }
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String id) {
            return (List<Recorded<E>>) (List<?>) histories.getOrDefault(id, List.of());
        }

        @Override
        public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LogPosition head() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void the_two_cases_tell_each_other() {
        Cases cases = new Cases();
        cases.file("a", at(Stage.IN_HANDLING));
        cases.file("b", at(Stage.ASSIGNED));
        cases.ask("b", ASSIGNING, merge("a"));
        while (cases.react()) {
        }
        assertThat(cases.state("b")).isInstanceOfSatisfying(Case.Ended.class, at -> {
            assertThat(at.stage()).isEqualTo(Stage.MERGED);
            assertThat(at.awaiting()).isNull();
        });
        assertThat(((Case.UnderHandling) cases.state("a")).matter().merged()).containsExactly("b");
    }

    @Test
    void a_merger_that_does_not_come_about_leaves_everything_as_it_was() {
        Cases cases = new Cases();
        cases.file("a", at(Stage.SIGNED));
        cases.file("b", at(Stage.ASSIGNED));
        for (String into : List.of("a", "0-unknown")) {
            cases.ask("b", ASSIGNING, merge(into));
            while (cases.react()) {
            }
            assertThat(cases.state("b")).isEqualTo(given(at(Stage.ASSIGNED)).state());
        }
    }

    /** Mergers and reactions in any order, as they come when several people act at the same time. */
    @Property(tries = 200)
    void whoever_merges_what_at_the_same_time_every_proposer_is_answered_exactly_once(
            @ForAll @Size(30) List<@IntRange(max = 59) Integer> choices) {
        Cases cases = new Cases();
        List<String> ids = List.of("a", "b", "c", "d", "e");
        ids.forEach(id -> cases.file(id, at(Stage.REGISTERED)));
        for (int choice : choices) {
            String from = ids.get(choice % 5);
            if (choice >= 40 || !Case.standing(cases.state(from)).allowed().contains(Merge.class)) {
                cases.react();
            } else if (from.compareTo(ids.get(choice / 5 % 5)) > 0) {
                cases.ask(from, ASSIGNING, merge(ids.get(choice / 5 % 5)));
            }
        }
        while (cases.react()) {
        }
        List<Case> open = ids.stream().map(cases::state).filter(Case.Registered.class::isInstance).toList();
        assertThat(open).isNotEmpty();
        assertThat(ids.stream().map(cases::state)).allMatch(
                state -> state instanceof Case.Registered || (state instanceof Case.Ended at && at.awaiting() == null));
        assertThat(open.stream().mapToInt(state -> ((Case.Registered) state).matter().proposers().size()).sum())
                .isEqualTo(10);
        assertThat(open.stream().flatMap(state -> ((Case.Registered) state).matter().merged().stream()).toList())
                .doesNotHaveDuplicates();
    }
}
