package govbackbone.kit.eventstore;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's event store, whose streams call a waiting reader when there are events. Axon's own do not, and its pooled
 * processors then look only twice a second. One more stream at the head of the log notices the events; it shares the
 * queries of all others that have caught up.
 */
final class WakingEventStore extends EmbeddedEventStore {
    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);
    private static final long LOOK_MILLIS = 1_000;

    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Thread watcher = Thread.ofVirtual().name("log-watcher").unstarted(this::watch);

    WakingEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return new WakingStream(super.openStream(trackingToken));
    }

    @Override
    public void shutDown() {
        watcher.interrupt();
        super.shutDown();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try (TrackingEventStream head = super.openStream(createHeadToken())) {
                while (true) {
                    if (head.hasNextAvailable((int) LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        do {
                            head.nextAvailable();
                        } while (head.hasNextAvailable());
                        readers.forEach(this::call);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.debug("The log cannot be watched; its readers look by themselves", e);
                pause();
            }
        }
    }

    private void call(Runnable reader) {
        try {
            reader.run();
        } catch (RejectedExecutionException stopped) {
            readers.remove(reader);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class WakingStream implements TrackingEventStream {
        private final TrackingEventStream stream;
        private volatile @Nullable Runnable reader;

        WakingStream(TrackingEventStream stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            reader = callback;
            readers.add(callback);
            if (!watched.getAndSet(true)) {
                watcher.start();
            }
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
            stream.skipMessagesWithPayloadTypeOf(ignoredMessage);
        }

        @Override
        public void close() {
            Runnable callback = reader;
            if (callback != null) {
                readers.remove(callback);
            }
            stream.close();
        }
    }
}
