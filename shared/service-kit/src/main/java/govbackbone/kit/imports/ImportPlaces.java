package govbackbone.kit.imports;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Problem;
import reactor.core.publisher.Mono;

/**
 * Places for imports: a few, and one for each actor. A place is taken before the first byte of a file is read and free again
 * when the work on it has ended, whether or not anybody still listens. The work is done by platform threads of its own, so
 * however long it computes, the others get their share of the processors.
 */
final class ImportPlaces implements AutoCloseable {
    static final int PLACES = 4;
    private static final int THREADS = 2;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore free = new Semaphore(PLACES);
    private final Set<String> subjects = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().daemon().name("import-", 0).factory());

    /**
     * Goes on with a place for the actor.
     *
     * @return fails with a {@link Problem}, 503, if all are taken or the actor has one
     */
    <T> Mono<T> taken(Actor actor, Function<Place, Mono<T>> use) {
        return Mono.using(() -> take(actor.subject()), use, Place::isNotNeeded);
    }

    private Place take(String subject) {
        if (!subjects.add(subject)) {
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
        if (!free.tryAcquire()) {
            subjects.remove(subject);
            throw Problem.unavailable(RETRY_AFTER_SECONDS);
        }
        return new Place(subject);
    }

    int free() {
        return free.availablePermits();
    }

    /** A place that is taken. */
    final class Place {
        private enum Use {
            WAITING, WORKING, LEFT
        }

        private final String subject;
        private final AtomicReference<Use> use = new AtomicReference<>(Use.WAITING);

        private Place(String subject) {
            this.subject = subject;
        }

        /** Works, once. Whoever hangs up loses the answer, not what is being done. */
        <T> Mono<T> work(Supplier<T> work) {
            return Mono.fromFuture(() -> {
                if (!use.compareAndSet(Use.WAITING, Use.WORKING)) {
                    throw new IllegalStateException("A place is worked on once");
                }
                try {
                    return CompletableFuture.supplyAsync(() -> worked(work), threads);
                } catch (RejectedExecutionException stopping) {
                    leave();
                    throw Problem.unavailable(RETRY_AFTER_SECONDS);
                }
            }, true);
        }

        private <T> T worked(Supplier<T> work) {
            try {
                return work.get();
            } finally {
                leave();
            }
        }

        private void isNotNeeded() {
            if (use.compareAndSet(Use.WAITING, Use.LEFT)) {
                leave();
            }
        }

        private void leave() {
            subjects.remove(subject);
            free.release();
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }
}
