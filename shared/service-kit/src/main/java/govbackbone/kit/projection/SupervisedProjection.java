package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.Horizon;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.kit.projection.Generations.Control;
import govbackbone.kit.projection.Generations.Generation;
import govbackbone.kit.projection.Generations.Retired;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * One projection in this instance: which generations run here, which is served, how far they are. An instance runs only
 * generations of its own revision of the fold, so during an upgrade the old instances keep the old generation alive while
 * the new ones build theirs. What a newer revision has begun and nobody works on any more, as after a rollback, is built
 * again by this one. {@link #supervise} is called by one thread; the rest may be asked by any.
 */
final class SupervisedProjection<E extends DomainEvent, V> {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProjection.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    /** The lag and the parked events are counted every so many pulses. */
    private static final int SAMPLING = 4;
    /** Whoever has not been heard of for so many claims has gone. */
    private static final int CLAIMS = 3;
    /** Of the events that could not be read so many are tried at once. */
    private static final int AT_ONCE = 100;
    /** Instances that cannot read an event may go on parking it for so long after it was read here. */
    private static final Duration UPGRADE = Duration.ofMinutes(5);

    private final Projection<E, V> projection;
    private final Stores stores;
    private final List<LogSource> sources;
    private final GenerationRun.Engine engine;
    private final InstantSource clock;
    private final ProjectionMeters meters;
    private final Consumer<Change> changes;
    private final ViewDocuments<V> form;

    private final Map<Long, GenerationRun<E, V>> runs = new ConcurrentHashMap<>();
    private final Map<Long, Integer> readers = new ConcurrentHashMap<>();
    private volatile @Nullable Control control;
    private volatile @Nullable Map<String, LogPosition> goal;
    private volatile boolean caughtUp;
    private volatile boolean historyChanged;
    private volatile @Nullable Instant withheld;
    private volatile Served served = new Served(0, Map.of(), 0);
    private volatile @Nullable Lag lag;
    private volatile long parked;
    private final Map<Long, Instant> resting = new ConcurrentHashMap<>();
    private final Set<LogPosition> unreadable = new HashSet<>();
    private final ParkedEvents.Round unreadableHere;
    private @Nullable Left left;
    private Map<String, LogPosition> headsBefore = Map.of();
    private int pulses;

    SupervisedProjection(Projection<E, V> projection, Stores stores, List<LogSource> sources,
            GenerationRun.Engine engine, InstantSource clock, ProjectionMeters meters, Consumer<Change> changes) {
        this.projection = projection;
        this.stores = stores;
        this.sources = sources;
        this.engine = engine;
        this.clock = clock;
        this.meters = meters;
        this.changes = changes;
        this.form = new ViewDocuments<>(projection.view());
        this.unreadableHere = stores.parkedEvents().round(projection.name(), UnreadableHistory.class, AT_ONCE);
    }

    /** Where everything about projections is kept. */
    record Stores(ViewCollections views, Generations generations, ParkedEvents parkedEvents) {}

    /**
     * What one pulse has seen.
     *
     * @param controls    by projection
     * @param collections all names
     * @param tokens      stored positions by processor and segment
     * @param horizons    of the logs
     * @param held        what the logs hold
     * @param now         by the database's clock
     */
    record Snapshot(Map<String, Control> controls, Set<String> collections,
            Map<String, Map<Integer, LogPosition>> tokens, Map<String, Horizon> horizons, Projections.Held held,
            Instant now) {}

    /**
     * How far a generation that is served is folded, whoever fills it.
     *
     * @param segments it is divided into
     */
    private record Served(long generation, Map<String, LogPosition> positions, int segments) {}

    /** A generation on which nobody works, and since when. */
    private record Left(long generation, Instant since) {}

    private record Lag(long events, @Nullable Instant oldest) {
        static final Lag NONE = new Lag(0, null);
    }

    /** Brings this instance in line with the control collection, and that in line with what is there. */
    void supervise(Snapshot seen) {
        Control current = control(seen);
        control = current;
        Set<Generation> wanted = Stream.ofNullable(current.building()).collect(Collectors.toSet());
        wanted.add(current.active());
        // Of an older revision: replaced by this one anyway.
        wanted.removeIf(generation -> generation.revision() < projection.revision());
        tell(wanted.stream().anyMatch(generation -> isAstray(generation, seen)));
        wanted.removeIf(generation -> generation.revision() > projection.revision() || isAstray(generation, seen));
        for (GenerationRun<E, V> run : List.copyOf(runs.values())) {
            if (!wanted.contains(run.generation()) || run.isBroken(seen.tokens())) {
                stop(run);
            } else if (run.isBlind(headsOf(seen), longGone(), clock.instant())) {
                LOG.warn("Projection {} holds segments of generation {} and gets nowhere; it leaves them to others",
                        projection.name(), run.generation().number());
                stop(run);
                resting.put(run.generation().number(), clock.instant().plus(longGone()));
            }
        }
        resting.values().removeIf(until -> until.isBefore(clock.instant()));
        for (Generation generation : wanted) {
            if (!runs.containsKey(generation.number()) && !resting.containsKey(generation.number())) {
                start(generation);
            }
        }
        measure(current, seen);
        Generation building = current.building();
        if (building != null && hasReached(building, headsBefore, seen)) {
            LOG.info("Projection {} serves generation {} instead of {}", projection.name(), building.number(),
                    current.active().number());
            stores.generations().activate(current, building, seen.now());
            control = reread();
            lookAtServed(control.active(), seen);
        }
        headsBefore = headsOf(seen);
        current.retired().forEach(retired -> keepOrDrop(current, retired, seen.now()));
        stores.views().dropStrays(projection.view(), current.active().number(), kept(current), seen.collections());
    }

    /** Whether the generation has folded an event that its log does not hold any more. */
    private boolean isAstray(Generation generation, Snapshot seen) {
        GenerationRun<E, V> run = runs.get(generation.number());
        return sources.stream().anyMatch(source -> {
            String processor = GenerationRun.processorName(projection.name(), generation.number(), source.name());
            return Stream.concat(seen.tokens().getOrDefault(processor, Map.of()).values().stream(),
                    run == null ? Stream.empty() : run.here(source.name()).stream())
                    .anyMatch(position -> !seen.held().contains(source.name(), position));
        });
    }

    private void tell(boolean changed) {
        if (changed && !historyChanged) {
            LOG.error(
                    "Projection {} stands still: its log does not hold the event that was folded last, so the view may show"
                            + " what never happened. See docs/runbooks/changed-history.md",
                    projection.name());
        }
        historyChanged = changed;
    }

    private Control control(Snapshot seen) {
        Control found = seen.controls().get(projection.name());
        if (found == null) {
            Control known = control;
            Generation first = create(known == null ? 0 : known.highest());
            forgetProgress();
            stores.generations().begin(projection.name(), first);
            return reread();
        }
        if (found.active().revision() == projection.revision() && isLost(found.active(), seen)) {
            LOG.warn("The documents of projection {} are gone; they are built again", projection.name());
            Generation next = create(found.highest());
            forgetProgress();
            stores.generations().replace(found, next, seen.now());
            return reread();
        }
        Generation building = found.building();
        if (building != null && found.active().revision() == projection.revision()
                && (building.revision() < projection.revision()
                        || (building.revision() > projection.revision() && isLeft(building, seen)))) {
            stores.generations().abandon(found, building, seen.now());
            return reread();
        }
        if (needsBuilding(found, seen)) {
            stores.generations().build(found, create(found.highest()), seen.now());
            return reread();
        }
        return found;
    }

    /** Whether nobody has worked for long on a generation of a newer revision, although somebody could. */
    private boolean isLeft(Generation generation, Snapshot seen) {
        Instant now = clock.instant();
        Left before = left;
        if (isAstray(generation, seen) || engine.tokens()
                .isClaimed(sources.stream().map(source -> GenerationRun.processorName(projection.name(),
                        generation.number(), source.name())).toList())) {
            left = null;
            return false;
        }
        if (before == null || before.generation() != generation.number()) {
            left = new Left(generation.number(), now);
            return false;
        }
        return before.since().plus(longGone()).isBefore(now);
    }

    private Duration longGone() {
        return engine.settings().claimTimeout().multipliedBy(CLAIMS);
    }

    /**
     * Whether the served fold is older than this one, or newer and left by those who could carry it on, and nobody builds; or
     * what is being built is older or lost.
     */
    private boolean needsBuilding(Control found, Snapshot seen) {
        Generation building = found.building();
        if (building == null) {
            return found.active().revision() < projection.revision()
                    || (found.active().revision() > projection.revision() && isLeft(found.active(), seen));
        }
        return building.revision() < projection.revision()
                || (building.revision() == projection.revision() && isLost(building, seen));
    }

    private boolean isLost(Generation generation, Snapshot seen) {
        return !seen.collections().contains(ViewCollections.name(projection.view(), generation.number()));
    }

    private Generation create(long above) {
        Generation generation = new Generation(Math.max(above + 1, clock.instant().getEpochSecond()),
                projection.revision());
        stores.views().create(projection.view(), generation.number());
        stores.parkedEvents().createIndex();
        return generation;
    }

    private Control reread() {
        Control reread = stores.generations().of(projection.name());
        if (reread == null) {
            throw new IllegalStateException("The control document of " + projection.name() + " was dropped");
        }
        return reread;
    }

    private void forgetProgress() {
        goal = null;
        caughtUp = false;
    }

    private void start(Generation generation) {
        DocumentWriter<E, V> writer = new DocumentWriter<>(projection, generation.number(),
                stores.views().of(projection.view(), generation.number()), stores.parkedEvents(), clock, meters,
                change -> {
                    if (generation.number() == generation()) {
                        changes.accept(change);
                    }
                });
        GenerationRun<E, V> run = new GenerationRun<>(projection.name(), generation, writer, sources, engine, meters);
        run.start();
        runs.put(generation.number(), run);
    }

    private void stop(GenerationRun<E, V> run) {
        runs.remove(run.generation().number());
        await(run.stop());
    }

    /** Stops everything and lets the next pulse begin afresh, without the processors' long pauses after errors. */
    void restart() {
        List.copyOf(runs.values()).forEach(this::stop);
    }

    /** Completes when nothing runs any more. */
    CompletableFuture<Void> stopAll() {
        return CompletableFuture
                .allOf(runs.values().stream().map(GenerationRun::stop).toArray(CompletableFuture[]::new));
    }

    private void await(CompletableFuture<Void> stopped) {
        stopped.completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private void measure(Control current, Snapshot seen) {
        if (goal == null) {
            goal = headsOf(seen);
        }
        lookAtServed(current.active(), seen);
        boolean astray = isAstray(current.active(), seen);
        if (!astray && current.active().revision() >= projection.revision() && isUpTo(goal, served.positions())) {
            caughtUp = true;
        }
        boolean behind = sources.stream().anyMatch(source -> isBehind(source, seen));
        if (astray || !behind) {
            lag = astray ? null : Lag.NONE;
        }
        if (pulses++ % SAMPLING == 0) {
            if (behind && !astray) {
                lag = sources.stream().filter(source -> isBehind(source, seen)).map(this::lagOf).reduce(Lag.NONE,
                        SupervisedProjection::worse);
            }
            parked = Await.result(stores.parkedEvents().count(projection.name(), current.active().number()));
            GenerationRun<E, V> run = runs.get(current.active().number());
            if (parked > 0 && run != null) {
                applyReadable(run);
            }
        }
    }

    /** What an instance of an older release parked because it could not read it, this one applies if it can. */
    private void applyReadable(GenerationRun<E, V> run) {
        for (ParkedEvent event : unreadableHere.next(run.generation().number())) {
            if (unreadable.contains(event.position())) {
                continue;
            }
            try {
                applyReadable(run, event);
            } catch (HistoryChanged gone) {
                // An administrator is told so who tries it.
                unreadable.add(event.position());
            }
        }
    }

    private void applyReadable(GenerationRun<E, V> run, ParkedEvent event) {
        Optional<Boolean> own = run.writer().isReadable(event, log(event.source()));
        if (own.isEmpty()) {
            unreadable.add(event.position());
        } else if (own.get()) {
            LOG.info("Projection {} applies {} of document {}, which is readable here", projection.name(),
                    event.type(), event.documentId());
            run.writer().retry(event.documentId(), false, this::log);
        } else if (event.at().plus(UPGRADE).isBefore(clock.instant())) {
            // Only now it is known to which document it belongs, and that has gone on without it.
            rebuild();
        }
    }

    private void lookAtServed(Generation active, Snapshot seen) {
        GenerationRun<E, V> run = runs.get(active.number());
        int segments = sources.stream().mapToInt(source -> seen.tokens().getOrDefault(
                GenerationRun.processorName(projection.name(), active.number(), source.name()), Map.of()).size())
                .sum();
        served = new Served(active.number(), run == null
                ? GenerationRun.stored(projection.name(), active, sources, seen.tokens())
                : run.positions(seen.tokens()), segments);
        withheld = sources.stream().map(source -> seen.horizons().get(source.name()))
                .map(horizon -> horizon == null ? null : horizon.withheld()).filter(moment -> moment != null)
                .min(Instant::compareTo).orElse(null);
    }

    /** Whether the served generation, whoever fills it, is folded at least so far. */
    boolean hasServed(Map<String, LogPosition> heads) {
        Served now = served;
        Map<String, LogPosition> reached = now.positions();
        return now.generation() == generation() && sources.stream().map(LogSource::name).filter(heads::containsKey)
                .allMatch(log -> reached
                        .getOrDefault(log, LogPosition.START)
                        .compareTo(heads.getOrDefault(log, LogPosition.START)) >= 0);
    }

    /** Whether every segment of the served generation is claimed here. */
    boolean claimsAll() {
        GenerationRun<E, V> run = runs.get(generation());
        Served now = served;
        return run != null && now.generation() == run.generation().number() && now.segments() > 0
                && run.segments() >= now.segments();
    }

    /** Of the logs that may hold its events. */
    private Map<String, LogPosition> headsOf(Snapshot seen) {
        Map<String, LogPosition> heads = new HashMap<>();
        sources.forEach(source -> {
            Horizon horizon = seen.horizons().get(source.name());
            if (horizon != null) {
                heads.put(source.name(), horizon.head());
            }
        });
        return heads;
    }

    private boolean isBehind(LogSource source, Snapshot seen) {
        LogPosition position = served.positions().get(source.name());
        Horizon horizon = seen.horizons().get(source.name());
        return position != null && horizon != null && position.compareTo(horizon.head()) < 0;
    }

    private Lag lagOf(LogSource source) {
        LogPosition position = served.positions().getOrDefault(source.name(), LogPosition.START);
        List<Recorded<DomainEvent>> next = source.log().after(position, 1);
        return next.isEmpty()
                ? Lag.NONE
                : new Lag(source.log().countAfter(position, ProjectionStatus.LAG_EVENTS_CAP),
                        next.getFirst().recordedAt());
    }

    private static Lag worse(Lag one, Lag other) {
        Instant first = one.oldest();
        Instant second = other.oldest();
        Instant oldest = first == null || (second != null && second.isBefore(first)) ? second : first;
        return new Lag(one.events() + other.events(), oldest);
    }

    private boolean hasReached(Generation generation, @Nullable Map<String, LogPosition> target, Snapshot seen) {
        GenerationRun<E, V> run = runs.get(generation.number());
        return run != null && isUpTo(target, run.positions(seen.tokens()));
    }

    private static boolean isUpTo(@Nullable Map<String, LogPosition> target, Map<String, LogPosition> reached) {
        return target != null && !target.isEmpty() && target.entrySet().stream().allMatch(
                head -> reached.getOrDefault(head.getKey(), LogPosition.START).compareTo(head.getValue()) >= 0);
    }

    /** What somebody reads from, here or elsewhere, is kept; whoever reads says so long before it could be dropped. */
    private void keepOrDrop(Control current, Retired retired, Instant now) {
        Duration keep = engine.settings().retireAfter();
        if (readers.containsKey(retired.number())) {
            if (retired.keptUntil(keep).isBefore(now.plus(keep.dividedBy(2)))) {
                stores.generations().keep(current, retired, now.plus(keep));
            }
        } else if (retired.keptUntil(keep).isBefore(now) && reread().retired().contains(retired)) {
            drop(current, retired);
        }
    }

    private void drop(Control current, Retired retired) {
        sources.forEach(source -> engine.tokens().deleteAll(
                GenerationRun.processorName(projection.name(), retired.number(), source.name())));
        stores.parkedEvents().deleteAll(projection.name(), retired.number());
        stores.views().drop(projection.view(), retired.number());
        stores.generations().forget(current, retired);
    }

    private static Set<Long> kept(Control current) {
        Set<Long> kept = current.retired().stream().map(Retired::number).collect(Collectors.toCollection(HashSet::new));
        Generation building = current.building();
        if (building != null) {
            kept.add(building.number());
        }
        return kept;
    }

    /** The generation that is served; 0, which never exists, before anything is known. */
    long generation() {
        Control known = control;
        return known == null ? 0 : known.active().number();
    }

    MongoCollection<Document> served() {
        return stores.views().of(projection.view(), generation());
    }

    /** From the generation that is served at the beginning, which is kept until the end. */
    <T> Flux<T> reading(Function<MongoCollection<Document>, Publisher<T>> reading) {
        return Flux.using(() -> {
            long number = generation();
            readers.merge(number, 1, Integer::sum);
            return number;
        }, number -> reading.apply(stores.views().of(projection.view(), number)),
                number -> readers.computeIfPresent(number, (_, count) -> count == 1 ? null : count - 1));
    }

    ViewDocuments<V> form() {
        return form;
    }

    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Blocks. @return number of the generation that is being built */
    long rebuild() {
        Control current = reread();
        if (current.active().revision() > projection.revision()) {
            throw new IllegalStateException("A newer revision of " + projection.name() + " is served");
        }
        Generation building = current.building();
        if (building == null) {
            stores.generations().build(current, create(current.highest()), stores.generations().now());
            building = reread().building();
        }
        if (building == null) {
            throw new IllegalStateException("Another rebuild of " + projection.name() + " has just ended");
        }
        // Who asks next how it is hears of the rebuild, although the next pulse has not come yet.
        control = reread();
        return building.number();
    }

    ParkedEvents parkedEvents() {
        return stores.parkedEvents();
    }

    /** Blocks. */
    long retry(String documentId, boolean skipFirst) {
        GenerationRun<E, V> run = runs.get(generation());
        if (run == null) {
            throw new IllegalStateException("Projection " + projection.name() + " does not run here");
        }
        long left = run.writer().retry(documentId, skipFirst, this::log);
        parked = Await.result(stores.parkedEvents().count(projection.name(), generation()));
        return left;
    }

    private EventLog log(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst().map(LogSource::log)
                .orElseThrow(() -> new NoSuchElementException("No log " + name));
    }

    ProjectionStatus status(boolean troubled) {
        Control known = control;
        Generation building = known == null ? null : known.building();
        Lag seen = troubled || historyChanged ? null : lag;
        return new ProjectionStatus(projection.name(), projection.revision(), generation(),
                building == null ? null : building.number(), segments(), served.positions(),
                seen == null ? null : seen.events(), seen == null ? null : seconds(seen), parked,
                state(troubled, known));
    }

    private ProjectionStatus.State state(boolean troubled, @Nullable Control known) {
        if (historyChanged) {
            return ProjectionStatus.State.HISTORY_CHANGED;
        }
        if (troubled || !resting.isEmpty() || runs.values().stream().anyMatch(GenerationRun::isFailing)) {
            return ProjectionStatus.State.FAILING;
        }
        if (known != null && known.active().revision() > projection.revision()) {
            return ProjectionStatus.State.OUTDATED;
        }
        if (known != null && known.building() != null) {
            return ProjectionStatus.State.REBUILDING;
        }
        return caughtUp ? ProjectionStatus.State.LIVE : ProjectionStatus.State.CATCHING_UP;
    }

    private int segments() {
        return runs.values().stream().mapToInt(GenerationRun::segments).sum();
    }

    private double seconds(Lag seen) {
        Instant oldest = worse(seen, new Lag(0, withheld)).oldest();
        return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
