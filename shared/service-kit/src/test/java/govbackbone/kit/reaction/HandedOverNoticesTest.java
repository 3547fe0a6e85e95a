package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.events.notice.About;
import govbackbone.events.notice.NoticeDraftEvent.NoticeDrafted;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Phrase;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.notice.Announcement;
import govbackbone.kit.notice.Announcement.Receiver;
import govbackbone.kit.notice.NoticeDraftCommand.Draft;
import govbackbone.kit.notice.NoticeDrafts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A service begins to word notices that the one with the inbox has worded so far. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandedOverNoticesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);
    private static final Instant INBOX_SINCE = Instant.parse("2020-02-20T00:00:00Z");
    private static final Instant HANDED_OVER = Instant.parse("2020-03-01T00:00:00Z");
    private static final Recorded<LedgerEvent> BEFORE_THE_INBOX = event("2020-02-10T00:00:00Z", 1);
    private static final Recorded<LedgerEvent> TOLD = event("2020-02-25T00:00:00Z", 2);
    private static final Recorded<LedgerEvent> LEFT_UNDONE = event("2020-02-28T00:00:00Z", 3);
    private static final Recorded<LedgerEvent> LATER = event("2020-03-02T00:00:00Z", 4);
    private static final Reaction<LedgerEvent> WORDING = NoticeDrafts.wording("word-notices", LedgerEvent.class,
            recorded -> List.of(announcement().drafted(recorded, about(recorded), Phrase.of("示例", "Sample"))));

    private static Recorded<LedgerEvent> event(String at, long number) {
        return new Recorded<>(new LedgerEvent.EntryMade(DAY, BigDecimal.ONE, "示例"), "sample", number, Instant.parse(at),
                new Actor("sample", "示例", null, Set.of(Role.OFFICE), Set.of(Role.OFFICE)), new LogPosition(number, 0));
    }

    private static Announcement announcement() {
        return new Announcement(NoticeKind.REVIEW_DUE, Receiver.everyone(Role.PROJECT_REVIEWER),
                Phrase.of("示例内容。", "Sample."));
    }

    private static About about(Recorded<?> recorded) {
        return new About("projects", recorded.aggregateId());
    }

    /** The draft as the log of the service that words has it, some time later. */
    private static Recorded<DomainEvent> drafted(Consequence<?> consequence) {
        Draft draft = (Draft) consequence.command();
        return new Recorded<>(new NoticeDrafted(DAY, draft.to(), draft.toName(), draft.message(), draft.causedAt()),
                String.valueOf(consequence.aggregateId()), 1, HANDED_OVER.plusSeconds(3_600), Actor.BACKBONE,
                new LogPosition(100, 0));
    }

    private static Set<String> issuedFor(Reaction<?> issuing, List<Recorded<LedgerEvent>> log) {
        Function<Recorded<LedgerEvent>, Stream<Consequence<?>>> drafts = event -> WORDING
                .looksAt(event.as(DomainEvent.class), HANDED_OVER)
                        ? WORDING.to(event.as(DomainEvent.class)).stream()
                        : Stream.empty();
        return log.stream().flatMap(drafts).map(HandedOverNoticesTest::drafted)
                .filter(draft -> issuing.looksAt(draft, INBOX_SINCE)).flatMap(draft -> issuing.to(draft).stream())
                .map(issue -> String.valueOf(issue.aggregateId())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String issuedBefore(Recorded<LedgerEvent> event) {
        return String.valueOf(announcement().issued(event, about(event), Phrase.of("示例", "Sample")).aggregateId());
    }

    @Test
    void no_notice_is_lost_on_the_way_and_none_has_a_second_id() {
        Reaction<?> issuing = NoticeDrafts.issuing("tell", "other");

        assertThat(issuedFor(issuing, List.of(BEFORE_THE_INBOX, TOLD, LEFT_UNDONE, LATER)))
                .containsExactlyInAnyOrder(issuedBefore(TOLD), issuedBefore(LEFT_UNDONE), issuedBefore(LATER));
    }

    @Test
    void what_is_long_over_is_not_worded_anew() {
        assertThat(WORDING.looksAt(event("2020-01-29T00:00:00Z", 1).as(DomainEvent.class), HANDED_OVER)).isFalse();
        assertThat(WORDING.looksAt(event("2020-02-01T00:00:00Z", 1).as(DomainEvent.class), HANDED_OVER)).isTrue();
    }

    @Test
    void the_command_is_the_same_as_if_the_inbox_had_worded_it() {
        Consequence<?> direct = announcement().issued(LATER, about(LATER), Phrase.of("示例", "Sample"));

        assertThat(
                NoticeDrafts.issuing("tell", "other").to(drafted(WORDING.to(LATER.as(DomainEvent.class)).getFirst())))
                .containsExactly(direct);
    }
}
