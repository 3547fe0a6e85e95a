package govbackbone.kit.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntries;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerCommand.OpenYear;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AxonCommandsTest {
    private static LedgerService service;

    @BeforeAll
    static void start() {
        service = new LedgerService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String number() {
        return UUID.randomUUID().toString();
    }

    @Test
    void a_command_is_decided_and_its_events_are_recorded() {
        Accepted opened = service.give(null, new OpenLedger(number()));
        Accepted entered = service.give(opened.id(), new MakeEntry(new BigDecimal("1.50"), "示例"));

        assertThat(opened.version()).isEqualTo(1);
        assertThat(entered).isEqualTo(new Accepted(opened.id(), 2));
        List<Recorded<LedgerEvent>> history = service.log.history(Ledger.TYPE, opened.id());
        assertThat(history).extracting(Recorded::version).containsExactly(1L, 2L);
        assertThat(history.getLast().event()).isInstanceOfSatisfying(LedgerEvent.EntryMade.class,
                entry -> assertThat(entry.amount()).isEqualTo(new BigDecimal("1.50")));
        assertThat(history.getLast().actor()).as("roles are not recorded")
                .isEqualTo(new Actor("clerk-1", LedgerService.CLERK.name(), null, Set.of()));
        assertThat(history.getLast().recordedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void commands_that_come_together_share_transactions() {
        List<String> ids = Stream.generate(() -> service.give(null, new OpenLedger(number())).id()).limit(200).toList();
        LogPosition before = service.log.head();

        Flux.fromIterable(ids).flatMap(id -> service.commands
                .submit(LedgerService.submission(id, new MakeEntry(BigDecimal.ONE, ""))), ids.size())
                .blockLast();

        List<Recorded<DomainEvent>> entries = service.log.after(before, 1_000);
        assertThat(entries).hasSize(ids.size());
        assertThat(entries.stream().map(entry -> entry.position().transaction()).distinct())
                .hasSizeLessThan(ids.size());
        assertThat(ids).allMatch(id -> service.log.history(Ledger.TYPE, id).size() == 2);
    }

    @Test
    void an_unknown_id_is_told_as_unknown() {
        for (String id : List.of(number(), "a\0b", "", "x".repeat(300), "\uD800")) {
            assertThatThrownBy(() -> service.give(id, new CloseLedger())).isInstanceOf(CommandFailure.Unknown.class);
        }
    }

    @Test
    void a_refusal_tells_where_the_aggregate_stands_and_writes_nothing() {
        String id = service.give(null, new OpenLedger(number())).id();

        CommandFailure.Refused refused = catchThrowableOfType(CommandFailure.Refused.class,
                () -> service.give(id, new MakeEntry(BigDecimal.ONE.negate(), "")));

        assertThat(refused.refusal().objections().getFirst().reason()).isEqualTo(Ledger.Rejection.OVERDRAWN);
        assertThat(requireNonNull(refused.standing()).state()).isEqualTo("OPEN");
        assertThat(service.log.history(Ledger.TYPE, id)).hasSize(1);
    }

    @Test
    void another_version_than_expected_is_stale() {
        String id = service.give(null, new OpenLedger(number())).id();
        service.give(id, new MakeEntries(2));
        Submission<LedgerCommand> plain = LedgerService.submission(id, new CloseLedger());

        assertThatThrownBy(() -> service.give(expecting(plain, 2L))).isInstanceOfSatisfying(
                CommandFailure.Stale.class, stale -> assertThat(stale.current()).isEqualTo(3));
        assertThat(service.give(expecting(plain, 3L)).version()).isEqualTo(4);
    }

    private static Submission<LedgerCommand> expecting(Submission<LedgerCommand> plain, long version) {
        return new Submission<>(plain.type(), plain.aggregateId(), plain.command(), plain.actor(), null, version,
                plain.correlationId());
    }

    @Test
    void a_command_that_changes_nothing_answers_the_current_version() {
        String id = service.give(null, new OpenLedger(number())).id();

        assertThat(service.give(id, new MakeEntry(BigDecimal.ZERO, "")).version()).isEqualTo(1);
    }

    @Test
    void what_exists_is_not_created_again() {
        String id = service.give(null, new OpenLedger(number())).id();

        CommandFailure.Refused refused = catchThrowableOfType(CommandFailure.Refused.class,
                () -> service.give(id, new OpenLedger(number())));
        assertThat(refused).hasMessage("ALREADY_EXISTS");
        assertThat(refused.refusal().objections().getFirst().reason().kind()).isEqualTo(Reason.Kind.DUPLICATE);
        assertThat(refused.refusal().objections().getFirst().arguments()).containsExactly(id);
        assertThat(refused.standing()).isNull();
        assertThat(service.give("ledger-" + id, new OpenLedger(number())).version()).isEqualTo(1);
    }

    @Test
    void an_aggregate_may_get_its_id_from_what_it_is_about() {
        assertThat(service.give(null, new OpenYear(2020))).isEqualTo(new Accepted("year-2020", 1));
        assertThat(service.give(null, new OpenYear(2021))).isEqualTo(new Accepted("year-2021", 1));
        assertThatThrownBy(() -> service.give(null, new OpenYear(2020))).hasMessage("ALREADY_EXISTS");
    }
}
