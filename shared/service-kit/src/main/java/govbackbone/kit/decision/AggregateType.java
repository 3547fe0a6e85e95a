package govbackbone.kit.decision;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import govbackbone.events.DomainEvent;

/**
 * One kind of aggregate, stated as pure functions. This is all that a service tells the kit about its write side: the HTTP
 * API, the storage and the scheduling follow from it.
 *
 * @param <C>      sealed interface of the commands, carrying {@link govbackbone.kit.command.CommandApi}
 * @param <S>      sealed interface or record of the states
 * @param <E>      sealed interface of the events
 * @param name     stable, {@code context.noun}; stored with every event: {@code proposal.case}
 * @param commands {@code C}
 * @param events   {@code E}
 * @param initial  the state before the first event
 * @param decider  the rules
 * @param evolve   what an event changes; total over every event, and free of rules
 * @param standing where a state stands
 * @param claims   the unique values an event takes
 * @param releases the unique values an event gives back, before it takes others
 * @param alarms   what a state waits for
 * @param concern  whom its records concern
 */
public record AggregateType<C, S, E extends DomainEvent>(String name, Class<C> commands, Class<E> events, S initial,
        Decider<C, S, E> decider, BiFunction<S, E, S> evolve, Function<S, Standing<C>> standing,
        Function<E, List<Claim>> claims, Function<E, List<Release>> releases, Function<S, List<Alarm<C>>> alarms,
        Concern<C, S, E> concern) {

    /** An aggregate whose records belong to no unit. */
    public AggregateType(String name, Class<C> commands, Class<E> events, S initial, Decider<C, S, E> decider,
            BiFunction<S, E, S> evolve, Function<S, Standing<C>> standing, Function<E, List<Claim>> claims,
            Function<E, List<Release>> releases, Function<S, List<Alarm<C>>> alarms) {
        this(name, commands, events, initial, decider, evolve, standing, claims, releases, alarms,
                Concern.ofNobody());
    }

    /** The same, and it gives nothing back. */
    public AggregateType(String name, Class<C> commands, Class<E> events, S initial, Decider<C, S, E> decider,
            BiFunction<S, E, S> evolve, Function<S, Standing<C>> standing, Function<E, List<Claim>> claims,
            Function<S, List<Alarm<C>>> alarms) {
        this(name, commands, events, initial, decider, evolve, standing, claims, event -> List.of(), alarms);
    }

    /** The same, and it takes nothing that must be unique and waits for nothing. */
    public AggregateType(String name, Class<C> commands, Class<E> events, S initial, Decider<C, S, E> decider,
            BiFunction<S, E, S> evolve, Function<S, Standing<C>> standing) {
        this(name, commands, events, initial, decider, evolve, standing, event -> List.of(), state -> List.of());
    }

    /** The same, with whom its records concern. */
    public AggregateType<C, S, E> concerning(Concern<C, S, E> whom) {
        return new AggregateType<>(name, commands, events, initial, decider, evolve, standing, claims, releases, alarms,
                whom);
    }

    /** The rules of an aggregate: pure, no clock, no I/O. */
    @FunctionalInterface
    public interface Decider<C, S, E> {
        /**
         * @return what happens; empty if the command changes nothing
         * @throws Refusal with every objection
         */
        List<E> decide(S state, C command, Context context);
    }

    /** Folds an event over a state. */
    public S evolve(S state, E event, Actor actor) {
        return concern.acted().apply(evolve.apply(state, event), event, actor);
    }

    /** Folds events over a state, whoever gave rise to them. */
    public S evolve(S state, List<? extends E> events) {
        S result = state;
        for (E event : events) {
            result = evolve.apply(result, event);
        }
        return result;
    }

    /** Folds events over a state, all of one actor. */
    public S evolve(S state, List<? extends E> events, Actor actor) {
        S result = state;
        for (E event : events) {
            result = evolve(result, event, actor);
        }
        return result;
    }
}
