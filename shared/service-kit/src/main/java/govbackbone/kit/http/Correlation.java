package govbackbone.kit.http;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every exchange its correlation id: the client's {@code X-Correlation-Id}, else the trace id of its
 * {@code traceparent} (W3C Trace Context), else a new one. The answer carries it.
 */
public final class Correlation implements WebFilter, Ordered {
    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE = Pattern
            .compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** The correlation id of the exchange: 1 to 64 of {@code A–Z a–z 0–9 . _ -}. */
    public static String of(ServerWebExchange exchange) {
        return Objects.requireNonNull((String) exchange.getAttributes().computeIfAbsent(Correlation.class.getName(),
                absent -> find(exchange).orElseGet(Correlation::generate)));
    }

    private static Optional<String> find(ServerWebExchange exchange) {
        return accepted(exchange.getRequest().getHeaders().getFirst(HEADER))
                .or(() -> traceId(exchange.getRequest().getHeaders().getFirst("traceparent")));
    }

    private static Optional<String> accepted(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> ACCEPTED.matcher(text).matches());
    }

    private static Optional<String> traceId(@Nullable String traceparent) {
        return Optional.ofNullable(traceparent).map(TRACE::matcher).filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1));
    }

    private static String generate() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().getHeaders().set(HEADER, of(exchange));
        return chain.filter(exchange);
    }

    /** Before security, so that its refusals carry the id too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }
}
