package govbackbone.kit.decision;

import java.time.Instant;

import govbackbone.events.DomainEvent;

/**
 * An event as the log holds it.
 *
 * @param event       the payload
 * @param aggregateId whose event it is
 * @param version     1 for the aggregate's first event, then 2…: the version of the aggregate after it
 * @param recordedAt  stamped by the store
 * @param actor       who decided (without roles that the log does not keep)
 * @param position    where it stands in the log
 */
public record Recorded<E extends DomainEvent>(E event, String aggregateId, long version, Instant recordedAt,
        Actor actor, LogPosition position) {

    /**
     * The same, as an event of that kind.
     *
     * @throws ClassCastException if it is of another kind
     */
    public <F extends DomainEvent> Recorded<F> as(Class<F> kind) {
        return new Recorded<>(kind.cast(event), aggregateId, version, recordedAt, actor, position);
    }
}
