package govbackbone.reporting.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.kit.follow.Follower;
import govbackbone.kit.projection.Change;
import govbackbone.kit.projection.Projections;
import govbackbone.kit.projection.Settled;
import govbackbone.kit.query.ViewType;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Keeps the ledger in memory up with the accounts in MongoDB: with those that this instance stores at once, with those of
 * other instances within a second. An account that was built anew is read anew; one that cannot be read is passed over,
 * told and counted, and the others go on.
 * <p>
 * What another instance has stored is found by when it was stored and told apart by its revision, whichever event it is
 * about: an event that was parked and applied much later is found like any other. Clocks of instances may differ by less than
 * {@link #OVERLAP}; from time to time all revisions are compared, whenever they were stored.
 */
public final class LedgerFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** Between two looks for what other instances have stored. */
    private static final Duration SWEEP = Duration.ofMillis(500);
    /** The same, while this instance stores everything of a book. */
    private static final Duration IDLE_SWEEP = Duration.ofSeconds(5);
    private static final Duration COMPARISON = Duration.ofMinutes(10);
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int ROWS_AHEAD = 1_000;
    private static final String ID = "_id";
    private static final String REVISION = "_rev";

    private final Ledger ledger;
    private final Projections projections;
    private final Map<String, Following> followings = new HashMap<>();
    private final Sinks.Many<Boolean> news = Sinks.many().multicast().directBestEffort();
    private final Follower follower;
    private volatile boolean complete;
    private volatile Settled published = Settled.NOTHING;
    private boolean untold;
    private long sweptNanos = System.nanoTime() - SWEEP.toNanos();
    private Disposable listening = () -> {};

    LedgerFollower(Ledger ledger, Catalogue catalogue, Projections projections, MeterRegistry meters) {
        this.ledger = ledger;
        this.projections = projections;
        this.follower = Follower.of("ledger", this::look,
                new Follower.Pace(PAUSE, PAUSE, SWEEP, Duration.ZERO, SWEEP), meters);
        catalogue.books().forEach(book -> followings.put(book.view().collection(), new Following(book)));
    }

    /** Told whenever figures may have changed. */
    public Flux<Boolean> news() {
        return news.asFlux();
    }

    /** Whether everything that was stored when this instance started is in the ledger. */
    boolean isComplete() {
        return complete;
    }

    /** How many accounts cannot be read and are told as they were before, or not at all. */
    int failing() {
        return followings.values().stream().mapToInt(following -> following.failing.size()).sum();
    }

    /** How many seconds ago the moment was of which it is certain that everything recorded by then is in the figures. */
    public double lagSeconds() {
        return Math.round(published.age().toMillis() / 100.0) / 10.0;
    }

    @Override
    public void start() {
        listening = projections.changes().subscribe(this::note);
        follower.start();
    }

    @Override
    public void stop() {
        listening.dispose();
        follower.stop();
        news.tryEmitComplete();
    }

    @Override
    public boolean isRunning() {
        return follower.isRunning();
    }

    private void note(Change change) {
        Following following = followings.get(change.collection());
        if (following != null) {
            following.changed.add(change.id());
        }
    }

    /** Every book, also if one is kept back; what kept it is thrown at the end. */
    private boolean look() {
        // Asked before anything is read: what is settled is stored by then.
        Settled settled = projections.settled();
        boolean sweeping = System.nanoTime() - sweptNanos > SWEEP.toNanos();
        if (sweeping) {
            sweptNanos = System.nanoTime();
        }
        boolean changed = false;
        boolean caughtUp = true;
        IllegalStateException trouble = null;
        for (Following following : followings.values()) {
            try {
                caughtUp &= following.follow(settled, sweeping);
            } catch (RuntimeException | Error e) {
                caughtUp = false;
                trouble = new IllegalStateException("The ledger waits for its database", e);
            }
            changed |= following.takeChanged();
        }
        boolean further = caughtUp && settled.moment().isAfter(ledger.settled());
        if (changed || further) {
            ledger.publish(caughtUp ? settled.moment() : ledger.settled());
        }
        if (caughtUp) {
            published = settled;
            complete |= projections.caughtUp() && settled.moment().isAfter(Instant.EPOCH);
        }
        if (changed || (further && untold)) {
            untold = ledger.holdsUnsettled();
            news.tryEmitNext(true);
        }
        if (trouble != null) {
            throw trouble;
        }
        return false;
    }

    /** How far the accounts of one book are read. */
    private final class Following {
        private final Book<?, ?> book;
        private final ViewType<?> view;
        private final Set<String> changed = ConcurrentHashMap.newKeySet();
        private final Set<String> failing = ConcurrentHashMap.newKeySet();
        private final Map<String, String> revisions = new HashMap<>();
        private String collection = "";
        private boolean any;
        private boolean keptHere;
        private long sweptNanos;
        private long comparedNanos;

        Following(Book<?, ?> book) {
            this.book = book;
            this.view = book.view();
        }

        boolean takeChanged() {
            boolean taken = any;
            any = false;
            return taken;
        }

        /** @return whether everything is read that was stored when it was asked what is settled */
        boolean follow(Settled settled, boolean sweeping) {
            MongoCollection<Document> stored = projections.collection(view);
            if (!stored.getNamespace().getCollectionName().equals(collection)) {
                return begin(stored, settled);
            }
            boolean here = projections.keepsAll(view);
            Set<String> ids = Set.copyOf(changed);
            changed.removeAll(ids);
            try {
                read(stored, Filters.in(ID, ids), ids.size(), false);
            } catch (RuntimeException | Error e) {
                changed.addAll(ids);
                throw e;
            }
            long now = System.nanoTime();
            boolean all = now - comparedNanos > COMPARISON.toNanos();
            boolean due = sweeping && (!here || !keptHere || now - sweptNanos > IDLE_SWEEP.toNanos());
            if (all || due) {
                sweep(stored, all
                        ? Filters.empty()
                        : Filters.gte(ViewType.STORED_AT, System.currentTimeMillis() - OVERLAP.toMillis()));
                sweptNanos = now;
                comparedNanos = all ? now : comparedNanos;
            }
            boolean complete = all || due || (here && keptHere);
            keptHere = here && complete && projections.keepsAll(view);
            return complete;
        }

        /** Reads all accounts of a generation, unless it is behind what was told already. */
        private boolean begin(MongoCollection<Document> stored, Settled settled) {
            if (!collection.isEmpty() && !projections.hasReached(view, settled)) {
                return false;
            }
            changed.clear();
            revisions.clear();
            failing.clear();
            keptHere = false;
            long now = System.nanoTime();
            read(stored, Filters.empty(), ROWS_AHEAD, true);
            String name = stored.getNamespace().getCollectionName();
            if (projections.collection(view).getNamespace().getCollectionName().equals(name)) {
                Set<String> known = new HashSet<>(revisions.keySet());
                known.addAll(failing);
                any |= ledger.retain(book.kind(), known);
                collection = name;
                sweptNanos = now;
                comparedNanos = now;
            }
            return false;
        }

        private void sweep(MongoCollection<Document> stored, Bson which) {
            Set<String> other = new HashSet<>();
            try (var documents = Flux.from(stored.find(which).projection(new Document(REVISION, 1)))
                    .toStream(ROWS_AHEAD)) {
                documents.filter(document -> !Objects.equals(revisions.get(document.getString(ID)),
                        document.getString(REVISION))).forEach(document -> other.add(document.getString(ID)));
            }
            read(stored, Filters.in(ID, other), other.size(), false);
        }

        private void read(MongoCollection<Document> stored, Bson which, int expected, boolean anew) {
            if (expected == 0) {
                return;
            }
            try (var documents = Flux.from(stored.find(which)).toStream(ROWS_AHEAD)) {
                documents.forEach(document -> put(document, anew));
            }
        }

        private void put(Document document, boolean anew) {
            String id = document.getString(ID);
            try {
                any |= ledger.put(book.kind(), projections.read(book.view(), document), anew);
                failing.remove(id);
            } catch (RuntimeException | Error e) {
                if (failing.add(id)) {
                    LOG.error("The account of {} {} cannot be read and is left out", book.kind(), id, e);
                }
            }
            revisions.put(id, document.getString(REVISION));
        }
    }
}
