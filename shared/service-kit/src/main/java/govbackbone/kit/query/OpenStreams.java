package govbackbone.kit.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;

/**
 * Keeps the number of answers that stay open for long within a limit, and of these, those of one caller within a smaller
 * one: who has too many is told so, and leaves room for everybody else.
 */
public final class OpenStreams {
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> ofCallers = new ConcurrentHashMap<>();
    private final int limit;
    private final int limitOfCaller;
    private final int retryAfterSeconds;

    /**
     * @param limit             at once
     * @param limitOfCaller     at once, of one caller
     * @param retryAfterSeconds what those beyond either are told to wait
     */
    public OpenStreams(int limit, int limitOfCaller, int retryAfterSeconds) {
        this.limit = limit;
        this.limitOfCaller = limitOfCaller;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Counts a stream while somebody listens. Simultaneous requests may exceed a limit by their own number, never by more.
     *
     * @param caller as {@link govbackbone.kit.http.Caller#name} says
     * @throws Problem 429 if the caller has too many, 503 if all together have
     */
    public <T> Flux<T> admit(String caller, Flux<T> stream) {
        if (ofCallers.getOrDefault(caller, 0) >= limitOfCaller) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS).withHeader(HttpHeaders.RETRY_AFTER,
                    String.valueOf(retryAfterSeconds));
        }
        if (open.get() >= limit) {
            throw Problem.unavailable(retryAfterSeconds);
        }
        return Flux.using(() -> enter(caller), opened -> stream, opened -> leave(caller));
    }

    private int enter(String caller) {
        ofCallers.merge(caller, 1, Integer::sum);
        return open.incrementAndGet();
    }

    private void leave(String caller) {
        open.decrementAndGet();
        ofCallers.computeIfPresent(caller, (same, number) -> number == 1 ? null : number - 1);
    }
}
