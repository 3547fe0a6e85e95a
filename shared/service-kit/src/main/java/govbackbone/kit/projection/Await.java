package govbackbone.kit.projection;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for the reactive driver. Only for the engine's own threads; Reactor refuses it on an event loop. The limit is a
 * last resort: the driver's own timeouts are shorter.
 */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Await() {}

    static <T> @Nullable T first(Publisher<T> publisher) {
        return Mono.from(publisher).block(LIMIT);
    }

    static <T> T result(Publisher<T> publisher) {
        T result = first(publisher);
        if (result == null) {
            throw new IllegalStateException("MongoDB gave no result");
        }
        return result;
    }

    static <T> List<T> all(Publisher<T> publisher) {
        List<T> result = Flux.from(publisher).collectList().block(LIMIT);
        return result == null ? List.of() : result;
    }
}
