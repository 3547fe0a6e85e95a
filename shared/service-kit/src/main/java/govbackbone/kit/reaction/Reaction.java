package govbackbone.kit.reaction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.jspecify.annotations.Nullable;

/**
 * When that happens, then this is to be done: a bean of this type is followed by the kit.
 * Given as {@link govbackbone.kit.decision.Actor#BACKBONE}, the commands of the events of one aggregate keep the log's
 * order; those of different aggregates go side by side. A refused command is an answer: it is counted, logged with its
 * code, and left.
 *
 * @param <E>    sealed interface of the events it looks at
 * @param name   kebab-case, unique in the service, never changed: the position and the exactly-once effect hang on it
 * @param log    name of the {@link govbackbone.kit.projection.LogSource} of another service; null for the service's own
 * @param events {@code E}; all other events of the log are passed over
 * @param react  deterministic: the same event gives the same commands in the same order; besides the event it may look only
 *               at what never changes, the log up to that event
 * @param since  which events have consequences; null for all of the log: what is derived from them would be wrong without the
 *               old ones
 */
public record Reaction<E extends DomainEvent>(String name, @Nullable String log, Class<E> events,
        Function<Recorded<E>, List<Consequence<?>>> react, @Nullable Since<E> since) {

    /**
     * Events of what happened since the reaction was first started: nobody wants to hear of what was over before.
     *
     * @param happened when, as an event tells it
     * @param before   for how long before the first start it makes up
     */
    public record Since<E extends DomainEvent>(Function<Recorded<E>, Instant> happened, Duration before) {}

    /** A reaction to all events of the service's own log. */
    public Reaction(String name, Class<E> events, Function<Recorded<E>, List<Consequence<?>>> react) {
        this(name, null, events, react, null);
    }

    /** A reaction to all events of the log of another service. */
    public Reaction(String name, String log, Class<E> events, Function<Recorded<E>, List<Consequence<?>>> react) {
        this(name, log, events, react, null);
    }

    /** The same reaction, to events recorded since it was first started. */
    public Reaction<E> sinceFirstStart() {
        return sinceFirstStart(Duration.ZERO);
    }

    /** The same reaction, to events recorded since some time before it was first started. */
    public Reaction<E> sinceFirstStart(Duration before) {
        return new Reaction<>(name, log, events, react, new Since<>(Recorded::recordedAt, before));
    }

    /**
     * The same reaction, to events of what happened since it was first started.
     *
     * @param happened when, as the event tells it
     */
    public Reaction<E> sinceFirstStart(Function<Recorded<E>, Instant> happened) {
        return new Reaction<>(name, log, events, react, new Since<>(happened, Duration.ZERO));
    }

    /** The same reaction, with the name that the service's own log has. */
    Reaction<E> in(String service) {
        return log == null ? new Reaction<>(name, service, events, react, since) : this;
    }

    /** @param firstStart of the reaction */
    boolean looksAt(Recorded<DomainEvent> any, Instant firstStart) {
        if (any.event() instanceof UnreadableEvent unreadable) {
            return unreadable.concerns(events) && isSince(firstStart, any.recordedAt());
        }
        return events.isInstance(any.event())
                && (since == null || isSince(firstStart, since.happened().apply(any.as(events))));
    }

    private boolean isSince(Instant firstStart, Instant happened) {
        return since == null || !happened.isBefore(firstStart.minus(since.before()));
    }

    /**
     * What is to be done because of any event of the log.
     *
     * @throws UnreadableHistory if it cannot be read and may be one that it looks at
     */
    List<Consequence<?>> to(Recorded<DomainEvent> any) {
        if (any.event() instanceof UnreadableEvent unreadable && unreadable.concerns(events)) {
            throw UnreadableHistory.of(unreadable);
        }
        return events.isInstance(any.event())
                ? react.apply(any.as(events))
                : List.of();
    }
}
