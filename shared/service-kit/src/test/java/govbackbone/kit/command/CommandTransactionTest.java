package govbackbone.kit.command;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerCommand.OpenYear;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What else writes in the transaction of the events, and what happens when something cannot be done. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandTransactionTest {
    private static OpenLedger open() {
        return new OpenLedger(UUID.randomUUID().toString());
    }

    private static Submission<LedgerCommand> of(AggregateType<LedgerCommand, Ledger, LedgerEvent> type,
            @Nullable String id, LedgerCommand command) {
        return new Submission<>(type, id, command, LedgerService.CLERK, null, null, "test");
    }

    private static AggregateType<LedgerCommand, Ledger, LedgerEvent> deciding(Runnable before) {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> type = Ledger.TYPE;
        return new AggregateType<>(type.name(), type.commands(), type.events(), type.initial(),
                (state, command, context) -> {
                    before.run();
                    return type.decider().decide(state, command, context);
                }, type.evolve(), type.standing(), type.claims(), type.releases(), type.alarms());
    }

    private static final class Alarms implements AlarmClock {
        private final List<String> changes = new ArrayList<>();
        private @Nullable RuntimeException trouble;

        @Override
        public <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before,
                List<Alarm<C>> after) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
            changes.add(before.size() + " to " + after.size());
            if (trouble != null) {
                throw trouble;
            }
        }
    }

    @Test
    void nothing_is_decided_on_a_history_that_lacks_an_event() {
        try (LedgerService service = new LedgerService(); LedgerService reader = new LedgerService(service.database)) {
            String id = service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
            service.give(id, new MakeEntry(BigDecimal.ONE, "a"));
            service.give(id, new MakeEntry(BigDecimal.ONE, "b"));
            new JdbcTemplate(Stores.superuser()).update("DELETE FROM %s.event WHERE aggregate_id = ? AND sequence = 1"
                    .formatted(service.database.schema()), id);

            assertThatThrownBy(() -> reader.give(id, new MakeEntry(BigDecimal.ONE, "c")))
                    .isInstanceOf(CommandFailure.Unreadable.class).hasMessageContaining("lacks version 2 of " + id);
            assertThatThrownBy(() -> reader.log.history(Ledger.TYPE, id)).isInstanceOf(UnreadableHistory.class);
            assertThat(reader.log.found(Ledger.TYPE, id)).extracting(Recorded::version).containsExactly(1L, 3L);
        }
    }

    @Test
    void alarms_change_with_the_state_in_the_transaction_of_the_events() {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> alarmed = Ledger.type("test.ledger", true);
        Alarms alarms = new Alarms();
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(alarmed),
                AxonCommands.Limits.DEFAULT, () -> alarms)) {
            String id = service.give(of(alarmed, null, open())).id();
            service.give(of(alarmed, id, new MakeEntry(BigDecimal.ONE, "")));
            assertThat(alarms.changes).containsExactly("0 to 1");

            alarms.trouble = new IllegalStateException("clock broken");
            assertThatThrownBy(() -> service.give(of(alarmed, id, new CloseLedger()))).hasMessage("clock broken");
            assertThat(service.log.history(alarmed, id)).hasSize(2);

            alarms.trouble = null;
            service.give(of(alarmed, id, new CloseLedger()));
            assertThat(alarms.changes).containsExactly("0 to 1", "1 to 0", "1 to 0");
        }
    }

    @Test
    void an_alarm_that_nobody_keeps_is_not_lost_in_silence() {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> alarmed = Ledger.type("test.ledger", true);
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(alarmed),
                AxonCommands.Limits.DEFAULT, () -> null)) {
            assertThatThrownBy(() -> service.give(of(alarmed, "7", open()))).hasMessageContaining("test.ledger");
            assertThat(service.log.history(alarmed, "7")).isEmpty();
        }
    }

    @Test
    void an_id_of_another_kind_of_aggregate_is_unknown() {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> other = deciding(() -> {});
        ServiceDatabase database = LedgerService.schema();
        AggregateType<LedgerCommand, Ledger, LedgerEvent> purse = Ledger.type("test.purse", false);
        try (LedgerService service = new LedgerService(database, List.of(other, purse), AxonCommands.Limits.DEFAULT,
                () -> null)) {
            String id = service.give(of(other, null, open())).id();

            assertThatThrownBy(() -> service.give(of(purse, id, new CloseLedger())))
                    .isInstanceOf(CommandFailure.Unknown.class);
            assertThat(service.log.history(purse, id)).isEmpty();
        }
    }

    @Test
    void an_id_of_another_kind_of_aggregate_is_refused_to_a_new_one() {
        AggregateType<LedgerCommand, Ledger, LedgerEvent> other = deciding(() -> {});
        AggregateType<LedgerCommand, Ledger, LedgerEvent> purse = Ledger.type("test.purse", false);
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(other, purse),
                AxonCommands.Limits.DEFAULT, () -> null)) {
            service.give(of(other, null, new OpenYear(2020)));

            assertThatThrownBy(() -> service.give(of(purse, null, new OpenYear(2020)))).isInstanceOfSatisfying(
                    CommandFailure.Refused.class, refused -> assertThat(refused.refusal().objections()).singleElement()
                            .satisfies(objection -> {
                                assertThat(objection.reason()).isEqualTo(CreationReason.ID_TAKEN);
                                assertThat(objection.arguments()).containsExactly("year-2020");
                            }));
        }
    }

    @Test
    void commands_are_decided_off_the_calling_thread_and_too_many_are_turned_away() {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        AggregateType<LedgerCommand, Ledger, LedgerEvent> slow = deciding(() -> {
            thread.set(Thread.currentThread());
            deciding.countDown();
            await(proceed);
        });
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(slow),
                new AxonCommands.Limits(1, 1, 100_000), () -> null)) {
            CompletableFuture<@Nullable Accepted> first = service.commands.submit(of(slow, null, open())).toFuture();
            await(deciding);
            CompletableFuture<@Nullable Accepted> second = service.commands.submit(of(slow, null, open())).toFuture();
            LedgerService.eventually(() -> assertThatThrownBy(() -> service.give(of(slow, null, open())))
                    .isInstanceOfSatisfying(CommandFailure.Unavailable.class,
                            unavailable -> assertThat(unavailable.retryAfterSeconds()).isPositive()));
            proceed.countDown();

            assertThat(first).succeedsWithin(Duration.ofSeconds(10));
            assertThat(second).succeedsWithin(Duration.ofSeconds(10));
            assertThat(service.give(of(slow, null, open())).version()).isEqualTo(1);
            assertThat(thread.get()).isNotNull().satisfies(t -> assertThat(t.isVirtual()).isTrue());
        }
    }

    @Test
    void commands_of_events_alone_hold_no_connection_while_they_are_decided_or_wait() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        AtomicReference<@Nullable LedgerService> running = new AtomicReference<>();
        List<Integer> connections = Collections.synchronizedList(new ArrayList<>());
        AggregateType<LedgerCommand, Ledger, LedgerEvent> slow = deciding(() -> {
            LedgerService service = running.get();
            if (service != null) {
                connections.add(service.dataSource.getHikariPoolMXBean().getActiveConnections());
                meet(together);
            }
        });
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(slow),
                new AxonCommands.Limits(1, 10, 100_000), () -> null)) {
            List<String> ids = IntStream.range(0, 3).mapToObj(i -> service.give(of(slow, null, open())).id()).toList();
            running.set(service);

            List<Accepted> answers = Flux.fromIterable(ids)
                    .flatMap(id -> service.commands.submit(of(slow, id, new MakeEntry(BigDecimal.ONE, ""))))
                    .collectList().blockOptional().orElseThrow();

            assertThat(answers).extracting(Accepted::version).containsExactly(2L, 2L, 2L);
            assertThat(connections).containsExactly(0, 0, 0);
        }
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_cancelled_request_is_decided_all_the_same() {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        AggregateType<LedgerCommand, Ledger, LedgerEvent> slow = deciding(() -> {
            deciding.countDown();
            await(proceed);
        });
        try (LedgerService service = new LedgerService(LedgerService.schema(), List.of(slow),
                AxonCommands.Limits.DEFAULT, () -> null)) {
            var request = service.commands.submit(of(slow, "7", open())).subscribe();
            await(deciding);
            request.dispose();
            proceed.countDown();

            LedgerService.eventually(() -> assertThat(service.log.history(slow, "7")).hasSize(1));
        }
    }

    @Test
    void while_the_database_is_away_commands_are_unavailable_and_then_work_again() throws SQLException {
        try (LedgerService service = new LedgerService()) {
            String id = service.give(null, open()).id();
            new JdbcTemplate(service.dataSource).execute("SELECT 1");
            service.dataSource.setConnectionTimeout(250);
            try (Connection superuser = Stores.superuser().getConnection();
                    Statement statement = superuser.createStatement()) {
                statement.execute("ALTER ROLE %s CONNECTION LIMIT 0".formatted(service.database.service().user()));
                statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '%s'"
                        .formatted(service.database.service().user()));

                assertThatThrownBy(() -> service.give(id, new MakeEntry(BigDecimal.ONE, "")))
                        .isInstanceOf(CommandFailure.Unavailable.class);

                statement.execute("ALTER ROLE %s CONNECTION LIMIT -1".formatted(service.database.service().user()));
            }
            LedgerService.eventually(
                    () -> assertThat(service.give(id, new MakeEntry(BigDecimal.ONE, "")).version()).isEqualTo(2));
        }
    }

    @Test
    void a_contention_that_does_not_end_is_unavailable() {
        ServiceDatabase database = LedgerService.schema();
        try (LedgerService rival = new LedgerService(database)) {
            String id = rival.give(null, open()).id();
            AggregateType<LedgerCommand, Ledger, LedgerEvent> unlucky = deciding(
                    () -> rival.give(id, new MakeEntry(BigDecimal.ONE, "")));
            try (LedgerService service = new LedgerService(database, List.of(unlucky), AxonCommands.Limits.DEFAULT,
                    () -> null)) {
                assertThatThrownBy(() -> service.give(of(unlucky, id, new MakeEntry(BigDecimal.ONE, ""))))
                        .isInstanceOfSatisfying(CommandFailure.Unavailable.class,
                                unavailable -> assertThat(unavailable.retryAfterSeconds()).isEqualTo(1));
            }
        }
    }

    @Test
    void a_command_of_no_aggregate_is_the_callers_mistake() {
        try (LedgerService service = new LedgerService()) {
            assertThatThrownBy(() -> service.give(null, new CloseLedger()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> service.give(of(Ledger.type("test.none", false), null, open())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
