package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.follow.Sparingly;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the log, read once for all streams of this instance that have caught up, and kept up to so many bytes. It looks
 * often while something happens and seldom while nothing does; an append of this instance makes it look at once.
 * <p>
 * Whatever fails while it looks, it looks again, with growing pauses. Who reads must know that nothing is seen meanwhile, so
 * that somebody else can take over: {@link #requireSight}. Who reads must also learn that the history of the log has changed
 * behind its back, which only a read of its own can tell: {@link #histories}.
 */
final class SharedTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTail.class);
    private static final int AT_ONCE = 500;
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PostgresEventStorageEngine engine;
    private final Pace pace;
    private final Runnable onNews;
    private final Sparingly warnings = new Sparingly(Duration.ofMinutes(1));

    private final ConcurrentSkipListMap<LogPosition, Held> held = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition wanted = lock.newCondition();
    // Every event after it, up to the last one read, is held; null before the first look.
    private volatile @Nullable LogPosition from;
    private volatile long seenNanos;
    private final AtomicInteger histories = new AtomicInteger();
    private volatile boolean open = true;
    private @Nullable Thread thread;
    private boolean awake;
    private long activeNanos;
    private long bytes;

    private record Held(TrackedEventMessage<?> message, int bytes) {}

    /**
     * How it looks.
     *
     * @param busy    pause between two looks while something happens: so late an event of another instance is seen
     * @param idle    pause when nothing has happened for a second
     * @param blind   without a look for so long, readers are told that nothing is seen
     * @param bytes   of events kept for the readers
     */
    record Pace(Duration busy, Duration idle, Duration blind, long bytes) {}

    /** @param onNews called whenever there are new events */
    SharedTail(PostgresEventStorageEngine engine, Pace pace, Runnable onNews) {
        this.engine = engine;
        this.pace = pace;
        this.onNews = onNews;
        this.seenNanos = System.nanoTime();
    }

    /**
     * Begins to look, if it does not already.
     *
     * @throws IllegalStateException if for some time nothing could be seen of the log
     */
    void requireSight() {
        lock.lock();
        try {
            if (open && (thread == null || !thread.isAlive())) {
                // Not a virtual thread: it must see even when these are all busy.
                thread = Thread.ofPlatform().daemon().name("log-tail").start(this::run);
                seenNanos = Math.max(seenNanos, System.nanoTime());
            }
        } finally {
            lock.unlock();
        }
        Duration blind = Duration.ofNanos(System.nanoTime() - seenNanos);
        if (blind.compareTo(pace.blind()) > 0) {
            throw new IllegalStateException("Nothing was seen of the log for " + blind.toSeconds() + " s");
        }
    }

    /** How often the log was found not to hold any more what had been read of it. */
    int histories() {
        return histories.get();
    }

    /** Whether every event after that position is here as soon as it can be read. */
    boolean covers(LogPosition position) {
        LogPosition start = from;
        return start != null && position.compareTo(start) >= 0;
    }

    /** The first event after a position that is covered; null if there is none yet or it is not covered any more. */
    @Nullable
    TrackedEventMessage<?> next(LogPosition after) {
        Map.Entry<LogPosition, Held> next = held.higherEntry(after);
        return next != null && covers(after) ? next.getValue().message() : null;
    }

    /** Waits for an event after a position, or for another history, but not longer than that. */
    void await(LogPosition after, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int history = histories.get();
            long left = covers(after) ? nanos : Math.min(nanos, pace.busy().toNanos());
            while (left > 0 && held.higherKey(after) == null && history == histories.get()) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** To be called when this instance has appended something. */
    void wake() {
        lock.lock();
        try {
            awake = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        open = false;
        wake();
    }

    private void run() {
        int failures = 0;
        while (open) {
            try {
                boolean any = look();
                failures = 0;
                if (!any) {
                    pause(System.nanoTime() - activeNanos < BUSY_NANOS
                            ? pace.busy().toNanos()
                            : pace.idle().toNanos());
                }
            } catch (HistoryChanged e) {
                LOG.error("The log is read from its end again. {}", e.getMessage());
                forget();
                histories.incrementAndGet();
                signal();
            } catch (RuntimeException | Error e) {
                failures = Math.min(failures + 1, 10);
                recover(e);
                pause(Math.min(LONGEST_PAUSE_NANOS, pace.busy().toNanos() << failures));
            }
        }
    }

    private boolean look() {
        LogPosition start = from;
        if (start == null) {
            from = engine.head();
            seenNanos = System.nanoTime();
            signal();
            return true;
        }
        List<StoredEvent> events = engine.after(held.isEmpty() ? start : held.lastKey(), AT_ONCE);
        seenNanos = System.nanoTime();
        if (events.isEmpty()) {
            return false;
        }
        activeNanos = System.nanoTime();
        events.forEach(event -> {
            held.put(event.position(), new Held(engine.message(event), event.bytes()));
            bytes += event.bytes();
        });
        while (bytes > pace.bytes() && held.size() > 1) {
            Map.Entry<LogPosition, Held> oldest = held.firstEntry();
            // In this order, so that who finds the next one missing sees that it is not covered.
            from = oldest.getKey();
            held.remove(oldest.getKey());
            bytes -= oldest.getValue().bytes();
        }
        signal();
        onNews.run();
        return true;
    }

    // An Error may have been a lack of memory: what is held is the first to go.
    private void recover(Throwable trouble) {
        if (trouble instanceof Error) {
            forget();
        }
        if (warnings.isDue(String.valueOf(trouble))) {
            LOG.warn("The log cannot be read, trying again: {}", trouble.toString());
        }
    }

    private void forget() {
        from = null;
        held.clear();
        bytes = 0;
    }

    private void signal() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (!awake && left > 0) {
                left = wanted.awaitNanos(left);
            }
            if (awake) {
                activeNanos = System.nanoTime();
            }
            awake = false;
        } catch (InterruptedException e) {
            // Nobody but close() ends it.
            awake = false;
        } finally {
            lock.unlock();
        }
    }
}
