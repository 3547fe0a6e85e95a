package govbackbone.reporting.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.kit.projection.Change;
import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.Projections;
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
 * other instances within seconds. An account that was built anew is read anew.
 */
public final class LedgerFollower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int ROWS_AHEAD = 1_000;
    private static final Seen NOTHING = new Seen("", 0, 0);

    private final Ledger ledger;
    private final List<Book<?, ?>> books;
    private final Projections projections;
    private final Map<String, Book<?, ?>> byCollection = new HashMap<>();
    private final Map<String, Set<String>> changed = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private final Sinks.Many<Boolean> news = Sinks.many().multicast().directBestEffort();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("ledger-follower").unstarted(task));
    private volatile boolean running;
    private volatile boolean complete;
    private boolean troubled;
    private long sweptNanos = System.nanoTime() - SWEEP.toNanos();
    private Disposable listening = () -> {};

    /**
     * How far a book was read.
     *
     * @param before  the sweep before the last had come this far: another instance stores a batch in no order, so the last
     *                sweep may have seen the end of one without its beginning
     */
    private record Seen(String collection, long before, long transaction) {}

    LedgerFollower(Ledger ledger, Catalogue catalogue, Projections projections) {
        this.ledger = ledger;
        this.books = catalogue.books();
        this.projections = projections;
        books.forEach(book -> byCollection.put(book.view().collection(), book));
    }

    /** Told whenever the ledger has changed. */
    public Flux<Boolean> news() {
        return news.asFlux();
    }

    /** Whether everything that was stored when this instance started is in the ledger. */
    boolean isComplete() {
        return complete;
    }

    /** How many seconds the accounts are behind the logs; what was stored is in the ledger within a moment. */
    public double lagSeconds() {
        return projections.list().stream().mapToDouble(ProjectionStatus::lagSeconds).max().orElse(0);
    }

    @Override
    public void start() {
        running = true;
        listening = projections.changes().filter(change -> byCollection.containsKey(change.collection()))
                .subscribe(this::note);
        var _ = thread.scheduleWithFixedDelay(this::follow, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        listening.dispose();
        thread.shutdownNow();
        news.tryEmitComplete();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void note(Change change) {
        changed.computeIfAbsent(change.collection(), collection -> ConcurrentHashMap.newKeySet()).add(change.id());
    }

    private void follow() {
        try {
            boolean any = false;
            for (Map.Entry<String, Set<String>> entry : changed.entrySet()) {
                Set<String> ids = new HashSet<>(entry.getValue());
                // What changes again while it is read is read again; what cannot be read now is found by the next sweep.
                entry.getValue().removeAll(ids);
                if (!ids.isEmpty()) {
                    any |= read(Objects.requireNonNull(byCollection.get(entry.getKey())), Filters.in("_id", ids),
                            false);
                }
            }
            if (System.nanoTime() - sweptNanos > SWEEP.toNanos()) {
                any |= sweep();
                sweptNanos = System.nanoTime();
            }
            if (any) {
                news.tryEmitNext(true);
            }
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled && running) {
                LOG.warn("The ledger waits for its database", e);
            }
            troubled = true;
        }
    }

    /** Everything that has changed since the last time, whoever stored it; all of it when the accounts were built anew. */
    private boolean sweep() {
        boolean caughtUp = projections.caughtUp();
        boolean any = false;
        for (Book<?, ?> book : books) {
            String collection = collection(book).getNamespace().getCollectionName();
            Seen last = seen.getOrDefault(book.kind(), NOTHING);
            boolean anew = !last.collection().equals(collection);
            any |= read(book, Filters.gte("transaction", anew ? 0L : last.before()), anew);
            seen.put(book.kind(),
                    new Seen(collection, anew ? 0 : last.transaction(), ledger.transaction(book.kind())));
        }
        complete |= caughtUp;
        return any;
    }

    private MongoCollection<Document> collection(Book<?, ?> book) {
        return projections.collection(book.view());
    }

    private boolean read(Book<?, ?> book, Bson which, boolean anew) {
        boolean any = false;
        try (var documents = Flux.from(collection(book).find(which))
                .toStream(ROWS_AHEAD)) {
            for (Document document : (Iterable<Document>) documents::iterator) {
                any |= ledger.put(book.kind(), projections.read(book.view(), document), anew);
            }
        }
        return any;
    }
}
