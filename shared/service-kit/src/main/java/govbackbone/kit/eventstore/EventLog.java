package govbackbone.kit.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.follow.Lag;

/** Reading the service's own log. Every method blocks on the database: never call it on an event loop. */
public interface EventLog {
    /**
     * All events of one aggregate, oldest first; empty if there is no such aggregate.
     *
     * @throws UnreadableHistory if one of them cannot be read, or is missing
     */
    <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId);

    /**
     * What stands in the log of one aggregate, in order, also if not all of it can be read: with every
     * {@link UnreadableEvent}, and without what is missing.
     */
    default List<Recorded<DomainEvent>> found(AggregateType<?, ?, ?> type, String aggregateId) {
        return found(type, aggregateId, 0, Integer.MAX_VALUE);
    }

    /**
     * A part of that: up to {@code limit} events after one of its versions.
     *
     * @param version 0 for the first
     */
    default List<Recorded<DomainEvent>> found(AggregateType<?, ?, ?> type, String aggregateId, long version,
            int limit) {
        return history(type, aggregateId).stream().filter(recorded -> recorded.version() > version).limit(limit)
                .map(event -> event.as(DomainEvent.class)).toList();
    }

    /**
     * Up to {@code limit} events of every kind after a position, in log order; nothing that could be overtaken later. Fewer
     * than there are when they are large; none only if there are none. An event may be an {@link UnreadableEvent}.
     *
     * @throws HistoryChanged if the position names an event that is not there
     */
    List<Recorded<DomainEvent>> after(LogPosition position, int limit);

    /**
     * Up to {@code limit} events of some kinds after a position and up to another one, in log order. All others are left
     * aside by the database. Fewer than there are when they are large; none only if there are none.
     *
     * @param kinds records of events; one of them that cannot be read is an {@link UnreadableEvent}
     */
    default List<Recorded<DomainEvent>> between(LogPosition position, LogPosition upTo,
            Set<Class<? extends DomainEvent>> kinds, int limit) {
        return after(position, Integer.MAX_VALUE).stream()
                .filter(event -> event.position().compareTo(upTo) <= 0 && isOneOf(event.event(), kinds))
                .limit(limit).toList();
    }

    private static boolean isOneOf(DomainEvent event, Set<Class<? extends DomainEvent>> kinds) {
        Class<?> kind = event instanceof UnreadableEvent unreadable ? unreadable.kind() : event.getClass();
        return kind != null && kinds.contains(kind);
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

    /**
     * How far behind it is who has dealt with everything up to a position.
     *
     * @param now compared with the moments of recording
     */
    default Lag lagAfter(LogPosition position, Instant now) {
        if (!holds(position)) {
            return Lag.HISTORY_CHANGED;
        }
        List<Recorded<DomainEvent>> next = after(position, 1);
        return next.isEmpty()
                ? new Lag(0, 0, false)
                : new Lag(countAfter(position, Lag.EVENTS_CAP),
                        Math.max(0, Duration.between(next.getFirst().recordedAt(), now).toMillis() / 1_000.0), false);
    }

    /** How often an event was met here that this release cannot read, by type. */
    default Map<String, Long> unreadable() {
        return Map.of();
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
