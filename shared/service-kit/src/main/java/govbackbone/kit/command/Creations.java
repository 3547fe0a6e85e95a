package govbackbone.kit.command;

import java.util.List;

import govbackbone.kit.command.Creation.Verdict;

/**
 * Creates many aggregates at once. The events are the same as those of the same commands given one by one through
 * {@link Commands}.
 * <p>
 * Its methods block: they are called off the event loop. Like {@link Commands} they fail with a {@link CommandFailure}.
 */
public interface Creations {
    /** What would become of each of them now, in order. Writes nothing. */
    List<Verdict> examine(List<? extends Creation<?>> creations);

    /**
     * Creates those against which nothing stands, many in a transaction; with {@code allOrNone} only if that is all of them,
     * and all in one transaction. If it fails half-way, a repeat under the same idempotency keys goes on.
     *
     * @return what became of each, in order; {@link Creation.Possible} if only others stood in the way
     */
    List<Verdict> create(List<? extends Creation<?>> creations, boolean allOrNone);
}
