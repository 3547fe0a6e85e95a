package govbackbone.kit.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;

/** Reading the service's own log. Every method blocks on the database: never call it on an event loop. */
public interface EventLog {
    /** All events of one aggregate, oldest first; empty if there is no such aggregate. */
    <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId);

    /**
     * A part of that: up to {@code limit} events after one of its versions.
     *
     * @param version 0 for the first
     */
    default <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId,
            long version, int limit) {
        return history(type, aggregateId).stream().filter(recorded -> recorded.version() > version).limit(limit)
                .toList();
    }

    /**
     * Up to {@code limit} events of every kind after a position, in log order; nothing that could be overtaken later.
     *
     * @throws HistoryChanged if the position names an event that is not there
     */
    List<Recorded<DomainEvent>> after(LogPosition position, int limit);

    /**
     * Up to {@code limit} events of some kinds after a position and up to another one, in log order. All others are left
     * aside by the database. Who got fewer has read on to {@code upTo}.
     *
     * @param kinds records of events
     */
    default List<Recorded<DomainEvent>> between(LogPosition position, LogPosition upTo,
            Set<Class<? extends DomainEvent>> kinds, int limit) {
        return after(position, Integer.MAX_VALUE).stream()
                .filter(event -> event.position().compareTo(upTo) <= 0 && kinds.contains(event.event().getClass()))
                .limit(limit).toList();
    }

    /** Whether the event that was read at a position is there; for a bare place, whether any is. So is the beginning. */
    default boolean holds(LogPosition position) {
        return position.equals(LogPosition.START)
                || after(position.before(), 1).stream().anyMatch(event -> event.position().agreesWith(position));
    }

    /**
     * The event at a position.
     *
     * @throws HistoryChanged if it is not there
     */
    default Recorded<DomainEvent> at(LogPosition position) {
        return after(position.before(), 1).stream().filter(event -> event.position().agreesWith(position)).findFirst()
                .orElseThrow(() -> new HistoryChanged(position));
    }

    /** How many events of every kind come after a position; counting stops at {@code cap}. */
    default int countAfter(LogPosition position, int cap) {
        return after(position, cap).size();
    }

    /** The position of the last event that can be read now; {@link LogPosition#START} if there is none. */
    LogPosition head();

    /** How far it can be read, and what is still being written; as it is, all that was begun has ended. */
    default Horizon horizon() {
        Instant now = Instant.now();
        return new Horizon(head(), now, 0, 0, null);
    }

    /** The log that an engine stores or, with the login of a reader, reads. */
    static EventLog of(PostgresEventStorageEngine engine) {
        return new PostgresEventLog(engine);
    }
}
