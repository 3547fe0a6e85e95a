package govbackbone.kit.reaction;

import java.time.Instant;

import govbackbone.kit.decision.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * An event that a reaction could not deal with, or that waits behind such an event of the same aggregate.
 *
 * @param reaction      name
 * @param aggregateId   whose events stand still for this reaction
 * @param position      of the event in its log
 * @param version       of its aggregate after the event
 * @param eventId       its own id
 * @param correlationId of the request that caused it
 * @param type          the event's class, simple name
 * @param reached       how many of its consequences are dealt with; a retry goes on behind them
 * @param error         class of what was thrown; null for an event that waits or is due to be tried again
 * @param message       of what was thrown
 * @param at            when it was parked
 */
public record ParkedReaction(String reaction, String aggregateId, LogPosition position, long version, String eventId,
        String correlationId, String type, int reached, @Nullable String error, @Nullable String message, Instant at) {}
