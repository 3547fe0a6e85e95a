package govbackbone.kit.eventstore;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All events of a few kinds of aggregate, from the first one on: each exactly once, and those of one aggregate in order. An
 * event of this instance is told before its command is answered, one of another instance as soon as the log shows it.
 * <p>
 * Meant for kinds with few aggregates and few events, since everything is read again at every start.
 */
public final class AggregateFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateFeed.class);
    private static final int LOOK_UP_MILLIS = 500;

    private final PostgresEventStorageEngine engine;
    private final EventStore store;
    private final Set<String> types;
    private final Consumer<Told> listener;
    private final Map<String, Long> versions = new HashMap<>();
    private final Registration subscription;
    private final Thread reader;
    private volatile boolean open = true;

    /** Opens feeds over one log, for those who do not know how it is stored. */
    @FunctionalInterface
    public interface Opener {
        /** {@link AggregateFeed#AggregateFeed} over that log. */
        AggregateFeed open(Collection<? extends AggregateType<?, ?, ?>> types, Consumer<Told> listener);
    }

    /** An event and whose it is. */
    public record Told(String aggregateType, String aggregateId, DomainEvent event) {}

    /**
     * Tells everything there is, then follows. Blocks on the database.
     *
     * @param store    over that engine
     * @param listener called by one thread at a time; what it throws is taken for trouble that passes
     */
    public AggregateFeed(PostgresEventStorageEngine engine, EventStore store,
            Collection<? extends AggregateType<?, ?, ?>> types, Consumer<Told> listener) {
        this.engine = engine;
        this.store = store;
        this.types = types.stream().map(AggregateType::name).collect(Collectors.toUnmodifiableSet());
        this.listener = listener;
        LogPosition head = engine.head();
        this.subscription = store.subscribe(this::committing);
        this.types.forEach(type -> engine.aggregates(type).forEach(this::catchUp));
        this.reader = Thread.ofVirtual().name("aggregate-feed").start(() -> follow(head));
    }

    @Override
    public void close() {
        open = false;
        subscription.cancel();
        reader.interrupt();
    }

    // The tail is shared with the other readers of this store, so following it costs no query.
    private void follow(LogPosition from) {
        LogPosition position = from;
        while (open) {
            try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(new LogToken(position))) {
                while (open) {
                    if (stream.hasNextAvailable(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS)) {
                        TrackedEventMessage<?> message = stream.nextAvailable();
                        if (isFollowed(message)) {
                            tell((DomainEventMessage<?>) message);
                        }
                        position = ((LogToken) message.trackingToken()).at();
                    }
                }
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException trouble) {
                LOG.warn("Cannot follow {}, going on after {}: {}", types, position, trouble.toString());
                pause();
            }
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
        } catch (RuntimeException trouble) {
            LOG.warn("Cannot tell {} at once: {}", event.getIdentifier(), trouble.toString());
        }
    }

    private boolean isFollowed(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event && types.contains(event.getType());
    }

    private synchronized void tell(DomainEventMessage<?> event) {
        String id = event.getAggregateIdentifier();
        long next = versions.getOrDefault(id, 0L);
        if (event.getSequenceNumber() == next) {
            listener.accept(new Told(event.getType(), id, (DomainEvent) event.getPayload()));
            versions.put(id, next + 1);
        } else if (event.getSequenceNumber() > next) {
            catchUp(id);
        }
    }

    private synchronized void catchUp(String id) {
        engine.readEvents(id, versions.getOrDefault(id, 0L)).asStream().filter(this::isFollowed).forEach(this::tell);
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_UP_MILLIS);
        } catch (InterruptedException closing) {
            open = false;
        }
    }
}
