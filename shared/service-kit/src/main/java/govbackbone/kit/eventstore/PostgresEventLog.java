package govbackbone.kit.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** {@link EventLog} over the storage engine. */
final class PostgresEventLog implements EventLog {
    private final PostgresEventStorageEngine engine;

    PostgresEventLog(PostgresEventStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
        return engine.readEvents(aggregateId).asStream().filter(message -> message.getType().equals(type.name()))
                .map(message -> EventMetadata.readable((TrackedEventMessage<?>) message).as(type.events())).toList();
    }

    @Override
    public List<Recorded<DomainEvent>> found(AggregateType<?, ?, ?> type, String aggregateId, long version,
            int limit) {
        return engine.history(aggregateId, version, limit)
                .filter(message -> message instanceof DomainEventMessage<?> event
                        && event.getType().equals(type.name()))
                .map(EventMetadata::recorded).toList();
    }

    @Override
    public Map<String, Long> unreadable() {
        return engine.unreadable();
    }

    @Override
    public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
        return engine.messages(engine.after(position, limit)).map(EventMetadata::recorded).toList();
    }

    @Override
    public List<Recorded<DomainEvent>> between(LogPosition position, LogPosition upTo,
            Set<Class<? extends DomainEvent>> kinds, int limit) {
        return engine.messages(engine.between(position, upTo, kinds, limit)).map(EventMetadata::recorded).toList();
    }

    @Override
    public boolean holds(LogPosition position) {
        return engine.holds(position);
    }

    @Override
    public int countAfter(LogPosition position, int cap) {
        return engine.countAfter(position, cap);
    }

    @Override
    public LogPosition head() {
        return engine.head();
    }

    @Override
    public Horizon horizon() {
        return engine.horizon();
    }
}
