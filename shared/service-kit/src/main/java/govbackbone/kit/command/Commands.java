package govbackbone.kit.command;

import reactor.core.publisher.Mono;

/** The only way to have a command decided. */
public interface Commands {
    /**
     * Decides the command off the calling thread and completes once its events are durable.
     * <p>
     * Fails with a {@link CommandFailure}, and then nothing was written. Only when the database went away in the middle of
     * a commit, {@link CommandFailure.Unavailable} leaves open whether it was: with the same idempotency key the command
     * may be given again and is decided once.
     * <p>
     * A command under way is decided even if nobody waits for the answer any more.
     */
    <C> Mono<Accepted> submit(Submission<C> submission);
}
