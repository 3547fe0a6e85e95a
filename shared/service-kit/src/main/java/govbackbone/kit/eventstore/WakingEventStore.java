package govbackbone.kit.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import govbackbone.kit.decision.LogPosition;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store with streams of our own: they call a waiting reader when there are events, they keep a bounded number
 * of bytes and not of events, and they fail when nothing can be seen of the log, or when it does not hold any more what was
 * read. A reader of Axon's own streams is told nothing of that and goes on holding what another instance could work on.
 */
final class WakingEventStore extends EmbeddedEventStore {
    private static final int AT_ONCE = 500;

    private final PostgresEventStorageEngine engine;
    private final SharedTail tail;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();

    WakingEventStore(PostgresEventStorageEngine engine, SharedTail.Pace pace) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
        this.engine = engine;
        this.tail = new SharedTail(engine, pace, () -> readers.forEach(this::call));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        tail.requireSight();
        return new Stream(switch (trackingToken) {
            case null -> LogPosition.START;
            case LogToken(LogPosition at) -> at;
            default -> throw new IllegalArgumentException("Not a token of this log: " + trackingToken);
        });
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        tail.wake();
    }

    @Override
    public void shutDown() {
        tail.close();
        super.shutDown();
    }

    private void call(Runnable reader) {
        try {
            reader.run();
        } catch (RejectedExecutionException stopped) {
            readers.remove(reader);
        }
    }

    /** Reads by itself until it has caught up, then from what is shared. For one thread at a time. */
    private final class Stream implements TrackingEventStream {
        private final Queue<StoredEvent> own = new ArrayDeque<>();
        private LogPosition position;
        private @Nullable TrackedEventMessage<?> peeked;
        // Of the tail, when the log was last asked for what is at the position.
        private int history = -1;
        private volatile @Nullable Runnable reader;

        Stream(LogPosition position) {
            this.position = position;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            reader = callback;
            readers.add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(look());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long until = System.nanoTime() + unit.toNanos(timeout);
            while (look() == null) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                tail.await(position, left);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> next = look();
            while (next == null) {
                hasNextAvailable(1, TimeUnit.SECONDS);
                next = look();
            }
            position = ((LogToken) next.trackingToken()).at();
            peeked = null;
            return next;
        }

        private @Nullable TrackedEventMessage<?> look() {
            if (peeked == null) {
                tail.requireSight();
                int current = tail.histories();
                if (own.isEmpty() && history != current) {
                    own.addAll(engine.after(position, AT_ONCE));
                    history = current;
                }
                peeked = own.isEmpty() ? tail.next(position) : null;
                if (peeked == null && own.isEmpty() && !tail.covers(position)) {
                    own.addAll(engine.after(position, AT_ONCE));
                }
                StoredEvent next = own.poll();
                peeked = next == null ? peeked : engine.message(next);
            }
            return peeked;
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
            // Every event moves the token.
        }

        @Override
        public void close() {
            Runnable callback = reader;
            if (callback != null) {
                readers.remove(callback);
            }
            own.clear();
        }
    }
}
