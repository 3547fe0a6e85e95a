package govbackbone.kit.reaction;

import java.util.List;
import java.util.function.Function;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;

/**
 * When that happens, then this is to be done: a bean of this type is followed by the kit, from the beginning of the log.
 * Given as {@link govbackbone.kit.decision.Actor#BACKBONE}, the commands of the events of one aggregate keep the log's
 * order; those of different aggregates go side by side. A refused command is an answer: it is counted, logged with its
 * code, and left.
 *
 * @param <E>    sealed interface of the events it looks at
 * @param name   kebab-case, unique in the service, never changed: the position and the exactly-once effect hang on it
 * @param log    name of the {@link govbackbone.kit.projection.LogSource}; the service's own log has the name of the
 *               application
 * @param events {@code E}; all other events of the log are passed over
 * @param react  deterministic: the same event gives the same commands in the same order; besides the event it may look only
 *               at what never changes, the log up to that event
 */
public record Reaction<E extends DomainEvent>(String name, String log, Class<E> events,
        Function<Recorded<E>, List<Consequence<?>>> react) {

    /** What is to be done because of any event of the log. */
    List<Consequence<?>> to(Recorded<DomainEvent> any) {
        return events.isInstance(any.event())
                ? react.apply(new Recorded<>(events.cast(any.event()), any.aggregateId(), any.version(),
                        any.recordedAt(), any.actor(), any.position()))
                : List.of();
    }
}
