package govbackbone.kit.projection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.Horizon;
import govbackbone.kit.projection.Generations.Control;
import govbackbone.kit.projection.SupervisedProjection.Snapshot;
import govbackbone.kit.projection.SupervisedProjection.Stores;
import govbackbone.kit.query.ViewStore;
import govbackbone.kit.query.ViewType;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The projections of a service: keeps their documents up with the logs, whatever happens to either database, and says how
 * far they are. Any number of instances can work on the same database.
 * <p>
 * A view is served from one generation of its collection. A rebuild fills the next one beside it and switches when that
 * has caught up; readers may then once see a state up to two pulses older than what they saw before. A higher
 * {@link Projection#revision} is a rebuild that begins by itself; while it lasts this instance does not touch the served
 * generation, which is left to instances of the older revision. An instance of a lower revision than is served leaves it to
 * those of the higher one; when these are gone, as after a rollback, it builds its own and says meanwhile that the view is
 * outdated. A database that was dropped is built again. A generation that has folded what the log does not hold any more
 * stands still until it is replaced.
 */
public final class Projections implements ViewStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Map<String, SupervisedProjection<?, ?>> byName = new LinkedHashMap<>();
    private final Map<String, SupervisedProjection<?, ?>> byCollection = new HashMap<>();
    private final List<ViewType<?>> views;
    private final List<LogSource> sources;
    private final ProjectionSettings settings;
    private final Stores stores;
    private final MongoTokenStore tokens;
    private final ScheduledExecutorService pulse = threads("projection-pulse", 1);
    private final ScheduledExecutorService coordinator = threads("projection-coordinator", 1);
    private final ScheduledExecutorService workers;
    private final Sinks.Many<Change> changes = Sinks.many().multicast().directBestEffort();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Settling settling = new Settling();
    private volatile Settled settled = Settled.NOTHING;
    private final UnreadableMeters unreadable;
    private volatile boolean troubled;

    /**
     * @param database    holds the documents and everything about them, and nothing else
     * @param sources     the logs to fold: the service's own, or for a reporting model those of several services; a
     *                    projection follows those that may hold its events
     * @param projections with distinct names and collections
     * @param clock       also compared with the moments of recording, for the lag
     */
    public Projections(MongoDatabase database, List<LogSource> sources,
            Collection<? extends Projection<?, ?>> projections, ProjectionSettings settings, MeterRegistry registry,
            InstantSource clock) {
        this.views = projections.stream().<ViewType<?>>map(Projection::view).toList();
        this.sources = List.copyOf(sources);
        this.settings = settings;
        this.stores = new Stores(new ViewCollections(database), new Generations(database), new ParkedEvents(database));
        this.tokens = new MongoTokenStore(database, settings.claimTimeout(), clock);
        this.workers = threads("projection-worker", settings.threads());
        this.unreadable = new UnreadableMeters(registry);
        GenerationRun.Engine engine = new GenerationRun.Engine(tokens, settings, coordinator, workers);
        for (Projection<?, ?> projection : projections) {
            List<LogSource> own = this.sources.stream().filter(source -> source.holds(projection.events())).toList();
            SupervisedProjection<?, ?> supervised = new SupervisedProjection<>(projection, stores, own, engine, clock,
                    new ProjectionMeters(registry, projection.name()), this::emit);
            if (byName.put(projection.name(), supervised) != null
                    || byCollection.put(projection.view().collection(), supervised) != null) {
                throw new IllegalArgumentException("Two projections are named " + projection.name()
                        + " or fill the collection " + projection.view().collection());
            }
            ProjectionMeters.watchState(registry, projection.name(), () -> supervised.status(troubled));
        }
    }

    /** Begins to work, in the background; a database that is away is waited for. */
    public void start() {
        var _ = pulse.scheduleWithFixedDelay(this::beat, 0, settings.pulse().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops after the batches under way; completes {@link #changes}. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        changes.tryEmitComplete();
        pulse.shutdown();
        try {
            if (!pulse.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Projections are still busy with their databases");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        CompletableFuture
                .allOf(byName.values().stream().map(SupervisedProjection::stopAll).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
        coordinator.shutdownNow();
        workers.shutdownNow();
        pulse.shutdownNow();
    }

    private void beat() {
        try {
            Snapshot seen = look();
            if (troubled) {
                LOG.info("The databases of the projections are back");
                byName.values().forEach(SupervisedProjection::restart);
                troubled = false;
            }
            byName.values().forEach(projection -> projection.supervise(seen));
            settled = settling.reached(heads -> byName.values().stream().allMatch(each -> each.hasServed(heads)));
            sources.forEach(unreadable::look);
        } catch (RuntimeException | Error e) {
            if (!troubled) {
                LOG.warn("Projections wait for their databases", e);
            }
            troubled = true;
        }
    }

    private Snapshot look() {
        long nanos = System.nanoTime();
        Map<String, Horizon> horizons = new HashMap<>();
        sources.forEach(source -> horizons.put(source.name(), source.log().horizon()));
        Map<String, Control> controls = stores.generations().all();
        Snapshot seen = new Snapshot(controls, stores.views().names(), tokens.positions(), horizons,
                new Held(sources), stores.generations().now());
        settling.look(horizons, nanos);
        return seen;
    }

    /** Up to when it is certain what was recorded, in the documents that are served; as of the last pulse. */
    public Settled settled() {
        return settled;
    }

    /** Whether the documents of the view that are served are folded at least so far. */
    public boolean hasReached(ViewType<?> view, Settled wanted) {
        return filling(view).hasServed(wanted.heads());
    }

    /** Whether this instance alone keeps the documents of the view, so that {@link #changes} has all of them. */
    public boolean keepsAll(ViewType<?> view) {
        return filling(view).claimsAll();
    }

    /** Whether logs hold the events that were read last. Most readers have read the same one, so each is asked for once. */
    static final class Held {
        private final Map<String, EventLog> logs = new HashMap<>();
        private final Map<String, Boolean> answers = new HashMap<>();

        Held(List<LogSource> sources) {
            sources.forEach(source -> logs.put(source.name(), source.log()));
        }

        boolean contains(String source, LogPosition position) {
            EventLog log = Objects.requireNonNull(logs.get(source));
            return answers.computeIfAbsent(source + "@" + position.reference(), asked -> log.holds(position));
        }
    }

    private void emit(Change change) {
        synchronized (changes) {
            changes.tryEmitNext(change);
        }
    }

    /** How every projection is doing; as of the last pulse, so that asking costs nothing. */
    public List<ProjectionStatus> list() {
        return byName.values().stream().map(projection -> projection.status(troubled)).toList();
    }

    /** Whether every projection has at some time reached what the log held when this instance started. */
    public boolean caughtUp() {
        return byName.values().stream().allMatch(SupervisedProjection::isCaughtUp);
    }

    /**
     * Documents of served generations as this instance stores them; those stored by other instances are not among them. A
     * subscriber that is too slow misses some, so a waiting reader looks at the document again from time to time.
     */
    public Flux<Change> changes() {
        return changes.asFlux();
    }

    /**
     * Builds the view again beside the served one and then serves it. While one is being built already nothing is added.
     *
     * @return the generation being built
     * @throws NoSuchElementException (in the result) if there is no such projection
     */
    public Mono<Long> rebuild(String name) {
        return blocking(() -> {
            long generation = named(name).rebuild();
            if (!pulse.isShutdown()) {
                pulse.execute(this::beat);
            }
            return generation;
        });
    }

    /** What is parked in the served generation, by document and in log order. */
    public Flux<ParkedEvent> parked(String name) {
        return Flux.defer(() -> {
            SupervisedProjection<?, ?> projection = named(name);
            return projection.parkedEvents().all(name, projection.generation());
        });
    }

    /**
     * Applies a document's parked events again, in order.
     *
     * @return how many are still parked: 0 if all is well
     */
    public Mono<Long> retry(String name, String documentId) {
        return blocking(() -> named(name).retry(documentId, false));
    }

    /**
     * Gives up the first of a document's parked events, for this generation, and applies those behind it.
     *
     * @return how many are still parked
     */
    public Mono<Long> evict(String name, String documentId) {
        return blocking(() -> named(name).retry(documentId, true));
    }

    @Override
    public List<ViewType<?>> views() {
        return views;
    }

    @Override
    public MongoCollection<Document> collection(ViewType<?> view) {
        return filling(view).served();
    }

    @Override
    public <T> Flux<T> reading(ViewType<?> view, Function<MongoCollection<Document>, Publisher<T>> reading) {
        return Flux.defer(() -> filling(view).reading(reading));
    }

    @Override
    public <V> V read(ViewType<V> view, Document document) {
        return new ViewDocuments<>(view).view(document);
    }

    private SupervisedProjection<?, ?> filling(ViewType<?> view) {
        return required(byCollection.get(view.collection()), view.collection());
    }

    private SupervisedProjection<?, ?> named(String name) {
        return required(byName.get(name), name);
    }

    private static SupervisedProjection<?, ?> required(@Nullable SupervisedProjection<?, ?> found, String what) {
        if (found == null) {
            throw new NoSuchElementException("No projection " + what);
        }
        return found;
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }

    private static ScheduledExecutorService threads(String name, int count) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newScheduledThreadPool(count,
                task -> Thread.ofPlatform().daemon().name(name + "-" + number.incrementAndGet()).unstarted(task));
    }
}
