package govbackbone.kit.query;

import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.kit.http.Problem;
import reactor.core.publisher.Flux;

/** Keeps the number of answers that stay open for long within a limit. */
public final class OpenStreams {
    private final AtomicInteger open = new AtomicInteger();
    private final int limit;
    private final int retryAfterSeconds;

    /**
     * @param limit             at once
     * @param retryAfterSeconds what those beyond it are told to wait
     */
    public OpenStreams(int limit, int retryAfterSeconds) {
        this.limit = limit;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Counts a stream while somebody listens. Simultaneous requests may exceed the limit by their own number, never by more.
     *
     * @throws Problem 503 if the limit is reached
     */
    public <T> Flux<T> admit(Flux<T> stream) {
        if (open.get() >= limit) {
            throw Problem.unavailable(retryAfterSeconds);
        }
        return Flux.using(open::incrementAndGet, opened -> stream, opened -> open.decrementAndGet());
    }
}
