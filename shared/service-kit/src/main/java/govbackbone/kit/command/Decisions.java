package govbackbone.kit.command;

import java.util.List;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.OutOfPlace;
import govbackbone.kit.decision.Refusal;

/** How a command is decided once it is sure that the actor may give it ({@link Permission}). */
public final class Decisions {
    private Decisions() {}

    /**
     * What the record's standing does not allow is refused before the rules are asked. What only the backbone says is out of
     * place nowhere: it may come twice or late, and the rules say what it changes then.
     *
     * @param state of the record
     * @return what happens; empty if the command changes nothing
     * @throws Refusal with every objection
     */
    public static <C, S, E extends DomainEvent> List<E> decide(AggregateType<C, S, E> type, S state, C command,
            Context context) {
        boolean byPeople = !Permission.of(command.getClass()).roles().isEmpty();
        if (byPeople && !type.standing().apply(state).allowed().contains(command.getClass())) {
            throw Refusal.of(OutOfPlace.NOT_ALLOWED_IN_STATE);
        }
        return type.decider().decide(state, command, context);
    }
}
