package govbackbone.kit.projection;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.Thing.Event;
import govbackbone.kit.projection.Thing.View;
import govbackbone.testkit.Stores;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole way: from concurrent transactions in PostgreSQL to documents. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionsOnPostgresTest {
    private static final Actor ACTOR = new Actor("sample", "示例", null, Set.of());

    @Test
    void what_concurrent_writers_commit_is_folded_and_parked_events_are_found_again_in_the_log() throws Exception {
        ServiceDatabase schema = LedgerService.schema();
        try (HikariDataSource pool = LedgerService.pool(schema, schema.service(), 6); Rig rig = new Rig()) {
            PostgresEventStorageEngine engine = new PostgresEventStorageEngine(pool,
                    new EventJson(List.of(Event.class), List.of()));
            EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
            EventLog log = EventLog.of(engine);
            try (Projections projections = new Projections(rig.database, List.of(new LogSource("test", store, log)),
                    List.of(Thing.things(1, (view, recorded) -> {
                        if (view == null && recorded.aggregateId().equals("w0-a") && recorded.version() == 1) {
                            throw new IllegalStateException("poison");
                        }
                        return Thing.fold(view, recorded);
                    }), Thing.groups()), Rig.QUICK, rig.meters, InstantSource.system())) {
                projections.start();
                List<Thread> writers = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    int number = writer;
                    writers.add(Thread.ofPlatform().start(() -> write(store, number)));
                }
                for (Thread writer : writers) {
                    writer.join();
                }
                LogPosition head = log.head();
                Rig.until(() -> projections.list().stream()
                        .allMatch(status -> head.equals(status.positions().get("test"))
                                && Objects.equals(status.lagEvents(), 0L)));

                assertThat(log.countAfter(LogPosition.START, 1_000)).isEqualTo(4 * 2 * 30);
                assertThat(log.countAfter(LogPosition.START, 10)).isEqualTo(10);
                assertThat(log.countAfter(head, 10)).isZero();
                assertThat(Rig.views(projections, Thing.VIEW)).hasSize(7)
                        .allSatisfy(view -> assertThat(view.labels()).hasSize(30));
                assertThat(projections.parked("thing-view").count().block()).isEqualTo(30);

                assertThat(projections.evict("thing-view", "w0-a").block()).isZero();
                assertThat(Rig.views(projections, Thing.VIEW)).filteredOn(view -> view.id().equals("w0-a"))
                        .extracting(View::version).containsExactly(30L);
                assertThat(Rig.views(projections, Thing.COUNT)).extracting(Thing.Count::members)
                        .satisfies(members -> assertThat(members.stream().mapToLong(Long::longValue).sum())
                                .isEqualTo(4 * 2 * 30));
            } finally {
                store.shutDown();
            }
        }
    }

    @Test
    void what_an_open_transaction_keeps_from_readers_counts_as_lag() throws Exception {
        ServiceDatabase schema = LedgerService.schema();
        try (HikariDataSource pool = LedgerService.pool(schema, schema.service(), 6); Rig rig = new Rig()) {
            PostgresEventStorageEngine engine = new PostgresEventStorageEngine(pool,
                    new EventJson(List.of(Event.class), List.of()));
            EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
            try (Projections projections = new Projections(rig.database,
                    List.of(new LogSource("test", store, EventLog.of(engine))), List.of(Thing.groups()), Rig.QUICK,
                    rig.meters, InstantSource.system());
                    Connection other = Stores.superuser().getConnection();
                    Statement statement = other.createStatement()) {
                projections.start();
                Rig.until(() -> projections.caughtUp() && projections.settled().moment().isAfter(Instant.EPOCH));
                other.setAutoCommit(false);
                statement.execute("SELECT pg_current_xact_id()");
                store.publish(new GenericDomainEventMessage<>("test.thing", "t-1", 0, new Event.Labelled("a"),
                        EventMetadata.of(ACTOR, "sample")));
                Rig.until(() -> Objects.requireNonNullElse(projections.list().getFirst().lagSeconds(), 0.0) > 0.1);
                Instant meanwhile = projections.settled().moment();
                other.rollback();
                Rig.until(() -> Objects.equals(projections.list().getFirst().lagSeconds(), 0.0));
                Rig.until(() -> projections.settled().moment().isAfter(meanwhile));
            } finally {
                store.shutDown();
            }
        }
    }

    @Test
    void transactions_are_ordered_as_numbers() throws Exception {
        ServiceDatabase schema = LedgerService.schema();
        try (HikariDataSource pool = LedgerService.pool(schema, schema.service(), 2)) {
            PostgresEventStorageEngine engine = new PostgresEventStorageEngine(pool,
                    new EventJson(List.of(Event.class), List.of()));
            for (long sequence = 0; sequence < 3; sequence++) {
                engine.appendEvents(new GenericDomainEventMessage<>("test.thing", "t-1", sequence,
                        new Event.Labelled("a"), EventMetadata.of(ACTOR, "sample")));
            }
            new JdbcTemplate(Stores.superuser())
                    .update("UPDATE %s.event SET txid = (ARRAY['9', '10', '100'])[sequence + 1]::xid8"
                            .formatted(schema.schema()));
            EventLog log = EventLog.of(engine);

            assertThat(log.after(LogPosition.START, 10)).extracting(recorded -> recorded.position().transaction())
                    .containsExactly(9L, 10L, 100L);
            assertThat(log.after(log.after(LogPosition.START, 1).getLast().position(), 10)).hasSize(2);
            assertThat(log.head().transaction()).isEqualTo(100);
        }
    }

    private static void write(EmbeddedEventStore store, int writer) {
        Random random = new Random(writer);
        long[] next = new long[2];
        while (next[0] + next[1] < 60) {
            int which = next[0] == 30 ? 1 : next[1] == 30 ? 0 : random.nextInt(2);
            store.publish(new GenericDomainEventMessage<>("test.thing", "w" + writer + "-" + (char) ('a' + which),
                    next[which]++, new Event.Labelled("l" + random.nextInt(1_000)),
                    EventMetadata.of(ACTOR, "sample")));
        }
    }
}
