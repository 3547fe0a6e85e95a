package govbackbone.gateway;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import org.springframework.web.server.ServerWebExchange;

/**
 * Counts the tokens that were refused, by the address they came from. Beyond the limit such a token is answered 429 and no
 * longer 401. A sound token always passes: many people may share an address, and one of them must not lock out the rest.
 */
final class FailedLogins {
    private static final int MOST_ADDRESSES = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(MINUTE.multipliedBy(2)).build();
    private final int perMinute;

    FailedLogins(int perMinute) {
        this.perMinute = perMinute;
    }

    /** What a refused token is answered with. */
    Problem next(ServerWebExchange exchange) {
        Bucket bucket = buckets.get(Addresses.noted(exchange), address -> Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build());
        return bucket.tryConsume(1) ? Problem.UNAUTHENTICATED : Problem.TOO_MANY_REQUESTS;
    }
}
