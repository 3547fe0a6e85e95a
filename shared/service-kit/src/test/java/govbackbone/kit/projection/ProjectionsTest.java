package govbackbone.kit.projection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import govbackbone.events.notice.NoticeEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.FaultyDatabase.Effect;
import govbackbone.kit.projection.ProjectionStatus.State;
import govbackbone.kit.projection.Thing.Count;
import govbackbone.kit.projection.Thing.Event;
import govbackbone.kit.projection.Thing.View;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionsTest {
    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void what_is_read_from_is_not_dropped_by_anybody_before_the_reading_ends() {
        rig.log.append("t-1", new Event.Labelled("a"));
        ProjectionSettings patient = new ProjectionSettings(7, 2, 2, Duration.ofMillis(500), Duration.ofMillis(20),
                Duration.ofSeconds(1));
        Projections reader = rig.start(patient, rig.database, Thing.things());
        Projections other = rig.start(patient, rig.database, Thing.things());
        rig.settle(reader);
        Sinks.Empty<Document> end = Sinks.empty();
        String read = reader.collection(Thing.VIEW).getNamespace().getCollectionName();
        Disposable reading = reader.reading(Thing.VIEW, collection -> end.asMono()).subscribe();

        String dropped = rebuilt(other, read);
        rebuilt(other, dropped);
        Rig.until(() -> !collections().contains(dropped));
        assertThat(collections()).as("retired before the one that is gone").contains(read);

        end.tryEmitEmpty();
        Rig.until(() -> !collections().contains(read));
        assertThat(reading.isDisposed()).isTrue();
    }

    private List<String> collections() {
        return Await.all(rig.database.listCollectionNames());
    }

    /** Serves another collection than that one. */
    private static String rebuilt(Projections projections, String served) {
        projections.rebuild("thing-view").block();
        Rig.until(() -> !projections.collection(Thing.VIEW).getNamespace().getCollectionName().equals(served));
        return projections.collection(Thing.VIEW).getNamespace().getCollectionName();
    }

    @Test
    void views_follow_the_log_and_unrelated_events_do_not_hold_them_up() {
        rig.log.append("t-1", new Event.Labelled("a"));
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);
        rig.log.append("t-1", new Event.Labelled("b"));
        rig.log.append("other", new Thing.Unrelated());
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label, View::version, View::labels)
                .containsExactly(tuple("b", 2L, List.of("a", "b")));
        ProjectionStatus status = projections.list().getFirst();
        assertThat(status.state()).isEqualTo(State.LIVE);
        assertThat(status.lagEvents()).isZero();
        assertThat(status.segments()).isEqualTo(2);
    }

    @Test
    void a_view_that_its_fold_takes_away_leaves_a_tombstone_and_can_come_back() {
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.append("t-1", new Event.Removed());
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);

        assertThat(Rig.document(projections, Thing.VIEW, "t-1")).containsOnlyKeys("_id", "_gone", "_meta", "_rev");

        rig.log.append("t-1", new Event.Labelled("c"));
        rig.settle(projections);
        assertThat(Rig.document(projections, Thing.VIEW, "t-1")).doesNotContainKey("_gone").containsEntry("version",
                3L);
    }

    @Test
    void a_batch_delivered_again_after_a_crash_between_documents_and_token_changes_nothing() {
        randomLog(new Random(1), 60);
        FaultyDatabase faulty = new FaultyDatabase(rig.database);
        AtomicInteger tokensLost = new AtomicInteger();
        faulty.breakAt((collection, operation) -> collection.equals("projection_tokens")
                && operation.equals("updateOne") && tokensLost.getAndIncrement() < 2
                        ? Effect.LOST_BEFORE
                        : Effect.NONE);

        Projections projections = rig.start(Rig.QUICK, faulty.database(), Thing.things(), Thing.groups());
        rig.settle(projections);

        assertThat(tokensLost).hasValueGreaterThan(2);
        assertAsFolded(projections);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void killed_anywhere_and_started_again_the_documents_are_what_the_log_folds_to(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < 8; life++) {
            randomLog(random, 40);
            FaultyDatabase dying = new FaultyDatabase(rig.database);
            AtomicInteger operationsLeft = new AtomicInteger(5 + random.nextInt(60));
            Effect last = random.nextBoolean() ? Effect.LOST_BEFORE : Effect.LOST_AFTER;
            dying.breakAt((collection, operation) -> {
                int left = operationsLeft.decrementAndGet();
                return left > 0 ? Effect.NONE : left == 0 ? last : Effect.LOST_BEFORE;
            });
            ProjectionSettings settings = new ProjectionSettings(1 + random.nextInt(20), 2, 2, Duration.ofMillis(100),
                    Duration.ofMillis(20), Duration.ofMillis(100));
            Projections victim = rig.start(settings, dying.database(), Thing.things(), Thing.groups());
            Rig.until(() -> operationsLeft.get() <= 0);
            victim.close();
        }
        Projections survivor = rig.start(Thing.things(), Thing.groups());
        rig.settle(survivor);

        assertAsFolded(survivor);
    }

    @Test
    void an_instance_that_wakes_up_after_its_claim_was_taken_over_cannot_undo_what_its_successor_wrote()
            throws Exception {
        FaultyDatabase first = new FaultyDatabase(rig.database);
        randomLog(new Random(3), 40);
        rig.settle(rig.start(Rig.QUICK, first.database(), Thing.things(), Thing.groups()));
        CountDownLatch suspended = new CountDownLatch(1);
        CountDownLatch resumed = new CountDownLatch(1);
        AtomicInteger afterwards = new AtomicInteger();
        first.breakAt((collection, operation) -> {
            if (suspended.getCount() == 0 || (collection.startsWith("sample") && operation.equals("bulkWrite"))) {
                suspended.countDown();
                await(resumed);
                afterwards.incrementAndGet();
            }
            return Effect.NONE;
        });
        randomLog(new Random(4), 20);
        suspended.await();

        Projections successor = rig.start(Thing.things(), Thing.groups());
        rig.settle(successor);
        randomLog(new Random(5), 20);
        rig.settle(successor);
        resumed.countDown();
        Rig.until(() -> afterwards.get() > 20);

        assertAsFolded(successor);
        assertThat(rig.meters.get("backbone.projection.holes").tag("projection", "thing-view").counter().count())
                .isZero();
    }

    @Test
    void a_poison_event_parks_its_document_only_and_a_retry_after_the_fix_loses_nothing() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            if (broken.get() && recorded.event().equals(new Event.Labelled("poison"))) {
                throw new IllegalStateException("cannot fold poison");
            }
            return Thing.fold(view, recorded);
        }));
        rig.log.append("sick", new Event.Labelled("a"));
        rig.log.append("sick", new Event.Labelled("poison"));
        rig.log.append("new", new Event.Labelled("poison"));
        rig.log.append("well", new Event.Labelled("x"));
        rig.settle(projections);
        rig.log.append("sick", new Event.Labelled("behind"));
        rig.log.append("well", new Event.Labelled("y"));
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::id, View::label)
                .containsExactly(tuple("sick", "a"),
                        tuple("well", "y"));
        List<ParkedEvent> parked = Objects.requireNonNull(projections.parked("thing-view").collectList().block());
        assertThat(parked).extracting(ParkedEvent::documentId, ParkedEvent::version, ParkedEvent::type,
                ParkedEvent::message).containsExactly(
                        tuple("new", 1L, "test.Labelled", "cannot fold poison"),
                        tuple("sick", 2L, "test.Labelled", "cannot fold poison"),
                        tuple("sick", 3L, "test.Labelled", null));
        Rig.until(() -> projections.list().getFirst().parked() == 3);

        assertThat(projections.retry("thing-view", "sick").block()).isEqualTo(2);
        broken.set(false);
        assertThat(projections.retry("thing-view", "sick").block()).isZero();
        assertThat(projections.retry("thing-view", "new").block()).isZero();
        rig.log.append("sick", new Event.Labelled("after"));
        rig.settle(projections);

        assertThat(projections.parked("thing-view").collectList().block()).isEmpty();
        assertThat(Rig.hash(projections, Thing.VIEW)).isEqualTo(cleanHash());
    }

    @Test
    void parked_events_that_are_delivered_again_are_parked_once() {
        AtomicBoolean broken = new AtomicBoolean(true);
        FaultyDatabase faulty = new FaultyDatabase(rig.database);
        AtomicBoolean parked = new AtomicBoolean();
        AtomicBoolean lost = new AtomicBoolean();
        faulty.breakAt((collection, operation) -> {
            if (collection.equals("parked_events") && operation.equals("bulkWrite")) {
                parked.set(true);
            }
            return parked.get() && collection.equals("projection_tokens") && operation.equals("updateOne")
                    && lost.compareAndSet(false, true) ? Effect.LOST_BEFORE : Effect.NONE;
        });
        for (String label : List.of("a", "poison", "c", "d")) {
            rig.log.append("t-1", new Event.Labelled(label));
        }
        Projections projections = rig.start(Rig.QUICK, faulty.database(), Thing.things(1, (view, recorded) -> {
            if (broken.get() && recorded.event().equals(new Event.Labelled("poison"))) {
                throw new IllegalStateException();
            }
            return Thing.fold(view, recorded);
        }));
        rig.settle(projections);

        assertThat(Objects.requireNonNull(Rig.document(projections, Thing.VIEW, "t-1")).getString("_rev"))
                .isEqualTo("1+3");
        broken.set(false);
        assertThat(projections.retry("thing-view", "t-1").block()).isZero();
        assertThat(Rig.hash(projections, Thing.VIEW)).isEqualTo(cleanHash());
    }

    @Test
    void evicting_gives_up_the_first_parked_event_and_applies_those_behind_it() {
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            if (recorded.event().equals(new Event.Labelled("poison"))) {
                throw new IllegalStateException();
            }
            return Thing.fold(view, recorded);
        }));
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.append("t-1", new Event.Labelled("poison"));
        rig.log.append("t-1", new Event.Labelled("c"));
        rig.settle(projections);

        assertThat(projections.evict("thing-view", "t-1").block()).isZero();
        rig.log.append("t-1", new Event.Labelled("d"));
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::labels)
                .containsExactly(List.of("a", "c", "d"));
        assertThat(projections.retry("thing-view", "t-1").block()).isZero();
    }

    @Test
    void a_view_that_cannot_be_stored_is_poison_too() {
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            View next = Objects.requireNonNull(Thing.fold(view, recorded));
            return recorded.event().equals(new Event.Labelled("huge"))
                    ? withLabel(next, "x".repeat(17 << 20))
                    : recorded.event().equals(new Event.Labelled("stranger")) ? withId(next, "somebody else") : next;
        }));
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.append("t-1", new Event.Labelled("huge"));
        rig.log.append("t-2", new Event.Labelled("stranger"));
        rig.log.append("t-3", new Event.Labelled("b"));
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("a", "b");
        assertThat(projections.parked("thing-view").map(ParkedEvent::documentId).collectList().block())
                .containsExactly("t-1", "t-2");
    }

    @Test
    void an_event_whose_document_cannot_be_told_is_parked_under_its_aggregate() {
        Projections projections = rig.start(new Projection<>("thing-view", 1, Thing.VIEW, Event.class, recorded -> {
            if (recorded.event().equals(new Event.Labelled("?"))) {
                throw new IllegalStateException();
            }
            return recorded.aggregateId();
        }, Thing::fold));
        rig.log.append("t-1", new Event.Labelled("?"));
        rig.log.append("t-2", new Event.Labelled("a"));
        rig.settle(projections);

        assertThat(projections.parked("thing-view").map(ParkedEvent::documentId).collectList().block())
                .containsExactly("t-1");
        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::id).containsExactly("t-2");
    }

    @Test
    void a_missing_version_of_an_aggregate_raises_an_alarm_and_is_not_folded_over() {
        Projections projections = rig.start(Thing.things());
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.lose("t-1");
        rig.log.append("t-1", new Event.Labelled("c"));
        rig.settle(projections);

        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::label).containsExactly("a");
        assertThat(rig.meters.get("backbone.projection.holes").counter().count()).isEqualTo(1);
        assertThat(projections.parked("thing-view").map(parked -> String.valueOf(parked.error())).collectList().block())
                .containsExactly(Folding.VersionGap.class.getName());
    }

    @Test
    void a_dropped_database_is_built_again_without_a_restart() {
        randomLog(new Random(7), 50);
        Projections projections = rig.start(Thing.things(), Thing.groups());
        rig.settle(projections);
        String before = Rig.hash(projections, Thing.VIEW);
        long generation = projections.list().getFirst().generation();

        Await.first(rig.database.drop());
        Rig.until(() -> projections.list().getFirst().generation() > generation);
        rig.settle(projections);

        assertThat(Rig.hash(projections, Thing.VIEW)).isEqualTo(before);
        assertAsFolded(projections);
    }

    @Test
    void dropped_tokens_or_a_dropped_collection_are_noticed() {
        randomLog(new Random(8), 50);
        Projections projections = rig.start(Thing.things(), Thing.groups());
        rig.settle(projections);
        long generation = projections.list().getFirst().generation();

        Await.first(rig.database.getCollection("projection_tokens").drop());
        Rig.until(() -> Await.result(rig.database.getCollection("projection_tokens").countDocuments()) == 4);
        rig.settle(projections);
        assertAsFolded(projections);

        Await.first(projections.collection(Thing.VIEW).drop());
        Rig.until(() -> projections.list().getFirst().generation() > generation);
        rig.settle(projections);
        assertAsFolded(projections);
    }

    @Test
    void rebuilding_with_other_batches_and_segments_gives_the_same_bytes() {
        randomLog(new Random(9), 120);
        Projections projections = rig.start(Thing.things(), Thing.groups());
        rig.settle(projections);
        List<String> before = hashes(projections);
        projections.close();
        Await.first(rig.database.drop());

        Projections other = rig.start(new ProjectionSettings(50, 4, 3, Duration.ofMillis(500), Duration.ofMillis(20),
                Duration.ofMillis(100)), rig.database, Thing.things(), Thing.groups());
        rig.settle(other);
        assertThat(hashes(other)).isEqualTo(before);

        long generation = Objects.requireNonNull(other.rebuild("group-view").block());
        Rig.until(() -> other.list().get(1).generation() == generation);
        assertThat(hashes(other)).isEqualTo(before);
    }

    @Test
    void readers_are_served_while_a_view_is_rebuilt_and_nothing_of_the_old_generation_stays() {
        randomLog(new Random(10), 60);
        CountDownLatch reachedRebuild = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean hold = new AtomicBoolean();
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            if (hold.get()) {
                reachedRebuild.countDown();
                await(mayGoOn);
            }
            return Thing.fold(view, recorded);
        }));
        rig.settle(projections);
        List<View> before = Rig.views(projections, Thing.VIEW);
        hold.set(true);
        long building = Objects.requireNonNull(projections.rebuild("thing-view").block());
        await(reachedRebuild);

        Rig.until(() -> projections.list().getFirst().state() == State.REBUILDING);
        assertThat(projections.list().getFirst().generation()).isNotEqualTo(building);
        assertThat(projections.rebuild("thing-view").block()).isEqualTo(building);
        assertThat(Rig.views(projections, Thing.VIEW)).isEqualTo(before);
        mayGoOn.countDown();
        Rig.until(() -> {
            assertThat(Rig.views(projections, Thing.VIEW)).isEqualTo(before);
            return projections.list().getFirst().generation() == building;
        });

        Rig.until(() -> Await.all(rig.database.listCollectionNames()).stream()
                .filter(name -> name.startsWith("sample_things_")).toList()
                .equals(List.of("sample_things_" + building)));
        Rig.until(() -> Await.result(rig.database.getCollection("projection_tokens").countDocuments()) == 2);
    }

    @Test
    void a_higher_revision_is_built_beside_the_older_one_which_older_instances_keep_alive() {
        rig.log.append("t-1", new Event.Labelled("a"));
        Projections older = rig.start(Thing.things());
        rig.settle(older);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Projections newer = rig.start(Thing.things(2, (view, recorded) -> {
            await(mayGoOn);
            View next = Thing.fold(view, recorded);
            return next == null ? null : withLabel(next, next.label() + "!");
        }));
        Rig.until(() -> newer.list().getFirst().building() != null);
        rig.log.append("t-1", new Event.Labelled("b"));
        rig.settle(older, true);
        assertThat(newer.caughtUp()).isFalse();
        assertThat(Rig.views(newer, Thing.VIEW)).extracting(View::label).containsExactly("b");

        mayGoOn.countDown();
        Rig.until(newer::caughtUp);
        Rig.until(() -> older.list().getFirst().generation() == newer.list().getFirst().generation());
        assertThat(Rig.views(newer, Thing.VIEW)).extracting(View::label).containsExactly("b!");
        assertThat(Rig.views(older, Thing.VIEW)).extracting(View::label).containsExactly("b!");
        assertThatThrownBy(() -> older.rebuild("thing-view").block()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_rebuild_that_was_asked_for_is_told_at_once() {
        rig.log.append("t-1", new Event.Labelled("a"));
        CountDownLatch mayGoOn = new CountDownLatch(1);
        AtomicBoolean rebuilding = new AtomicBoolean();
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            if (rebuilding.get()) {
                await(mayGoOn);
            }
            return Thing.fold(view, recorded);
        }));
        rig.settle(projections);
        rebuilding.set(true);

        Long generation = projections.rebuild("thing-view").block();
        assertThat(projections.list().getFirst().state()).isEqualTo(ProjectionStatus.State.REBUILDING);
        assertThat(projections.list().getFirst().building()).isEqualTo(generation);
        mayGoOn.countDown();
        Rig.until(() -> projections.list().getFirst().state() == ProjectionStatus.State.LIVE);
    }

    @Test
    void what_is_not_known_is_not_zero() {
        FaultyDatabase faulty = new FaultyDatabase(rig.database);
        faulty.breakAt((collection, operation) -> Effect.LOST_BEFORE);
        Projections projections = rig.start(Rig.QUICK, faulty.database(), Thing.things());

        Rig.until(() -> projections.list().getFirst().state() == ProjectionStatus.State.FAILING);
        assertThat(projections.list().getFirst().lagSeconds()).isNull();
        assertThat(gauge("backbone.projection.lag")).isNaN();
        assertThat(gauge("backbone.projection.lag.events")).isNaN();
    }

    @Test
    void an_instance_that_gets_nowhere_leaves_its_segments_to_another_one() {
        TestLog unseen = new TestLog(InstantSource.system());
        Projections blind = new Projections(rig.database,
                List.of(new LogSource("test", unseen, rig.log)), List.of(Thing.things()), Rig.QUICK,
                new SimpleMeterRegistry(), InstantSource.system());
        try (blind) {
            blind.start();
            Rig.until(() -> blind.list().getFirst().segments() == 2);
            rig.log.append("t-1", new Event.Labelled("a"));
            rig.log.append("t-2", new Event.Labelled("b"));
            Projections seeing = rig.start(Thing.things());

            Rig.until(() -> Rig.views(seeing, Thing.VIEW).size() == 2);
            Rig.until(() -> seeing.list().getFirst().segments() == 2);
        }
    }

    @Test
    void the_lag_of_a_stuck_projection_grows_and_is_zero_again_once_it_has_caught_up() {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Projections projections = rig.start(Thing.things(1, (view, recorded) -> {
            await(mayGoOn);
            return Thing.fold(view, recorded);
        }));
        Rig.until(projections::caughtUp);
        rig.log.append("t-1", new Event.Labelled("a"));
        rig.log.append("t-2", new Event.Labelled("b"));

        Rig.until(() -> gauge("backbone.projection.lag") > 0.2);
        double lag = gauge("backbone.projection.lag");
        assertThat(gauge("backbone.projection.lag.events")).isEqualTo(2);
        Rig.until(() -> gauge("backbone.projection.lag") > lag + 0.2);

        mayGoOn.countDown();
        Rig.until(() -> gauge("backbone.projection.lag") == 0);
        assertThat(gauge("backbone.projection.lag.events")).isZero();
        assertThat(gauge("backbone.projection.segments.claimed")).isEqualTo(2);
        assertThat(rig.meters.get("backbone.projection.events").counter().count()).isEqualTo(2);
    }

    @Test
    void the_lag_of_stopped_processors_grows() {
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);
        FaultyDatabase faulty = new FaultyDatabase(rig.database);
        SimpleMeterRegistry observer = new SimpleMeterRegistry();
        projections.close();
        rig.log.append("t-1", new Event.Labelled("a"));
        faulty.breakAt((collection, operation) -> operation.equals("findOneAndUpdate")
                ? Effect.LOST_BEFORE
                : Effect.NONE);
        try (Projections cannotClaim = new Projections(faulty.database(), List.of(rig.log.source("test")),
                List.of(Thing.things()), Rig.QUICK, observer, InstantSource.system())) {
            cannotClaim.start();
            Rig.until(() -> observer.get("backbone.projection.lag").gauge().value() > 0.1);
            double lag = observer.get("backbone.projection.lag").gauge().value();
            Rig.until(() -> observer.get("backbone.projection.lag").gauge().value() > lag + 0.1);
            assertThat(observer.get("backbone.projection.segments.claimed").gauge().value()).isZero();
        }
    }

    @Test
    void a_projection_follows_only_the_logs_that_may_hold_its_events() {
        TestLog other = new TestLog(InstantSource.system());
        rig.log.append("thing-1", new Event.Labelled("a"));
        other.append("thing-2", new Event.Labelled("a"));
        LogSource notices = new LogSource("other", other, other, List.of(NoticeEvent.class));
        try (Projections projections = new Projections(rig.database, List.of(rig.log.source("test"), notices),
                List.of(Thing.things()), Rig.QUICK, rig.meters, InstantSource.system())) {
            projections.start();
            Rig.until(projections::caughtUp);
            assertThat(projections.list()).singleElement()
                    .satisfies(status -> assertThat(status.positions()).containsOnlyKeys("test"));
        }
    }

    @Test
    void while_the_database_is_away_nothing_is_parked_and_work_goes_on_when_it_is_back() {
        FaultyDatabase faulty = new FaultyDatabase(rig.database);
        Projections projections = rig.start(Rig.QUICK, faulty.database(), Thing.things(), Thing.groups());
        rig.settle(projections);
        faulty.breakAt((collection, operation) -> Effect.LOST_BEFORE);
        randomLog(new Random(14), 40);
        Rig.until(() -> projections.list().getFirst().state() == State.FAILING);
        assertThat(failing()).isEqualTo(1);
        faulty.breakAt(null);
        rig.settle(projections);

        assertThat(failing()).isZero();
        assertAsFolded(projections);
        assertThat(projections.parked("thing-view").collectList().block()).isEmpty();
    }

    @Test
    void two_instances_share_the_segments_and_write_the_same_documents() {
        Projections one = rig.start(Thing.things(), Thing.groups());
        Projections two = rig.start(Thing.things(), Thing.groups());
        Random random = new Random(15);
        for (int i = 0; i < 10; i++) {
            randomLog(random, 20);
        }
        rig.settle(one);
        rig.settle(two);

        assertAsFolded(one);
        assertThat(hashes(two)).isEqualTo(hashes(one));
    }

    @Test
    void changes_tell_of_documents_once_they_can_be_read() {
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);
        AtomicReference<String> read = new AtomicReference<>();
        List<Change> seen = new ArrayList<>();
        AtomicBoolean completed = new AtomicBoolean();
        projections.changes().doOnComplete(() -> completed.set(true)).subscribe(change -> {
            read.set(change.gone()
                    ? "gone"
                    : String.valueOf(
                            Objects.requireNonNull(Rig.document(projections, Thing.VIEW, change.id())).get("version")));
            synchronized (seen) {
                seen.add(change);
            }
        });
        rig.log.append("t-1", new Event.Labelled("a"));
        Rig.until(() -> "1".equals(read.get()));
        rig.log.append("t-1", new Event.Removed());
        Rig.until(() -> "gone".equals(read.get()));

        assertThat(seen).containsExactly(new Change("sample-things", "t-1", 1, false),
                new Change("sample-things", "t-1", 2, true));
        projections.close();
        assertThat(completed).isTrue();
    }

    @Test
    void names_that_do_not_exist_and_names_taken_twice_are_refused() {
        Projections projections = rig.start(Thing.things());
        assertThatThrownBy(() -> projections.rebuild("nothing").block()).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> projections.parked("nothing").blockLast()).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> projections.collection(Thing.COUNT)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> rig.start(Thing.things(), Thing.things()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indexes_follow_what_readers_search_by() {
        Projections projections = rig.start(Thing.things());
        rig.settle(projections);

        assertThat(ViewIndexes.fields(View.class)).containsExactly("label", "day", "colour", "place.code",
                "place.pieces.number", "unit");
        assertThat(Await.all(projections.collection(Thing.VIEW).listIndexes()))
                .extracting(index -> index.get("key", Document.class).keySet().iterator().next())
                .contains("label", "day", "colour", "place.code", "place.pieces.number", "unit");
    }

    private void randomLog(Random random, int events) {
        for (int i = 0; i < events; i++) {
            String id = "t-" + random.nextInt(12);
            switch (random.nextInt(8)) {
                case 0 -> rig.log.append(id, new Event.Removed());
                case 1, 2 -> rig.log.append(id, new Event.Grouped("g" + i));
                case 3 -> rig.log.append("unrelated", new Thing.Unrelated());
                default -> rig.log.append(id, new Event.Labelled("l" + random.nextInt(1000)));
            }
        }
    }

    private static List<String> hashes(Projections projections) {
        return List.of(Rig.hash(projections, Thing.VIEW), Rig.hash(projections, Thing.COUNT));
    }

    /** Against a fold without any engine, and byte by byte against an undisturbed engine. */
    private void assertAsFolded(Projections projections) {
        Map<String, View> things = new TreeMap<>();
        Map<String, Count> groups = new TreeMap<>();
        Projection<Event, Count> grouping = Thing.groups();
        rig.log.all().forEach(recorded -> {
            if (recorded.event() instanceof Event event) {
                Recorded<Event> typed = new Recorded<>(event, recorded.aggregateId(), recorded.version(),
                        recorded.recordedAt(), recorded.actor(), recorded.position());
                things.compute(typed.aggregateId(), (id, view) -> Thing.fold(view, typed));
                groups.compute(grouping.id().apply(typed), (id, count) -> grouping.fold().apply(count, typed));
            }
        });
        assertThat(Rig.views(projections, Thing.VIEW)).extracting(View::id, View::version, View::labels)
                .containsExactlyElementsOf(things.values().stream().map(
                        view -> tuple(view.id(), view.version(), view.labels())).toList());
        assertThat(Rig.views(projections, Thing.COUNT)).containsExactlyElementsOf(groups.values());
        assertThat(Rig.hash(projections, Thing.VIEW)).isEqualTo(cleanHash());
        assertThat(projections.parked("thing-view").collectList().block()).isEmpty();
    }

    private String cleanHash() {
        Rig clean = new Rig(rig.log);
        try (clean) {
            Projections undisturbed = clean.start(Thing.things());
            clean.settle(undisturbed);
            return Rig.hash(undisturbed, Thing.VIEW);
        }
    }

    private double gauge(String name) {
        return rig.meters.get(name).gauge().value();
    }

    private double failing() {
        return rig.meters.get("backbone.projection.failing").tag("projection", "thing-view").gauge().value();
    }

    private static View withLabel(View view, String label) {
        return new View(view.id(), view.version(), label, view.day(), view.at(), view.colour(), view.unit(),
                view.nothing(), view.amount(), view.counts(), view.colours(), view.place(), view.labels());
    }

    private static View withId(View view, String id) {
        return new View(id, view.version(), view.label(), view.day(), view.at(), view.colour(), view.unit(),
                view.nothing(), view.amount(), view.counts(), view.colours(), view.place(), view.labels());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
