package govbackbone.kit.eventstore;

import java.time.LocalDate;

import govbackbone.events.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the log where this release cannot read an event: a newer release wrote it, or its payload has not the shape
 * of its type. Who folds events of that kind must not go on as if it were not there; everybody else passes over it.
 *
 * @param type        under which it is stored
 * @param revision    under which it is stored
 * @param kind        its class, if the type is known; else the sealed interface of its aggregate's events; null if this
 *                    release knows neither
 * @param why         it cannot be read
 * @param effectiveOn as far as its payload tells; {@link LocalDate#MIN} if it does not
 */
public record UnreadableEvent(String type, int revision, @Nullable Class<? extends DomainEvent> kind, Why why,
        LocalDate effectiveOn) implements DomainEvent {
    /** Why it cannot be read. */
    public enum Why {
        /** No event of that name is known here. */
        UNKNOWN_TYPE,
        /** The event is known, but not that revision of it. */
        NEWER_REVISION,
        /** The payload has not the shape of its type and revision. */
        WRONG_SHAPE
    }

    /** Whether it may be one of these events, so that who folds them has to do with it. */
    public boolean concerns(Class<? extends DomainEvent> events) {
        Class<? extends DomainEvent> known = kind;
        return known != null && (events.isAssignableFrom(known)
                || (events.isInterface() && known.isAssignableFrom(events)));
    }

    /** What an administrator is told. */
    public String told() {
        return "%s %d: %s".formatted(type, revision, switch (why) {
            case UNKNOWN_TYPE -> "this release knows no such event";
            case NEWER_REVISION -> "this release knows only older revisions of it";
            case WRONG_SHAPE -> "the payload has not the shape of the event";
        });
    }
}
