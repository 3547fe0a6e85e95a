package govbackbone.kit.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.follow.Follower;
import govbackbone.kit.follow.Sparingly;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All events of a few kinds of aggregate, from the first one on: each exactly once, and those of one aggregate in order. An
 * event of this instance is told before its command is answered, one of another instance as soon as the log shows it.
 * <p>
 * An aggregate whose events cannot all be read, or are not all taken, stands still until they are: its listener is told, the
 * others go on. It is tried again from time to time.
 * <p>
 * When the history of the log has changed, its listener is told to forget everything, and is told everything again.
 * <p>
 * Meant for kinds with few aggregates and few events, since everything is read again at every start.
 */
public final class AggregateFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateFeed.class);
    private static final int AT_ONCE = 500;
    private static final Duration LOOK_UP = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final PostgresEventStorageEngine engine;
    private final EventStore store;
    private final Set<String> types;
    private final Listener listener;
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, String> standing = new ConcurrentHashMap<>();
    private final Sparingly warnings = new Sparingly(Duration.ofMinutes(1));
    private final Registration subscription;
    private final Follower follower;
    private LogPosition position = LogPosition.START;
    private boolean historyChanged;
    private @Nullable LogTail tail;
    private long triedNanos = System.nanoTime();

    /** Opens feeds over one log, for those who do not know how it is stored. */
    @FunctionalInterface
    public interface Opener {
        /** {@link AggregateFeed#AggregateFeed} over that log. */
        AggregateFeed open(Collection<? extends AggregateType<?, ?, ?>> types, Listener listener);
    }

    /** Takes the events. Called by one thread at a time. */
    public interface Listener {
        /** What it knows is void: everything there is comes from the first event on. */
        void begins();

        /** Everything was told that there was when it began. */
        void knowsAll();

        /** The next event of an aggregate; what is thrown makes the aggregate stand still. */
        void take(Told told);

        /** What it knows of the aggregate is not up to date, until the next event is taken. */
        void stands(String aggregateType, String aggregateId);
    }

    /** An event and whose it is. */
    public record Told(String aggregateType, String aggregateId, DomainEvent event) {}

    /**
     * Tells everything there is, then follows. Blocks on the database.
     *
     * @param store    over that engine
     * @param meters   where it tells that it cannot go on; as {@code reference-data}, so one of a service does
     */
    public AggregateFeed(PostgresEventStorageEngine engine, EventStore store,
            Collection<? extends AggregateType<?, ?, ?>> types, Listener listener, MeterRegistry meters) {
        this.engine = engine;
        this.store = store;
        this.types = types.stream().map(AggregateType::name).collect(Collectors.toUnmodifiableSet());
        this.listener = listener;
        this.subscription = store.subscribe(this::committing);
        tellAll();
        EventLog log = EventLog.of(engine);
        this.follower = Follower.reading("reference-data", this::follow,
                () -> log.lagAfter(position, Instant.now()), Follower.Pace.idling(LOOK_UP), meters);
        follower.start();
    }

    private void tellAll() {
        position = engine.head();
        forget();
        types.forEach(type -> engine.aggregates(type).forEach(id -> catchUp(type, id)));
        synchronized (this) {
            listener.knowsAll();
        }
    }

    private synchronized void forget() {
        versions.clear();
        standing.clear();
        listener.begins();
    }

    @Override
    public void close() {
        subscription.cancel();
        follower.stop();
        closeTail();
    }

    /** The aggregates that stand still, by id, with the kind of each. */
    public Map<String, String> standing() {
        return Map.copyOf(standing);
    }

    // The tail is shared with the other readers of this store, so following it costs no query.
    private boolean follow() throws InterruptedException {
        if (historyChanged) {
            tellAll();
            historyChanged = false;
        }
        try {
            LogTail following = tail == null ? LogTail.open(store, position) : tail;
            tail = following;
            for (DomainEventMessage<?> message : following.messages(AT_ONCE, LOOK_UP)) {
                if (types.contains(message.getType())) {
                    tell(message);
                }
                position = EventMetadata.position(message);
            }
            if (System.nanoTime() - triedNanos > TRY_AGAIN.toNanos()) {
                standing.forEach((id, type) -> catchUp(type, id));
                triedNanos = System.nanoTime();
            }
            return true;
        } catch (HistoryChanged changed) {
            closeTail();
            historyChanged = true;
            throw changed;
        } catch (InterruptedException | RuntimeException | Error trouble) {
            closeTail();
            throw trouble;
        }
    }

    private void closeTail() {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    private void committing(List<? extends EventMessage<?>> events) {
        if (events.stream().anyMatch(this::isFollowed)) {
            CurrentUnitOfWork.get().afterCommit(work -> events.stream().filter(this::isFollowed)
                    .forEach(event -> tellCommitted((DomainEventMessage<?>) event)));
        }
    }

    // The command has been accepted, whatever happens here; the tail comes by again.
    private void tellCommitted(DomainEventMessage<?> event) {
        try {
            tell(event);
        } catch (RuntimeException | Error trouble) {
            LOG.warn("Cannot tell {} at once: {}", event.getIdentifier(), trouble.toString());
        }
    }

    private boolean isFollowed(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event && types.contains(event.getType());
    }

    private synchronized void tell(DomainEventMessage<?> event) {
        String id = event.getAggregateIdentifier();
        long next = versions.getOrDefault(id, 0L);
        if (event.getSequenceNumber() > next || standing.containsKey(id)) {
            catchUp(event.getType(), id);
        } else if (event.getSequenceNumber() == next) {
            take(event);
        }
    }

    private synchronized void catchUp(String type, String id) {
        try {
            engine.readEvents(id, versions.getOrDefault(id, 0L)).asStream().filter(this::isFollowed)
                    .takeWhile(this::take).forEach(taken -> {});
        } catch (UnreadableHistory missing) {
            stand(type, id, missing);
        }
    }

    /** False if the aggregate stands still. */
    private boolean take(DomainEventMessage<?> event) {
        String id = event.getAggregateIdentifier();
        try {
            DomainEvent payload = (DomainEvent) event.getPayload();
            if (payload instanceof UnreadableEvent unreadable) {
                throw UnreadableHistory.of(unreadable);
            }
            listener.take(new Told(event.getType(), id, payload));
            versions.put(id, event.getSequenceNumber() + 1);
            standing.remove(id);
            return true;
        } catch (RuntimeException | Error trouble) {
            stand(event.getType(), id, trouble);
            return false;
        }
    }

    private void stand(String type, String id, Throwable why) {
        standing.put(id, type);
        listener.stands(type, id);
        if (warnings.isDue(id)) {
            LOG.error("{} {} is not followed any further", type, id, why);
        }
    }
}
