package govbackbone.kit.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What is kept beside every event: who decided, for which request. The only place that knows the keys. */
public final class EventMetadata {
    private static final String SUBJECT = "subject";
    private static final String NAME = "name";
    private static final String UNIT = "unit";
    private static final String CORRELATION_ID = "correlationId";
    private static final String CAUSATION_ID = "causationId";

    private EventMetadata() {}

    /** The metadata of events decided by that actor, for a request of its own. */
    public static MetaData of(Actor actor, String correlationId) {
        return of(actor, correlationId, null);
    }

    /**
     * The metadata of events decided by that actor.
     *
     * @param causationId id of the event the command reacts to, if it does
     */
    public static MetaData of(Actor actor, String correlationId, @Nullable String causationId) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(SUBJECT, actor.subject());
        values.put(NAME, actor.name());
        UnitCode unit = actor.unit();
        if (unit != null) {
            values.put(UNIT, unit.value());
        }
        values.put(CORRELATION_ID, correlationId);
        if (causationId != null) {
            values.put(CAUSATION_ID, causationId);
        }
        return MetaData.from(values);
    }

    /** The actor that metadata names; its roles are not kept. */
    public static Actor actor(MetaData metadata) {
        return new Actor(text(metadata, SUBJECT), text(metadata, NAME), unit(metadata.get(UNIT)), Set.of());
    }

    /** A message read from the log as the event that projections and readers know. */
    public static Recorded<DomainEvent> recorded(TrackedEventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> domain)) {
            throw new IllegalArgumentException("Not a message of this log: " + message.getIdentifier());
        }
        return new Recorded<>((DomainEvent) domain.getPayload(), domain.getAggregateIdentifier(),
                domain.getSequenceNumber() + 1, domain.getTimestamp(), actor(domain.getMetaData()), position(message));
    }

    /**
     * The same, if it can be read.
     *
     * @throws UnreadableHistory if it cannot
     */
    public static Recorded<DomainEvent> readable(TrackedEventMessage<?> message) {
        Recorded<DomainEvent> recorded = recorded(message);
        if (recorded.event() instanceof UnreadableEvent unreadable) {
            throw UnreadableHistory.of(unreadable);
        }
        return recorded;
    }

    /** Where a message read from the log stands in it. */
    static LogPosition position(Message<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked && tracked.trackingToken() instanceof LogToken(var at)) {
            return at;
        }
        throw new IllegalArgumentException("Not a message of this log: " + message.getIdentifier());
    }

    /** The same, with what ties it to other events. */
    static LogEntry entry(TrackedEventMessage<?> message) {
        return new LogEntry(recorded(message), message.getIdentifier(), text(message.getMetaData(), CORRELATION_ID));
    }

    private static String text(MetaData metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? "" : value.toString();
    }

    private static @Nullable UnitCode unit(@Nullable Object value) {
        return value == null ? null : new UnitCode(value.toString());
    }
}
