package govbackbone.kit.projection;

import java.time.Instant;

import govbackbone.kit.decision.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be applied to its document, or that waits behind such an event.
 *
 * @param projection name
 * @param documentId the document that stands still
 * @param source     name of the log
 * @param position   of the event in that log
 * @param version    of the document's aggregate after the event; 0 if the event belongs to another aggregate
 * @param type       stable name of the event
 * @param error      class of what was thrown; null for an event that only waits
 * @param message    of what was thrown
 * @param at         when it was parked
 */
public record ParkedEvent(String projection, String documentId, String source, LogPosition position, long version,
        String type, @Nullable String error, @Nullable String message, Instant at) {}
