package govbackbone.kit.eventstore;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.Login;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresEventStorageEngineTest {
    private static LedgerService service;
    private static PostgresEventStorageEngine engine;

    @BeforeAll
    static void start() {
        service = new LedgerService();
        engine = service.engine;
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static List<DomainEventMessage<?>> entries(String id, long first, int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, first + i,
                        new LedgerEvent.EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, "entry " + (first + i)),
                        EventMetadata.of(LedgerService.CLERK, "request-1")))
                .toList());
    }

    private static TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(service.dataSource));
    }

    @Test
    void whoever_reads_on_learns_that_the_event_it_has_read_last_gave_its_place_to_another_one() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 3));
        LogPosition last = service.log.head();
        assertThat(service.log.after(last, 10)).isEmpty();
        assertThat(service.log.holds(last)).isTrue();
        assertThat(service.log.at(last).position().event()).isEqualTo(last.event());

        new JdbcTemplate(Stores.superuser()).update("UPDATE " + service.database.schema()
                + ".event SET event_id = gen_random_uuid() WHERE aggregate_id = ? AND sequence = 2", id);
        engine.appendEvents(entries(id, 3, 1));

        assertThat(service.log.holds(last)).isFalse();
        assertThatThrownBy(() -> service.log.after(last, 10)).isInstanceOf(HistoryChanged.class)
                .hasMessageContaining("docs/runbooks/changed-history.md");
        assertThatThrownBy(() -> service.log.at(last)).isInstanceOf(HistoryChanged.class);
        assertThat(service.log.after(new LogPosition(last.transaction(), last.index()), 10)).as("a bare place")
                .hasSize(1);
    }

    @Test
    void what_is_appended_is_read_back_with_the_stores_own_stamp() {
        String id = newId();
        Instant before = Instant.now();
        List<DomainEventMessage<?>> appended = entries(id, 0, 3);

        engine.appendEvents(appended);

        List<? extends DomainEventMessage<?>> read = engine.readEvents(id, 1).asStream().toList();
        assertThat(read).extracting(DomainEventMessage::getSequenceNumber).containsExactly(1L, 2L);
        DomainEventMessage<?> last = read.getLast();
        assertThat(last.getPayload()).isEqualTo(appended.getLast().getPayload());
        assertThat(last.getIdentifier()).isEqualTo(appended.getLast().getIdentifier());
        assertThat(last.getMetaData()).isEqualTo(MetaData.with("subject", "clerk-1").and("name", "示例承办人")
                .and("correlationId", "request-1"));
        assertThat(last.getTimestamp()).isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1))
                .isNotEqualTo(appended.getLast().getTimestamp());
        assertThat(engine.lastSequenceNumberFor(id)).contains(2L);
        assertThat(engine.lastSequenceNumberFor(newId())).isEmpty();
    }

    @Test
    void a_long_aggregate_is_read_in_several_batches() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 250));

        assertThat(engine.readEvents(id).asStream()).hasSize(250);
    }

    @Test
    void recorded_time_never_runs_backwards_within_an_aggregate_whatever_the_servers_clock_does() {
        for (int count : List.of(1, 3, 150)) {
            String id = newId();
            engine.appendEvents(entries(id, 0, 1));
            Instant future = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
            try (HikariDataSource owner = LedgerService.pool(service.database, service.database.owner(), 1)) {
                new JdbcTemplate(owner).update("UPDATE event SET recorded_at = ? WHERE aggregate_id = ?",
                        future.atOffset(ZoneOffset.UTC), id);
            }

            engine.appendEvents(entries(id, 1, count));

            assertThat(engine.readEvents(id).asStream().map(DomainEventMessage::getTimestamp)).hasSize(count + 1)
                    .containsOnly(future);
        }
    }

    @Test
    void recorded_time_never_runs_backwards_for_a_command_either() {
        String id = service.give(null, new LedgerCommand.OpenLedger(newId())).id();
        Instant future = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
        try (HikariDataSource owner = LedgerService.pool(service.database, service.database.owner(), 1)) {
            new JdbcTemplate(owner).update("UPDATE event SET recorded_at = ? WHERE aggregate_id = ?",
                    future.atOffset(ZoneOffset.UTC), id);
        }

        service.give(id, new LedgerCommand.MakeEntry(BigDecimal.ONE, ""));

        assertThat(service.log.history(Ledger.TYPE, id)).extracting(Recorded::recordedAt).containsOnly(future);
    }

    @Test
    void a_second_event_of_the_same_number_is_refused() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 2));

        assertThatThrownBy(() -> engine.appendEvents(entries(id, 1, 1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(entries(id, 1, 3))).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.lastSequenceNumberFor(id)).contains(1L);
    }

    @Test
    void many_events_are_stored_in_order_and_as_they_are() {
        String id = newId() + "\\N\t\n\r\\";
        List<DomainEventMessage<?>> appended = entries(id, 0, 99);
        appended.add(new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 99,
                new LedgerEvent.EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, "\\N \"示例\"\t\r\n\\.\n"),
                EventMetadata.of(LedgerService.CLERK, "\\.")));

        engine.appendEvents(appended);

        List<? extends DomainEventMessage<?>> read = engine.readEvents(id).asStream().toList();
        assertThat(read).extracting(DomainEventMessage::getIdentifier)
                .containsExactlyElementsOf(appended.stream().map(DomainEventMessage::getIdentifier).toList());
        assertThat(read.getLast().getPayload()).isEqualTo(appended.getLast().getPayload());
        assertThat(read.getLast().getMetaData()).isEqualTo(appended.getLast().getMetaData());
    }

    @Test
    void many_events_of_which_one_is_there_already_are_refused_together() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));
        List<DomainEventMessage<?>> many = entries(newId(), 0, 200);
        many.addAll(entries(id, 0, 1));

        assertThatThrownBy(() -> engine.appendEvents(many)).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.lastSequenceNumberFor(many.getFirst().getAggregateIdentifier())).isEmpty();
    }

    @Test
    void the_log_is_read_from_any_position_and_up_to_its_head() {
        String id = newId();
        LogPosition start = service.log.head();
        engine.appendEvents(entries(id, 0, 5));
        settle();

        List<Recorded<DomainEvent>> all = mine(id, service.log.after(start, 1_000));
        assertThat(all).extracting(Recorded::version).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(mine(id, service.log.after(all.get(2).position(), 1_000))).isEqualTo(all.subList(3, 5));
        assertThat(service.log.after(start, 2)).hasSize(2);
        assertThat(service.log.after(service.log.head(), 10)).isEmpty();
        assertThat(engine.createHeadToken().covers(new LogToken(all.getLast().position()))).isTrue();
        assertThat(engine.createTailToken()).isEqualTo(new LogToken(LogPosition.START));
    }

    @Test
    void the_log_is_in_the_order_of_transaction_numbers_not_of_their_digits() {
        try (LedgerService other = new LedgerService();
                HikariDataSource owner = LedgerService.pool(other.database, other.database.owner(), 1)) {
            JdbcTemplate jdbc = new JdbcTemplate(owner);
            for (int txid : List.of(100, 9, 10, 99)) {
                jdbc.update(
                        "INSERT INTO event (txid, recorded_at, sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata) VALUES (?::xid8, make_timestamptz(2020, 1, 1, 0, 0, ?), 0, gen_random_uuid(), 1, 'test.LedgerClosed', 'test.ledger', ?, '{\"effectiveOn\":\"2020-06-30\"}', '{}')",
                        Integer.toString(txid), (double) (txid % 60), Integer.toString(txid));
            }

            assertThat(other.log.after(LogPosition.START, 10)).extracting(Recorded::aggregateId).containsExactly("9",
                    "10", "99", "100");
            assertThat(other.log.after(LogPosition.START, 2)).extracting(Recorded::aggregateId).containsExactly("9",
                    "10");
            assertThat(other.log.head().transaction()).isEqualTo(100);
            assertThat(((LogToken) other.engine.createTokenAt(Instant.EPOCH)).at().transaction()).isEqualTo(9);
            assertThat(other.log.countAfter(new LogPosition(9, Long.MAX_VALUE), 10)).isEqualTo(3);
            assertThat(other.log.countAfter(new LogPosition(9, Long.MAX_VALUE), 2)).isEqualTo(2);
        }
    }

    @Test
    void a_token_at_a_moment_lies_before_everything_recorded_since() throws InterruptedException {
        String id = newId();
        engine.appendEvents(entries(id, 0, 2));
        TimeUnit.MILLISECONDS.sleep(20);
        Instant moment = Instant.now();
        TimeUnit.MILLISECONDS.sleep(20);
        engine.appendEvents(entries(id, 2, 2));
        settle();

        LogPosition at = ((LogToken) engine.createTokenAt(moment)).at();

        assertThat(mine(id, service.log.after(at, 1_000))).extracting(Recorded::version).containsExactly(3L, 4L);
        assertThat(engine.createTokenAt(Instant.now().plusSeconds(60))).isEqualTo(engine.createHeadToken());
    }

    // Waits for transactions that the server itself may be running, which readers stay behind like any other.
    private static void settle() {
        JdbcTemplate jdbc = new JdbcTemplate(service.dataSource);
        String now = jdbc.queryForObject("SELECT pg_current_xact_id()::text", String.class);
        boolean settled = false;
        while (!settled) {
            settled = Boolean.TRUE.equals(jdbc.queryForObject(
                    "SELECT ?::xid8 < pg_snapshot_xmin(pg_current_snapshot())", Boolean.class, now));
        }
    }

    private static List<Recorded<DomainEvent>> mine(String id, List<Recorded<DomainEvent>> events) {
        return events.stream().filter(event -> event.aggregateId().equals(id)).toList();
    }

    @Test
    void what_a_running_transaction_wrote_holds_back_only_what_could_overtake_it() throws SQLException {
        String early = newId();
        String slow = newId();
        String late = newId();
        LogPosition start = service.log.head();
        engine.appendEvents(entries(early, 0, 1));
        TransactionTemplate transaction = transaction();
        transaction.executeWithoutResult(status -> {
            engine.appendEvents(entries(slow, 0, 1));
            elsewhere(() -> engine.appendEvents(entries(late, 0, 1)));
            List<Recorded<DomainEvent>> seen = elsewhere(() -> service.log.after(start, 1_000));
            assertThat(mine(early, seen)).hasSize(1);
            assertThat(mine(slow, seen)).isEmpty();
            assertThat(mine(late, seen)).isEmpty();
        });
        settle();

        assertThat(service.log.after(start, 1_000)).extracting(Recorded::aggregateId).containsSubsequence(early, slow,
                late);
    }

    private static void elsewhere(Runnable work) {
        elsewhere(() -> {
            work.run();
            return true;
        });
    }

    // On a thread, and so a connection, of its own.
    private static <T> T elsewhere(Callable<T> work) {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            return thread.submit(work).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_transaction_that_has_written_must_not_load_an_aggregate() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));

        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
            engine.appendEvents(entries(newId(), 0, 1));
            var _ = engine.readEvents(id).asStream().toList();
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("must not load");
    }

    @Test
    void a_transaction_that_has_written_must_not_load_by_snapshot_either() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));
        engine.storeSnapshot(new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 0,
                new StateSnapshot(new Ledger.Open("7", BigDecimal.ONE, 1), 1_000)));

        assertThat(engine.readSnapshot(id)).isPresent();
        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
            engine.appendEvents(entries(newId(), 0, 1));
            var _ = service.store.readEvents(id).asStream().toList();
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("must not load");
    }

    @Test
    void no_snapshot_is_kept_of_an_event_that_is_not_there() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));
        engine.storeSnapshot(new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 1,
                new StateSnapshot(new Ledger.Open("7", BigDecimal.ONE, 2), 1_000)));

        assertThat(engine.readSnapshot(id)).isEmpty();
    }

    @Test
    void an_event_without_its_predecessor_is_refused() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));

        assertThatThrownBy(() -> engine.appendEvents(entries(id, 2, 1)))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThatThrownBy(() -> engine.appendEvents(entries(id, 2, 200)))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(engine.lastSequenceNumberFor(id)).contains(0L);
    }

    @Test
    void loading_after_writing_would_show_a_reader_the_events_out_of_order() {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));
        LogPosition start = service.log.head();

        transaction().executeWithoutResult(status -> {
            new JdbcTemplate(service.dataSource).queryForObject("SELECT pg_current_xact_id()::text", String.class);
            elsewhere(() -> engine.appendEvents(entries(id, 1, 1)));
            long last = elsewhere(() -> engine.lastSequenceNumberFor(id).orElseThrow());
            engine.appendEvents(entries(id, last + 1, 1));
        });
        settle();

        assertThat(mine(id, service.log.after(start, 1_000))).extracting(Recorded::version).containsExactly(3L, 2L);
    }

    @Test
    void nobody_can_change_or_remove_or_backdate_what_is_recorded() throws SQLException {
        String id = newId();
        engine.appendEvents(entries(id, 0, 1));
        ServiceDatabase database = service.database;

        for (String attempt : List.of("UPDATE event SET payload = '{}'", "DELETE FROM event", "TRUNCATE event",
                "DROP TABLE event", "INSERT INTO event (txid) VALUES ('3')",
                "INSERT INTO event (recorded_at) VALUES (now())", "UPDATE claim SET aggregate_id = ''",
                "UPDATE claim SET aggregate_id = 'mine'", "CREATE TABLE mine (id int)")) {
            assertDenied(database, database.service(), attempt);
            assertDenied(database, database.reader(), attempt);
        }
        for (String attempt : List.of("SELECT * FROM idempotency_key", "SELECT * FROM claim", "SELECT * FROM snapshot",
                "INSERT INTO event (aggregate_id) VALUES ('x')")) {
            assertDenied(database, database.reader(), attempt);
        }
    }

    private static void assertDenied(ServiceDatabase database, Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            assertThatThrownBy(() -> statement.execute(sql)).as("%s: %s", login.user(), sql)
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void another_services_log_is_read_with_the_login_of_a_reader() throws InterruptedException {
        String id = newId();
        engine.appendEvents(entries(id, 0, 3));
        try (HikariDataSource pool = LedgerService.pool(service.database, service.database.reader(), 2)) {
            PostgresEventStorageEngine reading = new PostgresEventStorageEngine(pool, LedgerService.json());

            assertThat(EventLog.of(reading).history(Ledger.TYPE, id)).hasSize(3);
            EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(reading);
            try (TrackingEventStream stream = store.openStream(null)) {
                assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            } finally {
                store.shutDown();
            }
        }
    }

    @Test
    void the_server_keeps_what_it_acknowledges() throws SQLException {
        assertThat(Durability.of(service.dataSource).holds()).isTrue();

        assertThatThrownBy(() -> new Durability("off", "on", "on", "").require()).hasMessageContaining("lose");
        assertThatThrownBy(() -> new Durability("on", "off", "on", "").require()).hasMessageContaining("lose");
        assertThatThrownBy(() -> new Durability("on", "on", "off", "").require()).hasMessageContaining("lose");
        assertThatThrownBy(() -> new Durability("on", "local", "on", "ANY 1 (a, b)").require())
                .as("standbys are named, but commits do not wait for them").hasMessageContaining("lose");
        assertThat(new Durability("on", "local", "on", "").holds()).as("there is no standby to wait for").isTrue();
        assertThat(new Durability("on", "remote_apply", "on", "ANY 1 (a, b)").holds()).isTrue();
    }
}
