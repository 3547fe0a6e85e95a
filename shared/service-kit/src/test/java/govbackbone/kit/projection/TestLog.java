package govbackbone.kit.projection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.LogToken;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log in memory, as stream and for random access. */
final class TestLog implements EventLog, StreamableMessageSource<TrackedEventMessage<?>> {
    private static final Actor ACTOR = new Actor("sample", "示例", null, Set.of());

    private final List<TrackedEventMessage<?>> messages = new ArrayList<>();
    private final TreeMap<String, Long> versions = new TreeMap<>();
    private final List<Runnable> callbacks = new ArrayList<>();
    private final InstantSource clock;

    TestLog(InstantSource clock) {
        this.clock = clock;
    }

    LogSource source(String name) {
        return new LogSource(name, this, this);
    }

    /** Appends the aggregate's next event. */
    Recorded<DomainEvent> append(String aggregateId, DomainEvent event) {
        return append(aggregateId, versions.merge(aggregateId, 1L, Long::sum), event);
    }

    /** Leaves out a version, as a log that has lost an event would. */
    void lose(String aggregateId) {
        versions.merge(aggregateId, 1L, Long::sum);
    }

    /** Takes the last events back, as a failover does that loses them. */
    synchronized void forget(int events) {
        for (int i = 0; i < events; i++) {
            TrackedEventMessage<?> last = messages.removeLast();
            versions.merge(((DomainEventMessage<?>) last).getAggregateIdentifier(), -1L, Long::sum);
        }
    }

    private synchronized Recorded<DomainEvent> append(String aggregateId, long version, DomainEvent event) {
        GenericEventMessage<DomainEvent> content = new GenericEventMessage<>(event, EventMetadata.of(ACTOR, "sample"));
        LogToken token = new LogToken(
                new LogPosition(messages.size() / 3 + 3, messages.size() + 1, content.getIdentifier()));
        Instant now = clock.instant();
        TrackedEventMessage<?> message = new GenericTrackedDomainEventMessage<>(token, "test.thing", aggregateId,
                version - 1, content, () -> now);
        messages.add(message);
        callbacks.forEach(TestLog::call);
        return EventMetadata.recorded(message);
    }

    /** A reader that was killed never closed its stream. */
    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RejectedExecutionException e) {
            return;
        }
    }

    synchronized List<Recorded<DomainEvent>> all() {
        return messages.stream().map(EventMetadata::recorded).toList();
    }

    @Override
    public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
        if (position.event() != null && !holds(position)) {
            throw new HistoryChanged(position);
        }
        return all().stream().filter(event -> event.position().compareTo(position) > 0).limit(limit).toList();
    }

    @Override
    public synchronized LogPosition head() {
        return messages.isEmpty() ? LogPosition.START : position(messages.getLast());
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Cursor(token instanceof LogToken(LogPosition at) ? at : LogPosition.START);
    }

    private static LogPosition position(TrackedEventMessage<?> message) {
        return ((LogToken) message.trackingToken()).at();
    }

    private synchronized @Nullable TrackedEventMessage<?> at(int index) {
        return index < messages.size() ? messages.get(index) : null;
    }

    private synchronized int indexAfter(LogPosition position) {
        int index = 0;
        while (index < messages.size() && position(messages.get(index)).compareTo(position) <= 0) {
            index++;
        }
        return index;
    }

    private final class Cursor implements BlockingStream<TrackedEventMessage<?>> {
        private int next;
        private LogPosition read;
        private @Nullable Runnable callback;

        Cursor(LogPosition after) {
            next = indexAfter(after);
            read = after;
        }

        private @Nullable TrackedEventMessage<?> next() {
            if (read.event() != null && !holds(read)) {
                throw new HistoryChanged(read);
            }
            return at(next);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(next());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return next() != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> message = next();
            if (message == null) {
                throw new IllegalStateException("At the end");
            }
            next++;
            read = position(message);
            return message;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            synchronized (TestLog.this) {
                callback = onAvailable;
                callbacks.add(onAvailable);
            }
            return true;
        }

        @Override
        public void close() {
            synchronized (TestLog.this) {
                callbacks.remove(callback);
            }
        }
    }
}
