package govbackbone.kit.eventstore;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerEvent.EntryMade;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What those who follow the log are given, and told, when the memory or the database is not what it should be. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SharedTailTest {
    private static final int KIB = 1024;

    private final LedgerService writer = new LedgerService();
    private final Broken broken = new Broken(writer.dataSource);
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(broken, LedgerService.json());
    private final List<EmbeddedEventStore> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(EmbeddedEventStore::shutDown);
        writer.close();
    }

    private EmbeddedEventStore store(Duration blind, long bytes) {
        EmbeddedEventStore store = new WakingEventStore(engine,
                new SharedTail.Pace(Duration.ofMillis(5), Duration.ofMillis(20), blind, bytes));
        stores.add(store);
        return store;
    }

    private String append(int bytes) {
        String id = UUID.randomUUID().toString();
        writer.engine.appendEvents(new GenericDomainEventMessage<>(Ledger.TYPE.name(), id, 0,
                new EntryMade(LocalDate.of(2020, 6, 30), BigDecimal.ONE, "x".repeat(bytes)),
                EventMetadata.of(LedgerService.CLERK, "request-1")));
        return id;
    }

    private static String next(TrackingEventStream stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(20, TimeUnit.SECONDS)).isTrue();
        return ((DomainEventMessage<?>) stream.nextAvailable()).getAggregateIdentifier();
    }

    @Test
    void an_error_while_the_log_is_read_does_not_end_the_reading() throws InterruptedException {
        EmbeddedEventStore store = store(Duration.ofSeconds(30), 1_000 * KIB);
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            String before = append(10);
            assertThat(next(stream)).isEqualTo(before);

            broken.failures(3, () -> new OutOfMemoryError("sample"));
            broken.awaitFailures();
            String after = append(10);
            assertThat(next(stream)).isEqualTo(after);
        }
    }

    @Test
    void who_follows_a_log_of_which_nothing_is_seen_is_told_so_until_it_is_seen_again() throws InterruptedException {
        EmbeddedEventStore store = store(Duration.ofMillis(200), 1_000 * KIB);
        TrackingEventStream stream = store.openStream(store.createHeadToken());
        String first = append(10);
        assertThat(next(stream)).isEqualTo(first);

        broken.failures(Integer.MAX_VALUE, () -> new IllegalStateException("away"));
        assertThatThrownBy(() -> {
            while (true) {
                try {
                    stream.hasNextAvailable(10, TimeUnit.MILLISECONDS);
                } catch (CannotGetJdbcConnectionException notYetShared) {
                    Thread.sleep(10);
                }
            }
        }).isInstanceOf(IllegalStateException.class).hasMessageContaining("Nothing was seen of the log");
        assertThatThrownBy(() -> store.openStream(store.createTailToken())).isInstanceOf(IllegalStateException.class);

        broken.failures(0, () -> new IllegalStateException("never"));
        Awaitility.await().ignoreExceptions().until(() -> !stream.hasNextAvailable(1, TimeUnit.MILLISECONDS));
        String second = append(10);
        assertThat(next(stream)).isEqualTo(second);
    }

    @Test
    void what_is_kept_for_the_readers_is_bounded_by_bytes_and_who_is_behind_reads_by_itself()
            throws InterruptedException {
        EmbeddedEventStore store = store(Duration.ofSeconds(30), 40 * KIB);
        try (TrackingEventStream slow = store.openStream(store.createHeadToken());
                TrackingEventStream quick = store.openStream(store.createHeadToken())) {
            append(10);
            next(slow);
            next(quick);
            List<String> ids = IntStream.range(0, 30).mapToObj(i -> append(4 * KIB)).toList();
            for (String id : ids) {
                assertThat(next(quick)).isEqualTo(id);
            }
            for (String id : ids) {
                assertThat(next(slow)).isEqualTo(id);
            }
        }
    }

    @Test
    void no_more_than_a_few_large_events_are_held() {
        SharedTail tail = new SharedTail(engine,
                new SharedTail.Pace(Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(30), 100 * KIB),
                () -> {});
        try (tail) {
            tail.requireSight();
            LogPosition start = writer.engine.head();
            Awaitility.await().until(() -> tail.covers(start));
            append(10);
            Awaitility.await().until(() -> tail.next(start) != null);
            IntStream.range(0, 20).forEach(i -> append(20 * KIB));

            Awaitility.await().until(() -> !tail.covers(start));
            assertThat(tail.next(start)).isNull();
            assertThat(tail.covers(writer.engine.head())).isTrue();
        }
    }

    @Test
    void large_events_are_read_a_few_at_a_time() {
        assertReadAFewAtATime(position -> engine.after(position, 500));
    }

    @Test
    void large_events_of_some_kinds_are_read_a_few_at_a_time() {
        assertReadAFewAtATime(
                position -> engine.between(position, engine.head(), Set.of(EntryMade.class), 500));
    }

    private void assertReadAFewAtATime(Function<LogPosition, List<StoredEvent>> reading) {
        List<String> ids = IntStream.range(0, 7).mapToObj(i -> append(1_500 * KIB)).toList();
        List<String> read = new ArrayList<>();
        LogPosition position = LogPosition.START;
        int looks = 0;
        while (read.size() < ids.size()) {
            List<StoredEvent> events = reading.apply(position);
            assertThat(events).hasSizeBetween(1, 3);
            events.forEach(event -> read.add(event.aggregateId()));
            position = events.getLast().position();
            looks++;
        }
        assertThat(read).isEqualTo(ids);
        assertThat(looks).isGreaterThan(1);
    }

    @Test
    void who_names_the_event_read_last_reads_on_behind_it_however_large_it_is() {
        append(5_000 * KIB);
        String second = append(10);
        LogPosition first = engine.after(LogPosition.START, 1).getFirst().position();
        assertThat(first.event()).isNotNull();

        assertThat(engine.after(first, 500)).extracting(StoredEvent::aggregateId).containsExactly(second);
    }

    @Test
    void who_follows_a_log_that_loses_its_end_is_told_so_and_who_begins_anew_is_not() throws InterruptedException {
        EmbeddedEventStore store = store(Duration.ofSeconds(30), 1_000 * KIB);
        TrackingEventStream stream = store.openStream(store.createHeadToken());
        append(10);
        next(stream);
        String lost = append(10);
        assertThat(next(stream)).isEqualTo(lost);

        forget(lost);
        append(10);
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(
                () -> stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isInstanceOf(HistoryChanged.class));

        try (TrackingEventStream anew = store.openStream(store.createHeadToken())) {
            String after = append(10);
            assertThat(next(anew)).isEqualTo(after);
        }
    }

    @Test
    void who_begins_where_the_log_has_lost_its_end_is_told_so_although_others_have_read_on()
            throws InterruptedException {
        append(10);
        String lost = append(10);
        LogPosition behind = writer.engine.head();
        forget(lost);
        EmbeddedEventStore store = store(Duration.ofSeconds(30), 1_000 * KIB);
        try (TrackingEventStream other = store.openStream(store.createHeadToken());
                TrackingEventStream stream = store.openStream(new LogToken(behind))) {
            String instead = append(10);
            assertThat(next(other)).isEqualTo(instead);

            assertThatThrownBy(() -> stream.hasNextAvailable(1, TimeUnit.MILLISECONDS))
                    .isInstanceOf(HistoryChanged.class);
        }
    }

    /** As a failover to a standby that lacked it. */
    private void forget(String aggregateId) {
        new JdbcTemplate(Stores.superuser()).update(
                "DELETE FROM " + writer.database.schema() + ".event WHERE aggregate_id = ?", aggregateId);
    }

    /** A database that fails so many times. */
    private static final class Broken extends DelegatingDataSource {
        private final AtomicInteger left = new AtomicInteger();
        private volatile @Nullable Supplier<? extends Throwable> failure;

        Broken(DataSource target) {
            super(target);
        }

        void failures(int times, Supplier<? extends Throwable> with) {
            failure = with;
            left.set(times);
        }

        void awaitFailures() {
            Awaitility.await().until(() -> left.get() == 0);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Supplier<? extends Throwable> with = failure;
            if (with != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                switch (with.get()) {
                    case Error error -> throw error;
                    case RuntimeException exception -> throw exception;
                    case Throwable other -> throw new SQLException(other);
                }
            }
            return super.getConnection();
        }
    }
}
