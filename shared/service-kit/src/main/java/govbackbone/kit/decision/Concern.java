package govbackbone.kit.decision;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Whom the records of one kind of aggregate concern. Deciders need no rule about it: the kit asks before they are asked.
 *
 * @param <C>     commands
 * @param <S>     states
 * @param <E>     events
 * @param parties whom a command to a record in that state concerns; the state is the initial one when the record is yet to
 *                be created. Where several units share a record, the command says for which of them it is given;
 *                null if the records belong to no unit
 * @param acted   the state after an event, with who gave rise to it remembered where that matters
 */
public record Concern<C, S, E>(@Nullable BiFunction<S, C, Parties> parties, Acted<S, E> acted) {
    /** @see Concern#acted */
    @FunctionalInterface
    public interface Acted<S, E> {
        S apply(S state, E event, Actor actor);
    }

    /** Records in which nobody has to differ from anybody. */
    public Concern(BiFunction<S, C, Parties> parties) {
        this(parties, (state, event, actor) -> state);
    }

    /** Records that belong to no unit and in which nobody has to differ from anybody. */
    public static <C, S, E> Concern<C, S, E> ofNobody() {
        return new Concern<>(null, (state, event, actor) -> state);
    }

    /** Whom a command to a record in that state concerns. */
    public Parties of(S state, C command) {
        return parties == null ? Parties.NONE : parties.apply(state, command);
    }
}
