package govbackbone.kit.reference;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;

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
    private volatile T value;

    /**
     * @param type     with few aggregates that change seldom
     * @param combined the value of all states by id, in the order of ids; pure
     */
    public Reference(AggregateType<?, S, ?> type, Function<? super Map<String, S>, ? extends T> combined) {
        this.type = type;
        this.combined = combined;
        this.value = combined.apply(Map.of());
    }

    @Override
    public T get() {
        return value;
    }

    /** The states it is made of, by id. */
    public Map<String, S> states() {
        return states;
    }

    AggregateType<?, S, ?> type() {
        return type;
    }

    /** Takes the next event of an aggregate. */
    synchronized void take(String id, DomainEvent event) {
        Map<String, S> next = new TreeMap<>(states);
        next.put(id, evolved(type, next.getOrDefault(id, type.initial()), event));
        states = Collections.unmodifiableMap(next);
        value = combined.apply(states);
    }

    private static <S, E extends DomainEvent> S evolved(AggregateType<?, S, E> type, S state, DomainEvent event) {
        return type.evolve().apply(state, type.events().cast(event));
    }
}
