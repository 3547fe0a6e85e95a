package govbackbone.kit.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.Horizon;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlingTest {
    private static final Instant START = Instant.parse("2020-06-30T01:00:00Z");

    private final Settling settling = new Settling();

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private static LogPosition position(long transaction) {
        return new LogPosition(transaction, 1);
    }

    private Settled look(int second, long begun, long ended, long head) {
        settling.look(Map.of("log", new Horizon(position(head), at(second), begun, ended, null)), second);
        return settling.reached(heads -> true);
    }

    @Test
    void while_nobody_writes_the_present_is_settled() {
        assertThat(look(1, 10, 10, 9).moment()).isEqualTo(at(1));
        assertThat(look(2, 10, 10, 9).moment()).isEqualTo(at(2));
    }

    @Test
    void a_moment_waits_for_all_that_had_begun_to_write_by_then() {
        assertThat(look(1, 10, 10, 9).moment()).isEqualTo(at(1));
        // Transaction 10 is writing: what it records may be stamped at any time from here on.
        assertThat(look(2, 11, 10, 9).moment()).isEqualTo(at(1));
        assertThat(look(3, 15, 10, 9).moment()).isEqualTo(at(1));
        assertThat(look(4, 20, 14, 13).moment()).as("14 began between the second and the third look")
                .isEqualTo(at(2));
        assertThat(look(5, 20, 15, 14).moment()).isEqualTo(at(3));
        assertThat(look(6, 20, 20, 19).moment()).isEqualTo(at(6));
    }

    @Test
    void a_moment_waits_until_what_could_be_read_by_then_is_folded() {
        AtomicReference<LogPosition> folded = new AtomicReference<>(position(5));
        settling.look(Map.of("log", new Horizon(position(7), at(1), 10, 10, null)), 1);
        assertThat(settling.reached(heads -> folded.get().equals(heads.get("log")))).isSameAs(Settled.NOTHING);
        settling.look(Map.of("log", new Horizon(position(9), at(2), 10, 10, null)), 2);
        folded.set(position(7));
        assertThat(settling.reached(heads -> folded.get().equals(heads.get("log"))).moment())
                .isEqualTo(at(1));
        folded.set(position(9));
        assertThat(settling.reached(heads -> folded.get().equals(heads.get("log"))).moment())
                .isEqualTo(at(2));
    }

    @Test
    void of_several_logs_the_one_that_is_least_far_counts() {
        Map<String, Horizon> horizons = new HashMap<>();
        horizons.put("one", new Horizon(position(1), at(5), 10, 10, null));
        horizons.put("two", new Horizon(position(1), at(4), 30, 20, null));
        settling.look(horizons, 1);
        assertThat(settling.reached(heads -> true)).isSameAs(Settled.NOTHING);
        horizons.put("one", new Horizon(position(2), at(7), 10, 10, null));
        horizons.put("two", new Horizon(position(2), at(6), 31, 30, null));
        settling.look(horizons, 2);
        assertThat(settling.reached(heads -> true).moment()).isEqualTo(at(4));
    }

    @Test
    void a_transaction_that_writes_for_days_does_not_fill_the_memory_and_settles_when_it_ends() {
        look(1, 10, 10, 9);
        for (int i = 0; i < 20_000; i++) {
            assertThat(look(2 + i, 11 + i, 10, 9).moment()).isEqualTo(at(1));
        }
        assertThat(look(30_000, 30_000, 30_000, 9).moment()).isEqualTo(at(30_000));
    }

    @Test
    void what_an_import_stamps_late_and_a_short_command_stamps_early_are_settled_together() throws Exception {
        try (LedgerService service = new LedgerService()) {
            Instant before = settled(service).moment();
            assertThat(before).isAfter(Instant.EPOCH);
            new TransactionTemplate(new JdbcTransactionManager(service.dataSource)).executeWithoutResult(status -> {
                service.engine.appendEvents(entry("import-1"));
                Thread.ofVirtual().start(() -> service.give(null, new OpenLedger("7")));
                Horizon horizon = outside(service);
                while (horizon.withheld() == null) {
                    horizon = outside(service);
                }
                settling.look(Map.of("log", horizon), 1);
                settling.look(Map.of("log", outside(service)), 2);
                assertThat(settling.reached(heads -> true).moment()).isBefore(horizon.withheld());
                service.engine.appendEvents(entry("import-2"));
            });
            List<Recorded<DomainEvent>> log = service.log.after(LogPosition.START, 10);
            Recorded<DomainEvent> command = log.getLast();
            assertThat(command.event()).isInstanceOf(LedgerEvent.LedgerOpened.class);
            assertThat(log).anySatisfy(event -> {
                assertThat(event.position()).isLessThan(command.position());
                assertThat(event.recordedAt()).isAfter(command.recordedAt());
            });
            assertThat(settled(service).moment()).isAfterOrEqualTo(log.get(1).recordedAt());
            assertThat(service.log.horizon().withheld()).isNull();
            assertThat(service.log.horizon().head()).isEqualTo(service.log.head());
        }
    }

    private Settled settled(LedgerService service) {
        settling.look(Map.of("log", service.log.horizon()), System.nanoTime());
        settling.look(Map.of("log", service.log.horizon()), System.nanoTime());
        return settling.reached(heads -> true);
    }

    /** As another connection sees it. */
    private static Horizon outside(LedgerService service) {
        return CompletableFuture.supplyAsync(service.log::horizon).join();
    }

    private static GenericDomainEventMessage<?> entry(String id) {
        return new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 0,
                new LedgerEvent.EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, "sample"),
                EventMetadata.of(LedgerService.CLERK, "request-1"));
    }
}
