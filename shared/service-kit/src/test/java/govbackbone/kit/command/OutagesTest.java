package govbackbone.kit.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.http.Problem;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerCommand.CloseLedger;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.ledger.Rival;
import govbackbone.kit.ledger.Wire;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Connections that end or fall silent while something is under way: 503, and then as before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutagesTest {
    private static final AggregateType<LedgerCommand, Ledger, LedgerEvent> ALARMED = Ledger.type("test.ledger", true);

    private static OpenLedger open() {
        return new OpenLedger(UUID.randomUUID().toString());
    }

    private static MakeEntry entry() {
        return new MakeEntry(BigDecimal.ONE, "");
    }

    private static Submission<LedgerCommand> of(String id, LedgerCommand command) {
        return new Submission<>(ALARMED, id, command, LedgerService.CLERK, null, null, "test");
    }

    private static LedgerService alarmed(ServiceDatabase database, Runnable alarm) {
        AlarmClock clock = new AlarmClock() {
            @Override
            public <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before,
                    List<Alarm<C>> after) {
                alarm.run();
            }
        };
        return new LedgerService(database, List.of(ALARMED), AxonCommands.Limits.DEFAULT, () -> clock);
    }

    private static void unavailable(CompletableFuture<?> answer) {
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).cause()
                .satisfies(failure -> assertThat(Problem.of(failure).status()).isEqualTo(503));
    }

    @Test
    void a_connection_that_ends_under_events_alone() {
        try (LedgerService service = new LedgerService()) {
            String id = service.give(null, open()).id();
            try (Rival rival = new Rival(service.database).writes(id, 1)) {
                CompletableFuture<?> answer = CompletableFuture.supplyAsync(() -> service.give(id, entry()));
                rival.awaitWaiting();
                Rival.cutOff(service.database);
                unavailable(answer);
            }
            LedgerService.eventually(() -> assertThat(service.give(id, entry()).version()).isEqualTo(2));
        }
    }

    @Test
    void a_connection_that_ends_in_a_commands_own_transaction() {
        ServiceDatabase database = LedgerService.schema();
        try (LedgerService service = alarmed(database, () -> Rival.cutOff(database))) {
            unavailable(CompletableFuture.supplyAsync(() -> service.give(of("7", open()))));
            assertThat(service.log.history(ALARMED, "7")).isEmpty();
        }
    }

    @Test
    void a_connection_that_ends_while_many_are_created() {
        ServiceDatabase database = LedgerService.schema();
        AlarmClock cutting = new AlarmClock() {
            @Override
            public <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before,
                    List<Alarm<C>> after) {
                Rival.cutOff(database);
            }
        };
        try (LedgerService service = new LedgerService(database, List.of(ALARMED), AxonCommands.Limits.DEFAULT,
                () -> null)) {
            Creations creations = creations(service, () -> cutting);
            unavailable(CompletableFuture.supplyAsync(() -> creations.create(List.of(new Creation<>(ALARMED,
                    List.of(open()), LedgerService.CLERK, new Submission.Idempotency("1", "hash"), "test")), true)));
        }
    }

    private static Creations creations(LedgerService service, Supplier<AlarmClock> alarms) {
        Clock clock = Clock.systemUTC();
        return new BatchCreations(service.store, service.dataSource, WorkingCalendars::published, clock,
                new TimeOrderedIds(clock, new SecureRandom()), alarms);
    }

    @Test
    void a_connection_that_ends_under_a_load_or_a_history() {
        try (LedgerService service = new LedgerService();
                LedgerService other = new LedgerService(service.database)) {
            String id = service.give(null, open()).id();
            for (Supplier<?> work : List.<Supplier<?>>of(() -> service.log.history(Ledger.TYPE, id),
                    () -> other.give(id, entry()), () -> service.log.after(service.log.head(), 1))) {
                try (Rival rival = new Rival(service.database).locks("event")) {
                    CompletableFuture<?> answer = CompletableFuture.supplyAsync(work);
                    rival.awaitWaiting();
                    Rival.cutOff(service.database);
                    unavailable(answer);
                }
            }
        }
    }

    @Test
    void nobody_waits_for_a_lock_for_longer_than_a_client_waits_for_its_answer() {
        try (LedgerService service = new LedgerService()) {
            String id = service.give(null, open()).id();
            String other = service.give(null, open()).id();
            try (Rival rival = new Rival(service.database).writes(id, 1)) {
                CompletableFuture<?> behind = CompletableFuture.supplyAsync(() -> service.give(id, entry()));
                rival.awaitWaiting();

                assertThat(service.give(other, entry()).version()).isEqualTo(2);
                assertThat(behind).isNotDone();
                unavailable(behind);
            }
            assertThat(service.give(id, entry()).version()).isEqualTo(2);
        }
    }

    @Test
    void an_error_in_a_transaction_gives_its_connection_and_its_locks_back() {
        ServiceDatabase database = LedgerService.schema();
        boolean[] broken = {true};
        try (LedgerService service = alarmed(database, () -> {
            if (broken[0]) {
                throw new NoClassDefFoundError("missing");
            }
        })) {
            assertThatThrownBy(() -> service.give(of("7", open()))).isInstanceOf(NoClassDefFoundError.class);
            assertThat(service.dataSource.getHikariPoolMXBean().getActiveConnections()).isZero();

            broken[0] = false;
            assertThat(service.give(of("7", open())).version()).isEqualTo(1);
            assertThat(service.give(of("7", new CloseLedger())).version()).isEqualTo(2);
        }
    }

    @Test
    void a_network_that_falls_silent_holds_nobody_for_ever_and_heals() throws IOException {
        ServiceDatabase database = LedgerService.schema();
        try (Wire wire = new Wire(database);
                LedgerService service = new LedgerService(wire.to(database, "&socketTimeout=1"))) {
            List<String> ids = IntStream.range(0, 20).mapToObj(i -> service.give(null, open()).id()).toList();
            wire.fallSilent();

            List<CompletableFuture<Accepted>> answers = ids.stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> service.give(id, entry()),
                            Thread::startVirtualThread))
                    .toList();
            unavailable(CompletableFuture.supplyAsync(() -> service.log.history(Ledger.TYPE, ids.getFirst())));
            answers.forEach(OutagesTest::unavailable);

            wire.heal();
            ids.forEach(id -> LedgerService
                    .eventually(() -> assertThat(service.give(id, entry()).version()).isBetween(2L, 3L)));
        }
    }
}
