package govbackbone.kit.command;

import reactor.core.publisher.Mono;

/** The only way to have a command decided. */
public interface Commands {
    /**
     * Decides the command off the calling thread and completes once its events are durable.
     * <p>
     * Fails with a {@link CommandFailure}, and then nothing was written.
     */
    <C> Mono<Accepted> submit(Submission<C> submission);
}
