package govbackbone.reporting.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;
import govbackbone.events.Wording;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.ProjectionSettings;
import govbackbone.kit.projection.Projections;
import govbackbone.reporting.ledger.Measure.Total;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Several instances over one log and one document database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerFollowerTest {
    private static final Quantity THINGS = new Quantity("things", MeasureUnit.CASES, List.of());
    private static final Total MEASURE = Total.flow(THINGS, "事物", "Things", "事物", "Things");
    private static final Actor ACTOR = new Actor("sample", "示例", null, Set.of());
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private static final ProjectionSettings QUICK = new ProjectionSettings(50, 1, 2, Duration.ofSeconds(2),
            Duration.ofMillis(20), Duration.ofMillis(500));

    /** The thing whose account throws an error where the ledger reads it. */
    private static final AtomicReference<String> OVERFLOWING = new AtomicReference<>("");

    private final AtomicReference<String> poison = new AtomicReference<>("");
    private final ServiceDatabase schema = schema();
    private final HikariDataSource pool = pool(schema);
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(pool,
            new EventJson(List.of(Event.class), List.of()));
    private final EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
    private final MongoDatabaseAddress address = Stores.mongo();
    private final MongoClient client = MongoClients.create(address.uri());
    private final MongoDatabase database = client.getDatabase(address.database());
    private final List<Instance> instances = new ArrayList<>();

    sealed interface Event extends DomainEvent {
        @EventType("sample.Counted")
        @Label(zh = "计数", en = "Counted")
        record Counted(LocalDate effectiveOn) implements Event {}
    }

    record Sample(String id, long version, SortedMap<String, String> dimensions, SortedMap<String, String> names,
            Entries entries)
            implements
                Account {
        @Override
        public String title() {
            if (id.equals(OVERFLOWING.get())) {
                throw new StackOverflowError("示例");
            }
            return "示例";
        }

        @Override
        public Set<Link> links() {
            return Set.of();
        }
    }

    private static ServiceDatabase schema() {
        ServiceDatabase database = Stores.serviceDatabase("things");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        return database;
    }

    private static HikariDataSource pool(ServiceDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.service().user());
        config.setPassword(database.service().password());
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private Book<Event, Sample> book() {
        return new Book<>("thing", new Wording("事物", "Thing"), "things", Event.class, Sample.class, 1,
                (before, recorded, journal) -> {
                    if (recorded.aggregateId().equals(poison.get())) {
                        throw new IllegalStateException("poison");
                    }
                    journal.count(THINGS);
                    return new Sample(recorded.aggregateId(), recorded.version(), journal.dimensions(),
                            journal.names(), journal.entries());
                });
    }

    private final class Instance implements AutoCloseable {
        final Ledger ledger = new Ledger(List.of(MEASURE));
        final Projections projections;
        final LedgerFollower follower;

        Instance() {
            Book<Event, Sample> book = book();
            Catalogue catalogue = new Catalogue(List.of(new ReportedLog("things", new Wording("事物", "Things"),
                    List.of(book), List.of(), List.of(MEASURE), List.of())));
            projections = new Projections(database, List.of(new LogSource("things", store, EventLog.of(engine))),
                    List.of(book.projection()), QUICK, new SimpleMeterRegistry(), InstantSource.system());
            follower = new LedgerFollower(ledger, catalogue, projections, new SimpleMeterRegistry());
            projections.start();
            follower.start();
            instances.add(this);
        }

        long count() {
            return ledger.figures(MEASURE, new Slice(DAY, ledger.knownAt(), null, Map.of(), List.of())).getFirst()
                    .entries();
        }

        @Override
        public void close() {
            follower.stop();
            projections.close();
        }
    }

    @AfterEach
    void stop() {
        instances.forEach(Instance::close);
        store.shutDown();
        pool.close();
        client.close();
    }

    private void happen(String id, long version) {
        store.publish(new GenericDomainEventMessage<>("sample.thing", id, version - 1, new Event.Counted(DAY),
                EventMetadata.of(ACTOR, "sample")));
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    @Test
    void every_instance_tells_what_any_of_them_has_stored() {
        happen("a", 1);
        Instance one = new Instance();
        Instance other = new Instance();
        until(() -> one.follower.isComplete() && other.follower.isComplete());
        assertThat(one.count()).isOne();
        assertThat(other.count()).isOne();
        happen("a", 2);
        happen("b", 1);
        until(() -> one.count() == 3 && other.count() == 3);
        assertThat(other.ledger.checksums()).isEqualTo(one.ledger.checksums());
        assertThat(other.ledger.knownAt()).isEqualTo(one.ledger.knownAt());
        assertThat(one.follower.lagSeconds()).isLessThan(30);
    }

    @Test
    void a_parked_event_that_is_applied_later_is_told_by_every_instance() {
        poison.set("a");
        happen("a", 1);
        Instance one = new Instance();
        Instance other = new Instance();
        until(() -> one.follower.isComplete() && other.follower.isComplete());
        for (int i = 1; i <= 40; i++) {
            happen("b", i);
        }
        until(() -> one.count() == 40 && other.count() == 40);
        poison.set("");
        assertThat(one.projections.retry("ledger-thing", "a").block()).isZero();
        until(() -> one.count() == 41 && other.count() == 41);
    }

    @Test
    void an_account_that_cannot_be_read_is_counted_and_harms_no_other() {
        happen("a", 1);
        happen("b", 1);
        Instance one = new Instance();
        until(() -> one.follower.isComplete());
        Mono.from(one.projections.collection(book().view()).updateOne(Filters.eq("_id", "a"),
                Updates.combine(Updates.set("entries", "nonsense"), Updates.set("_rev", "99")))).block();
        Instance other = new Instance();
        until(() -> other.follower.isComplete());
        assertThat(other.follower.failing()).isOne();
        assertThat(other.count()).isOne();
        happen("c", 1);
        until(() -> other.count() == 2 && one.count() == 3);
    }

    @Test
    void an_account_whose_reading_throws_an_error_is_counted_and_harms_no_other() {
        OVERFLOWING.set("a");
        try {
            happen("a", 1);
            happen("b", 1);
            Instance one = new Instance();
            until(() -> one.follower.isComplete() && one.count() == 1);
            assertThat(one.follower.failing()).isOne();
            happen("c", 1);
            until(() -> one.count() == 2);
        } finally {
            OVERFLOWING.set("");
        }
    }

    @Test
    void a_ledger_that_is_built_anew_is_the_same_ledger() {
        for (int i = 1; i <= 30; i++) {
            happen("t" + i, 1);
        }
        Instance one = new Instance();
        until(() -> one.follower.isComplete());
        List<Ledger.Checksum> before = one.ledger.checksums();
        Instant knownAt = one.ledger.knownAt();
        long generation = one.projections.list().getFirst().generation();
        one.projections.rebuild("ledger-thing").block();
        until(() -> one.projections.list().getFirst().generation() != generation);
        happen("new", 1);
        until(() -> one.ledger.knownAt().isAfter(knownAt));
        assertThat(one.ledger.size()).isEqualTo(before.getFirst().entries() + 1);
    }
}
