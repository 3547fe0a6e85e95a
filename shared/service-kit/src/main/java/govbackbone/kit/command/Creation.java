package govbackbone.kit.command;

import java.util.List;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;

/**
 * A new aggregate that is to be created together with many others.
 *
 * @param type          the kind of aggregate
 * @param commands      the {@link Creates} command and what is decided right after it, each already valid in itself
 * @param actor         who asks
 * @param idempotency   of this creation; a repeat creates nothing and gets the first answer
 * @param correlationId ties the events to the request that caused them
 */
public record Creation<C>(AggregateType<C, ?, ?> type, List<C> commands, Actor actor,
        Submission.Idempotency idempotency, String correlationId) {
    /** @throws IllegalArgumentException if the first command does not start a new aggregate */
    public Creation {
        commands = List.copyOf(commands);
        if (commands.isEmpty() || !commands.getFirst().getClass().isAnnotationPresent(Creates.class)) {
            throw new IllegalArgumentException("The first command does not start a new aggregate: " + commands);
        }
    }

    /** What becomes of one of many creations. */
    public sealed interface Verdict {}

    /** Nothing stands against it; said only where nothing is written. */
    public record Possible() implements Verdict {}

    /** It is created, now or by an earlier request under the same key. */
    public record Created(Accepted accepted) implements Verdict {}

    /**
     * A rule refuses it.
     *
     * @param refusal of the first command that is refused; those after it were not asked
     */
    public record Refused(Refusal refusal) implements Verdict {}

    /** Another aggregate holds what it claims: it exists already. */
    public record Exists(Refusal refusal) implements Verdict {}

    /**
     * It claims the same as an earlier one of the same list.
     *
     * @param earlier index of that one
     */
    public record Repeated(int earlier, Refusal refusal) implements Verdict {}
}
