package govbackbone.kit.reaction;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.AxonCommands;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.TimeOrderedIds;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.LogSource;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.projection.ProjectionSettings;
import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.ProjectionStatus.State;
import govbackbone.kit.projection.Projections;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.ViewType;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two releases on one log and one database of views, side by side and one after the other: only one knows of counting. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoReleasesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private static final ProjectionSettings QUICK = new ProjectionSettings(7, 2, 2, Duration.ofMillis(500),
            Duration.ofMillis(20), Duration.ofMillis(100));
    private static final MongoClient CLIENT = MongoClients.create(Stores.mongo().uri());
    private static final ViewType<Stock> STOCKS = new ViewType<>("stocks", Stock.class);

    private final ServiceDatabase schema = LedgerService.schema();
    private final MongoDatabase views;
    private final List<Release<?>> open = new ArrayList<>();

    TwoReleasesTest() {
        MongoDatabaseAddress address = Stores.mongo();
        views = CLIENT.getDatabase(address.database());
    }

    /** What may happen to a depot, as the older release knows it. */
    @AggregateEvents("test.depot")
    sealed interface Before extends DomainEvent {
        @EventType("test.DepotOpened")
        record Opened(LocalDate effectiveOn) implements Before {}

        @EventType("test.DepotStored")
        record Stored(LocalDate effectiveOn, int amount) implements Before {}
    }

    /** The same, as the newer release knows it. */
    @AggregateEvents("test.depot")
    sealed interface After extends DomainEvent {
        @EventType("test.DepotOpened")
        record Opened(LocalDate effectiveOn) implements After {}

        @EventType("test.DepotStored")
        record Stored(LocalDate effectiveOn, int amount) implements After {}

        @EventType("test.DepotCounted")
        record Counted(LocalDate effectiveOn, int amount) implements After {}
    }

    @CommandApi(collection = "depots")
    sealed interface Command {
        @Creates
        record Open() implements Command {}

        record Store(int amount) implements Command {}

        record Count(int amount) implements Command {}
    }

    @Readers(Role.AUDITOR)
    record Stock(String id, long version, int amount) {}

    private Release<Before> older() {
        return release(Before.class, 1, command -> switch (command) {
            case Command.Open _ -> new Before.Opened(DAY);
            case Command.Store(int amount) -> new Before.Stored(DAY, amount);
            case Command.Count _ -> throw new IllegalStateException("Not known to this release");
        }, (stock, event) -> switch (event) {
            case Before.Opened _ -> 0;
            case Before.Stored(_, int amount) -> stock + amount;
        });
    }

    private Release<After> newer(int revision) {
        return release(After.class, revision, command -> switch (command) {
            case Command.Open _ -> new After.Opened(DAY);
            case Command.Store(int amount) -> new After.Stored(DAY, amount);
            case Command.Count(int amount) -> new After.Counted(DAY, amount);
        }, (stock, event) -> switch (event) {
            case After.Opened _ -> 0;
            case After.Stored(_, int amount) -> stock + amount;
            case After.Counted(_, int amount) -> amount;
        });
    }

    private <E extends DomainEvent> Release<E> release(Class<E> events, int revision,
            Function<Command, E> decide, BiFunction<Integer, E, Integer> evolve) {
        Release<E> release = new Release<>(events, revision, decide, evolve);
        open.add(release);
        return release;
    }

    @AfterEach
    void close() {
        open.forEach(Release::close);
    }

    @Test
    void an_older_release_lets_stand_what_it_cannot_read_and_goes_on_with_everything_else() {
        Release<Before> old = older().start();
        Release<After> writer = newer(1);
        String counted = old.open();
        String other = old.open();
        writer.give(counted, new Command.Count(7));
        old.give(other, new Command.Store(3));

        until(() -> old.amount(other) == 3);
        eventually(() -> assertThat(old.projections.parked("stock-view").collectList().block()).singleElement()
                .satisfies(parked -> {
                    assertThat(parked.documentId()).isEqualTo(counted);
                    assertThat(parked.type()).isEqualTo("test.DepotCounted");
                    assertThat(parked.message()).contains("this release knows no such event");
                }));
        eventually(() -> assertThat(old.notes(other)).isEqualTo(2));
        eventually(() -> assertThat(old.reactions.parked("note", 10)).singleElement()
                .satisfies(parked -> assertThat(parked.type()).isEqualTo("test.DepotCounted")));
        assertThat(old.reactions.list()).hasSize(1);
        until(() -> old.status().state() == State.LIVE && Objects.equals(old.status().lagEvents(), 0L));
        until(() -> old.meters.find("backbone.log.unreadable").tags("log", "depot", "type", "test.DepotCounted")
                .functionCounter() != null);
    }

    @Test
    void what_an_older_release_cannot_read_it_does_not_decide_on_and_tells_as_such() {
        Release<Before> old = older();
        String counted = old.open();
        newer(1).give(counted, new Command.Count(7));

        assertThatThrownBy(() -> old.give(counted, new Command.Store(1))).isInstanceOf(CommandFailure.Unreadable.class);
        assertThatThrownBy(() -> old.log.history(old.type, counted)).isInstanceOf(UnreadableHistory.class);
        assertThat(old.log.found(old.type, counted)).extracting(Recorded::event).element(1).isInstanceOfSatisfying(
                UnreadableEvent.class, event -> assertThat(event.effectiveOn()).isEqualTo(DAY));
        assertThat(old.give(old.open(), new Command.Store(1))).isEqualTo(2);
    }

    @Test
    void what_an_older_release_let_stand_a_newer_one_deals_with_by_itself() {
        Release<Before> old = older().start();
        String counted = old.open();
        Release<After> next = newer(1);
        next.give(counted, new Command.Count(7));
        old.give(old.open(), new Command.Store(3));
        until(() -> old.status().parked() == 1);
        eventually(() -> assertThat(old.reactions.parked("note", 10)).hasSize(1));

        next.start();
        until(() -> next.amount(counted) == 7 && next.status().parked() == 0);
        old.close();
        eventually(() -> assertThat(next.notes(counted)).isEqualTo(2));
        eventually(() -> assertThat(next.reactions.parked("note", 10)).isEmpty());
    }

    @Test
    void an_instance_that_cannot_read_leaves_the_reaction_to_one_that_can() {
        Release<Before> old = older().start();
        eventually(() -> assertThat(old.holder()).isNotNull());
        String holder = old.holder();
        Release<After> next = newer(1).start();
        String counted = next.open();
        next.give(counted, new Command.Count(7));

        eventually(() -> assertThat(next.notes(counted)).isEqualTo(2));
        assertThat(next.holder()).isNotNull().isNotEqualTo(holder);
    }

    @Test
    void forward_and_back_and_forward_again() {
        Release<Before> old = older().start();
        String counted = old.open();
        String other = old.open();
        until(() -> old.status().state() == State.LIVE);
        Release<After> next = newer(2).start();
        until(() -> next.status().state() == State.LIVE);
        next.give(counted, new Command.Count(7));
        until(() -> next.amount(counted) == 7);
        until(() -> old.status().state() == State.OUTDATED && Objects.equals(old.status().lagEvents(), 0L));
        old.close();
        next.close();

        Release<Before> back = older().start();
        back.give(other, new Command.Store(4));
        until(() -> {
            ProjectionStatus status = back.status();
            Double lag = status.lagSeconds();
            return status.state() == State.OUTDATED && lag != null && lag > 0;
        });
        until(() -> back.status().state() == State.LIVE);
        assertThat(back.amount(other)).isEqualTo(4);
        assertThat(back.amount(counted)).as("stands before what cannot be read").isZero();
        until(() -> back.status().parked() == 1);

        Release<After> again = newer(2).start();
        until(() -> again.status().state() == State.LIVE && again.amount(counted) == 7);
        assertThat(again.amount(other)).isEqualTo(4);
        until(() -> again.status().parked() == 0);
    }

    @Test
    void a_payload_of_another_shape_lets_its_aggregate_stand_and_no_other() {
        Release<Before> old = older().start();
        String odd = old.open();
        JdbcClient.create(old.pool).sql("""
                INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
                VALUES (1, gen_random_uuid(), 1, 'test.DepotStored', 'test.depot', ?, '{"amount":[1]}',
                    '{"subject":"s","name":"n","correlationId":"c"}')""").param(odd).update();
        String other = old.open();
        old.give(other, new Command.Store(3));

        until(() -> old.amount(other) == 3 && old.status().parked() == 1);
        eventually(() -> assertThat(old.notes(other)).isEqualTo(2));
        assertThat(old.reactions.list()).hasSize(1);
        assertThat(old.status().state()).isEqualTo(State.LIVE);
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** One instance of a release: what it writes, and what it reads once it is started. */
    private final class Release<E extends DomainEvent> implements AutoCloseable {
        private final HikariDataSource pool;
        private final EmbeddedEventStore store;
        private final EventLog log;
        private final AxonCommands commands;
        private final AggregateType<Command, Integer, E> type;
        private final Projections projections;
        private final Reactions reactions;
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private boolean closed;

        Release(Class<E> events, int revision, Function<Command, E> decide,
                BiFunction<Integer, E, Integer> evolve) {
            type = new AggregateType<>("test.depot", Command.class, events, 0,
                    (state, command, context) -> List.of(decide.apply(command)), evolve,
                    state -> new Standing<>("OPEN", Set.of()), event -> List.of(), state -> List.of());
            pool = LedgerService.pool(schema, schema.service(), 8);
            PostgresEventStorageEngine engine = new PostgresEventStorageEngine(pool,
                    new EventJson(List.of(events), List.of()), List.of(type));
            store = EventStoreConfiguration.eventStoreOver(engine);
            log = EventLog.of(engine);
            commands = new AxonCommands(List.of(type), store, pool, WorkingCalendars::published, Clock.systemUTC(),
                    new TimeOrderedIds(Clock.systemUTC(), new SecureRandom()), () -> null,
                    AxonCommands.Limits.DEFAULT);
            LogSource source = new LogSource("depot", store, log);
            projections = new Projections(views, List.of(source), List.of(new Projection<>("stock-view", revision,
                    STOCKS, events, Recorded::aggregateId, (stock, recorded) -> new Stock(recorded.aggregateId(),
                            recorded.version(), evolve.apply(stock == null ? 0 : stock.amount(), recorded.event())))),
                    QUICK, meters, Clock.systemUTC());
            reactions = new Reactions(List.of(new Reaction<>("note", "depot", events, this::note)), List.of(source),
                    commands, pool, Clock.systemUTC(), meters, Mirror.QUICK);
        }

        /** A depot of its own for every event. */
        private List<Consequence<?>> note(Recorded<E> recorded) {
            return recorded.aggregateId().startsWith("note-")
                    ? List.of()
                    : List.of(new Consequence<>(type, noteOf(recorded.aggregateId(), recorded.version()),
                            new Command.Open()));
        }

        private static String noteOf(String id, long version) {
            return "note-" + id + "-" + version;
        }

        Release<E> start() {
            projections.start();
            reactions.start();
            return this;
        }

        String open() {
            String id = UUID.randomUUID().toString();
            give(id, new Command.Open());
            return id;
        }

        /** The version after it. */
        long give(String id, Command command) {
            return Objects.requireNonNull(commands.submit(new Submission<>(type, id, command, Actor.BACKBONE, null,
                    null, "test")).block()).version();
        }

        long notes(String id) {
            return List.of(1L, 2L, 3L).stream().filter(version -> !log.found(type, noteOf(id, version)).isEmpty())
                    .count();
        }

        /** What the view shows; -1 for nothing. */
        int amount(String id) {
            Document stock = Mono.from(projections.collection(STOCKS).find(new Document("_id", id)).first()).block();
            return stock == null || stock.containsKey("_gone") ? -1 : projections.read(STOCKS, stock).amount();
        }

        ProjectionStatus status() {
            return projections.list().getFirst();
        }

        @Nullable
        String holder() {
            return reactions.list().getFirst().holder();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                reactions.stop();
                projections.close();
                commands.close();
                store.shutDown();
                pool.close();
            }
        }
    }
}
