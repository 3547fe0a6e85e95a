package govbackbone.kit.decision;

import java.util.Set;

/**
 * Where an aggregate stands, as told to a client whose command does not fit.
 *
 * @param state   the state's stable code
 * @param allowed the commands that the state allows, whoever asks
 */
public record Standing<C>(String state, Set<Class<? extends C>> allowed) {
    public Standing {
        allowed = Set.copyOf(allowed);
    }
}
