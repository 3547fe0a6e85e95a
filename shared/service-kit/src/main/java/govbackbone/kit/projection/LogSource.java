package govbackbone.kit.projection;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.LogTail;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * A log that projections fold.
 *
 * @param name     the service that writes it; documents remember under this name how far they have read it, so it never
 *                 changes
 * @param messages the log as a stream whose tokens are {@link govbackbone.kit.eventstore.LogToken}s
 * @param log      the same log for random access
 */
public record LogSource(String name, StreamableMessageSource<TrackedEventMessage<?>> messages, EventLog log) {
    /** The log as it grows, after a position. */
    public LogTail tail(LogPosition after) {
        return LogTail.open(messages, after);
    }
}
