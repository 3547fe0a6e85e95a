package govbackbone.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import govbackbone.gateway.GatewaySettings.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps the number of requests under way on one route within its limit, from the first byte of the request to the last of
 * the answer, and none of them for longer than allowed: 429 for a caller with too many, 503 if all callers together have
 * too many.
 */
final class Places implements GatewayFilter {
    /** Outside the filters that keep a body in case it must be sent again (1000 after the first) and that write the answer. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 500;

    private final Limit limit;
    private final @Nullable Duration longest;
    private final Map<String, Integer> ofCallers = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** @param longest that one request may last; null if the client decides */
    Places(Limit limit, @Nullable Duration longest) {
        this.limit = limit;
        this.longest = longest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        exchange.getResponse().getHeaders().set("RateLimit-Limit", Integer.toString(limit.burst()));
        return Callers.of(exchange).flatMap(caller -> Mono.using(() -> take(caller),
                taken -> longest == null ? chain.filter(exchange) : chain.filter(exchange).timeout(longest),
                this::leave));
    }

    private String take(String caller) {
        if (ofCallers.merge(caller, 1, Integer::sum) > limit.atOnce()) {
            leaveAsCaller(caller);
            throw Problem.TOO_MANY_REQUESTS.exception();
        }
        if (all.incrementAndGet() > limit.atOnceByAll()) {
            leave(caller);
            throw Problem.SERVICE_UNAVAILABLE.exception();
        }
        return caller;
    }

    private void leave(String caller) {
        all.decrementAndGet();
        leaveAsCaller(caller);
    }

    private void leaveAsCaller(String caller) {
        ofCallers.computeIfPresent(caller, (same, taken) -> taken == 1 ? null : taken - 1);
    }
}
