package govbackbone.kit.eventstore;

import java.time.Instant;
import java.util.List;

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

    /** Up to {@code limit} events of every kind after a position, in log order; nothing that could be overtaken later. */
    List<Recorded<DomainEvent>> after(LogPosition position, int limit);

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
