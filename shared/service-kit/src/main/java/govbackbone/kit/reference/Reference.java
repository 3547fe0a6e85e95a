package govbackbone.kit.reference;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.NotYetKnown;
import org.jspecify.annotations.Nullable;

/**
 * Reference data (基础数据) as a value in memory: what the current states of all aggregates of one kind say together.
 * Deciders get it as a {@link Supplier}. Declared as a bean, it follows the log from before the service takes its first
 * command. A decision in the instance that published something sees it at once. Another instance sees it a moment later;
 * what it decides meanwhile is decided by the earlier data, as if it had been asked earlier.
 *
 * @param <S> the states of the aggregates
 * @param <T> the value
 */
public final class Reference<S, T> implements Supplier<T> {
    private final AggregateType<?, S, ?> type;
    private final Function<? super Map<String, S>, ? extends T> combined;
    private volatile Map<String, S> states = Map.of();
    private volatile Set<String> standing = Set.of();
    private volatile T value;
    private volatile boolean filling;
    private volatile @Nullable NotYetKnown unknown;

    /**
     * @param type     with few aggregates that change seldom
     * @param combined the value of all states by id, in the order of ids; pure. Asked for the state of an aggregate whose
     *                 events cannot all be read, or for all states, the map throws {@link NotYetKnown}
     */
    public Reference(AggregateType<?, S, ?> type, Function<? super Map<String, S>, ? extends T> combined) {
        this.type = type;
        this.combined = combined;
        this.value = combined.apply(Map.of());
    }

    /**
     * The value.
     *
     * @throws NotYetKnown while this instance cannot read what an aggregate has become that the value depends on, such as an
     *                     older release that meets an event of a newer one: what it knows would decide wrongly. Also
     *                     while it reads everything, at the start and again after the history of the log has changed
     */
    @Override
    public T get() {
        if (filling) {
            throw new NotYetKnown("What the log holds of " + type.name());
        }
        NotYetKnown reason = unknown;
        if (reason != null) {
            throw reason;
        }
        return value;
    }

    /** The states it is made of, by id. */
    public Map<String, S> states() {
        return states;
    }

    AggregateType<?, S, ?> type() {
        return type;
    }

    /** Ids of the aggregates of which this instance cannot read what they have become. */
    Set<String> standing() {
        return standing;
    }

    /** Forgets everything; what is taken from now on is what there is. */
    synchronized void begins() {
        filling = true;
        combine(Map.of(), Set.of());
    }

    /** Everything there is was taken. */
    synchronized void knowsAll() {
        filling = false;
    }

    /** Takes the next event of an aggregate. */
    synchronized void take(String id, DomainEvent event) {
        Map<String, S> next = new TreeMap<>(states);
        next.put(id, evolved(type, next.getOrDefault(id, type.initial()), event));
        Set<String> left = new TreeSet<>(standing);
        left.remove(id);
        combine(Collections.unmodifiableMap(next), Collections.unmodifiableSet(left));
    }

    /** What is known of an aggregate is not up to date, until its next event is taken. */
    synchronized void stands(String id) {
        Set<String> more = new TreeSet<>(standing);
        more.add(id);
        combine(states, Collections.unmodifiableSet(more));
    }

    private void combine(Map<String, S> known, Set<String> without) {
        try {
            value = combined.apply(without.isEmpty() ? known : new Known<>(known, without));
            unknown = null;
        } catch (NotYetKnown reason) {
            unknown = reason;
        }
        states = known;
        standing = without;
    }

    private static <S, E extends DomainEvent> S evolved(AggregateType<?, S, E> type, S state, DomainEvent event) {
        return type.evolve().apply(state, type.events().cast(event));
    }
}
