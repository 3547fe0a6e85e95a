package govbackbone.proposal.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentEvent.CommitmentFulfilled;
import govbackbone.events.proposal.CommitmentEvent.CommitmentKept;
import govbackbone.events.proposal.CorrectableField;
import govbackbone.events.proposal.Disclosure;
import govbackbone.events.proposal.DisclosureDecision;
import govbackbone.events.proposal.Level;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Promise;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.ReopeningGround;
import govbackbone.events.proposal.Source;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.events.proposal.Theme;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.reaction.Consequence;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.commitments.CommitmentCommand.OpenCommitment;
import govbackbone.proposal.commitments.CommitmentCommand.Supersede;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** What connects cases and commitments. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentReactionsTest {
    private static final UnitCode OTHER = new UnitCode("113703000000000199");
    private static final Person DRAFTER = new Person("handler", "示例承办人");
    private static final AggregateType<CaseCommand, String, CaseEvent> CASES = new AggregateType<>("proposal.case",
            CaseCommand.class, CaseEvent.class, "", (state, command, context) -> List.of(), (state, event) -> state,
            state -> new Standing<>(state, Set.of()), event -> List.of(), state -> List.of());

    private static final List<CaseEvent> PAPER = List.of(
            new CaseReceived(SIGNED.minusDays(30), Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012",
                    "示例：关于推进数据共享的建议"),
            new CaseRegistered(SIGNED.minusDays(30), "示例", true, Theme.DATA_SHARING,
                    List.of(proposer("p1", true), proposer("p2", false)), null, List.of()));

    private static Proposer proposer(String id, boolean lead) {
        return new Proposer(id, "示例", lead, null, null, null, null, null);
    }

    private static ReplyDrafted draft(UnitCode unit, int round, int draft, Promise... promises) {
        return new ReplyDrafted(SIGNED, unit, round, draft, DRAFTER, "B", "示例", List.of(), List.of(promises));
    }

    private static ReplySigned sign(UnitCode unit, int round, int draft, DocumentNumber number) {
        return new ReplySigned(SIGNED, unit, round, draft, number, DRAFTER, null,
                new Disclosure(DisclosureDecision.FULL, null));
    }

    private static Promise promise(int days) {
        return new Promise("承诺" + days, SIGNED.plusDays(days));
    }

    private static List<Recorded<CaseEvent>> log(CaseEvent... after) {
        List<CaseEvent> events = new ArrayList<>(PAPER);
        events.addAll(List.of(after));
        return IntStream.range(0, events.size()).mapToObj(i -> new Recorded<>(events.get(i), CASE, i + 1L,
                Instant.EPOCH, Actor.BACKBONE, new LogPosition(1, i))).toList();
    }

    /** What the event at that place of the log leads to, whatever came after it. */
    private static List<Consequence<?>> of(List<Recorded<CaseEvent>> log, int index) {
        return CommitmentReactions.followPromises(TYPE, id -> id.equals(CASE) ? log : List.of()).react()
                .apply(log.get(index));
    }

    private static Consequence<CommitmentCommand> to(UnitCode unit, int draft, int number, CommitmentCommand command) {
        return new Consequence<>(TYPE, Commitment.id(CASE, unit, draft, number), command);
    }

    private static OpenCommitment opening(int number, int of, int days) {
        return new OpenCommitment(SIGNED, CASE, "0012", "示例：关于推进数据共享的建议", Theme.DATA_SHARING, List.of("p1", "p2"),
                BUREAU, 1, 2, REPLY, "B", number, of, "承诺" + days, SIGNED.plusDays(days));
    }

    @Test
    void a_signed_reply_opens_every_promise_of_its_draft_and_of_no_other() {
        List<Recorded<CaseEvent>> log = log(draft(BUREAU, 1, 1, promise(9)), draft(OTHER, 1, 2, promise(8)),
                draft(BUREAU, 1, 2, promise(10), promise(20)), sign(BUREAU, 1, 2, REPLY));
        assertThat(of(log(draft(BUREAU, 1, 2, promise(10)), draft(OTHER, 1, 2), sign(BUREAU, 1, 2, REPLY),
                sign(OTHER, 1, 2, LETTER)), 5)).as("nothing is promised by the other unit").isEmpty();
        assertThat(of(log, 5)).isEqualTo(List.of(to(BUREAU, 2, 1, opening(1, 2, 10)),
                to(BUREAU, 2, 2, opening(2, 2, 20))));
        assertThat(IntStream.range(0, 5).mapToObj(i -> of(log, i))).allMatch(List::isEmpty);
    }

    @Test
    void a_promise_is_followed_under_what_the_case_is_known_by_when_its_reply_is_signed() {
        List<Recorded<CaseEvent>> log = log(
                new MergedCaseTaken(SIGNED, "case-8", Source.CPPCC_PROPOSAL, Level.CITY, 12, 4, "7", "示例：同一事项",
                        List.of(proposer("7-p1", false)), List.of()),
                new CaseCorrected(SIGNED, CorrectableField.TITLE, null, "旧", "示例：更正后的标题", "示例", "示例"),
                new CaseCorrected(SIGNED, CorrectableField.THEME, null, "DATA_SHARING", "SMART_CITY", "示例", "示例"),
                new CaseCorrected(SIGNED, CorrectableField.PROPOSER_NAME, "p1", "示例", "示例更正", "示例", "示例"),
                new CaseRenumbered(SIGNED, Source.NPC_SUGGESTION, Level.CITY, 15, 4, "0012", "0013", "示例", "示例"),
                draft(BUREAU, 1, 1, promise(10)), sign(BUREAU, 1, 1, REPLY));
        assertThat(of(log, 8)).singleElement().extracting(Consequence::command)
                .isEqualTo(new OpenCommitment(SIGNED, CASE, "0013", "示例：更正后的标题", Theme.SMART_CITY,
                        List.of("p1", "p2", "7-p1"), BUREAU, 1, 1, REPLY, "B", 1, 1, "承诺10", SIGNED.plusDays(10)));
    }

    @Test
    void a_reply_without_promises_opens_nothing() {
        assertThat(of(log(draft(BUREAU, 1, 1), sign(BUREAU, 1, 1, REPLY)), 3)).isEmpty();
    }

    @Test
    void a_new_round_supersedes_what_the_unit_promised_before_and_nothing_else() {
        LocalDate reopened = SIGNED.plusDays(40);
        List<Recorded<CaseEvent>> log = log(draft(BUREAU, 1, 1, promise(50), promise(60)), sign(BUREAU, 1, 1, REPLY),
                draft(OTHER, 1, 1, promise(50)), sign(OTHER, 1, 1, LETTER),
                new CaseReopened(reopened, BUREAU, 2, ReopeningGround.DISSATISFACTION, null),
                draft(BUREAU, 2, 2, promise(90)), sign(BUREAU, 2, 2, new DocumentNumber("淄数建字〔2020〕3号")));
        Supersede supersede = new Supersede(reopened, SupersedingGround.CASE_REOPENED);
        assertThat(of(log, 6)).isEqualTo(List.of(to(BUREAU, 1, 1, supersede), to(BUREAU, 1, 2, supersede)));
    }

    @Test
    void a_withdrawn_case_leaves_no_promise_open() {
        List<Recorded<CaseEvent>> log = log(draft(BUREAU, 1, 1, promise(50)), sign(BUREAU, 1, 1, REPLY),
                draft(OTHER, 1, 1, promise(50)), sign(OTHER, 1, 1, LETTER), new CaseWithdrawn(TODAY, "p1", "示例"));
        Supersede supersede = new Supersede(TODAY, SupersedingGround.CASE_WITHDRAWN);
        assertThat(of(log, 6)).isEqualTo(List.of(to(BUREAU, 1, 1, supersede), to(OTHER, 1, 1, supersede)));
    }

    @Test
    void the_case_learns_of_a_promise_that_was_kept_and_of_nothing_else() {
        assertThat(kept(new CommitmentKept(TODAY, CASE, BUREAU, 2, 1))).isEqualTo(
                List.of(new Consequence<CaseCommand>(CASES, CASE, new CaseCommand.KeepPromise(BUREAU, 2, 1, TODAY))));
        assertThat(kept(new CommitmentFulfilled(TODAY, "示例"))).isEmpty();
    }

    private static List<Consequence<?>> kept(CommitmentEvent event) {
        return CommitmentReactions.keepPromises(CASES).react().apply(
                new Recorded<>(event, "c-1", 1, Instant.EPOCH, Actor.BACKBONE, new LogPosition(1, 1)));
    }
}
