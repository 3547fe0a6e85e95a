package govbackbone.kit.eventstore;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;

/**
 * An event with what ties it to others.
 *
 * @param recorded      the event
 * @param eventId       its own id, a UUID
 * @param correlationId of the request that caused it, directly or through other events
 */
public record LogEntry(Recorded<DomainEvent> recorded, String eventId, String correlationId) {}
