package govbackbone.kit.projection;

import java.util.function.Function;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * A view as a pure fold of events.
 *
 * @param <E>      sealed interface of the events it folds
 * @param <V>      the view record
 * @param name     kebab-case, unique in the service; names the processor: {@code case-view}
 * @param revision raised whenever the fold or the view changes: the view is then rebuilt beside the old one
 * @param view     where it is stored and served
 * @param events   {@code E}; where documents have the ids of aggregates, it must include all events of these aggregates and
 *                 each must belong to its aggregate's document: a gap in their versions is taken for a hole in the log
 * @param id       the document an event belongs to
 * @param fold     what it changes
 */
public record Projection<E extends DomainEvent, V>(String name, int revision, ViewType<V> view, Class<E> events,
        Function<Recorded<E>, String> id, Fold<E, V> fold) {
    /** Pure and deterministic: the same events give the same bytes. */
    @FunctionalInterface
    public interface Fold<E extends DomainEvent, V> {
        /**
         * @param view  the document so far, null if there is none
         * @param event the next event
         * @return the document after it; null if there is none (any more)
         */
        @Nullable
        V apply(@Nullable V view, Recorded<E> event);
    }
}
