package govbackbone.gateway;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives every request an id that its answer, its log lines and its events carry. A client may choose it; what is no id
 * is replaced. A malformed {@code traceparent} is dropped (W3C Trace Context §4.3), a sound one passes.
 */
final class CorrelationFilter implements WebFilter, Ordered {
    static final String HEADER = "X-Correlation-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String TRACE_PARENT = "traceparent";
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders asked = exchange.getRequest().getHeaders();
        String given = asked.getFirst(HEADER);
        String id = matches(ID, given) ? given : UUID.randomUUID().toString();
        boolean traced = matches(TRACE, asked.getFirst(TRACE_PARENT));
        exchange.getAttributes().put(HEADER, id);
        exchange.getResponse().beforeCommit(() -> {
            exchange.getResponse().getHeaders().set(HEADER, id);
            return Mono.empty();
        });
        return chain.filter(exchange.mutate().request(request -> request.headers(headers -> {
            headers.set(HEADER, id);
            if (!traced) {
                headers.remove(TRACE_PARENT);
                headers.remove("tracestate");
            }
        })).build());
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    static String idOf(ServerWebExchange exchange) {
        return String.valueOf(exchange.getAttributes().get(HEADER));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 10;
    }
}
