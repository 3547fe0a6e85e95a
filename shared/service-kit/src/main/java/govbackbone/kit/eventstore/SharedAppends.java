package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * Appends that come while another one is being committed share the next transaction, so that a busy log pays for fewer
 * commits and an idle one waits for nothing. Whoever finds nobody writing writes for all that wait; nobody writes twice.
 * <p>
 * What goes wrong with a shared transaction is nobody's answer, unless the database is away: each of its appends is then
 * tried alone, on its own thread, so that a failure is told only to the one that causes it and the next appends do not wait
 * for that.
 */
public final class SharedAppends {
    private static final String ALLOWED = SharedAppends.class.getName();
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WEIGHT = 1 << 20;
    private static final int MOST_ALONE = 4;

    private final Writer writer;
    private final Duration patience;
    private final Queue<Append> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Semaphore alone = new Semaphore(MOST_ALONE, true);

    /** Stores events and commits them all, or none. */
    interface Writer {
        /**
         * @param events of several appends, sorted by aggregate
         * @throws LockedException if another transaction has not yet ended that may have written one of them
         */
        void together(List<NewEvent> events);

        /** @param events of one append, which may have been stored by a {@link #together} that failed */
        void alone(List<NewEvent> events);
    }

    /** Another transaction stands in the way. */
    static final class LockedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LockedException(Throwable cause) {
            super("Another transaction stands in the way", cause, false, false);
        }
    }

    /** @param patience how long an append waits until it is somebody's turn to write it */
    SharedAppends(Writer writer, Duration patience) {
        this.writer = writer;
        this.patience = patience;
    }

    /**
     * Says that a unit of work writes nothing but its events, so they may become durable before and apart from its
     * transaction.
     */
    public static void allow(UnitOfWork<?> work) {
        work.resources().put(ALLOWED, true);
    }

    static boolean areAllowed() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get().resources().containsKey(ALLOWED);
    }

    /**
     * Returns when the events are durable; throws what the writer throws of them.
     *
     * @param events at least one
     * @throws QueryTimeoutException if they waited too long; they are not stored then
     */
    void append(List<NewEvent> events) {
        Append own = new Append(events, Thread.currentThread());
        waiting.add(own);
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        while (own.outcome == Outcome.OPEN) {
            if (writing.compareAndSet(false, true)) {
                try {
                    writeNext();
                } finally {
                    writing.set(false);
                    callFirst();
                }
            } else if (System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(this, deadline - System.nanoTime());
            } else if (waiting.remove(own)) {
                // It may have been this one that was called.
                callFirst();
                throw new QueryTimeoutException("The log is too slow");
            } else {
                // It is being written, and every writer comes to an end.
                LockSupport.parkNanos(this, patience.toNanos());
            }
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            own.thread.interrupt();
        }
        finish(own);
    }

    private void finish(Append own) {
        switch (own.outcome) {
            case OPEN -> throw new IllegalStateException("Not settled");
            case STORED -> {
            }
            case TO_BE_TRIED_ALONE -> tryAlone(own.events);
            case FAILED -> {
                if (own.failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) own.failure;
            }
        }
    }

    private void tryAlone(List<NewEvent> events) {
        if (!acquire()) {
            throw new QueryTimeoutException("The log is too slow");
        }
        try {
            writer.alone(events);
        } finally {
            alone.release();
        }
    }

    private boolean acquire() {
        try {
            return alone.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // Whoever waits longest writes next, for all others as well.
    private void callFirst() {
        Append first = waiting.peek();
        if (first != null) {
            LockSupport.unpark(first.thread);
        }
    }

    /** Settles all that it takes, whatever happens. */
    private void writeNext() {
        List<Append> together = new ArrayList<>(MOST_TOGETHER);
        Outcome outcome = Outcome.FAILED;
        Throwable failure = null;
        try {
            take(together);
            writer.together(together.stream().flatMap(append -> append.events.stream()).toList());
            outcome = Outcome.STORED;
        } catch (RuntimeException | Error e) {
            failure = e;
            outcome = Outcome.of(e, together.size());
        } finally {
            for (Append append : together) {
                append.failure = failure;
                append.outcome = outcome;
            }
            together.forEach(append -> LockSupport.unpark(append.thread));
        }
    }

    private void take(List<Append> together) {
        long weight = 0;
        for (Append append = waiting.peek(); append != null; append = waiting.peek()) {
            weight += append.weight;
            if (!together.isEmpty() && (together.size() == MOST_TOGETHER || weight > MOST_WEIGHT)) {
                break;
            }
            // One that has given up waiting is gone.
            if (waiting.remove(append)) {
                together.add(append);
            }
        }
        // Two instances that write the same aggregates then wait for each other in one direction only.
        together.sort(Comparator.comparing(append -> append.events.getFirst().aggregateId()));
    }

    private enum Outcome {
        OPEN, STORED, TO_BE_TRIED_ALONE, FAILED;

        static Outcome of(Throwable failure, int appends) {
            if (failure instanceof LockedException) {
                return TO_BE_TRIED_ALONE;
            }
            return appends == 1 || Outage.explains(failure) ? FAILED : TO_BE_TRIED_ALONE;
        }
    }

    private static final class Append {
        private final List<NewEvent> events;
        private final Thread thread;
        private final long weight;
        private @Nullable Throwable failure;
        private volatile Outcome outcome = Outcome.OPEN;

        Append(List<NewEvent> events, Thread thread) {
            this.events = events;
            this.thread = thread;
            this.weight = events.stream().mapToLong(NewEvent::weight).sum();
        }
    }
}
