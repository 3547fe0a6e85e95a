package govbackbone.kit.projection;

import java.util.List;

import govbackbone.events.DomainEvent;
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
 * @param events   sealed interfaces of the events it holds; empty if it may hold any
 */
public record LogSource(String name, StreamableMessageSource<TrackedEventMessage<?>> messages, EventLog log,
        List<Class<? extends DomainEvent>> events) {
    public LogSource {
        events = List.copyOf(events);
    }

    public LogSource(String name, StreamableMessageSource<TrackedEventMessage<?>> messages, EventLog log) {
        this(name, messages, log, List.of());
    }

    /** Whether events of that kind may be found in it. */
    boolean holds(Class<?> wanted) {
        return events.isEmpty()
                || events.stream().anyMatch(held -> held.isAssignableFrom(wanted) || wanted.isAssignableFrom(held));
    }

    /** The log as it grows, after a position. */
    public LogTail tail(LogPosition after) {
        return LogTail.open(messages, after);
    }
}
