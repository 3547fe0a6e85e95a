package govbackbone.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses methods the API does not have, requests that can be understood in two ways, and such that are too large, counted
 * as they stream if they do not say their length; forgets what the client claims about where it comes from.
 */
record RequestLimitsFilter(GatewaySettings settings, Addresses addresses) implements WebFilter, Ordered {
    static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS);
    private static final Set<String> CLAIMS_OF_ORIGIN = Set.of("forwarded", "x-real-ip", "x-original-url",
            "x-rewrite-url", "x-http-method-override");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        long most = most(request);
        Problem problem = problem(request, most);
        if (problem != null) {
            // What may still come of a body is not waited for. Whoever sends one that is too large would not hear why,
            // if the connection ended in the middle of it.
            if (problem != Problem.TOO_LARGE) {
                exchange.getResponse().getHeaders().setConnection("close");
            }
            return Mono.error(problem.exception());
        }
        addresses.note(exchange);
        ServerHttpRequest cleaned = request.mutate().headers(RequestLimitsFilter::forgetOrigin).build();
        return chain.filter(exchange.mutate()
                .request(headers.getContentLength() >= 0 ? cleaned : counted(cleaned, most)).build());
    }

    private @Nullable Problem problem(ServerHttpRequest request, long most) {
        HttpHeaders headers = request.getHeaders();
        if (!METHODS.contains(request.getMethod())) {
            return Problem.METHOD_NOT_ALLOWED;
        }
        if (headers.getOrEmpty(HttpHeaders.HOST).stream().filter(host -> !host.isBlank()).count() != 1
                || headers.getOrEmpty(HttpHeaders.HOST).size() != 1) {
            return Problem.ONE_HOST_EXPECTED;
        }
        if (headers.getOrEmpty(HttpHeaders.AUTHORIZATION).size() > 1) {
            return Problem.ONE_AUTHORIZATION_EXPECTED;
        }
        if (headers.getOrEmpty(HttpHeaders.UPGRADE).stream()
                .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"))) {
            return Problem.NO_WEBSOCKET;
        }
        if (!request.getMethod().equals(HttpMethod.POST)
                && (headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING))) {
            return Problem.NO_BODY_EXPECTED;
        }
        if (sizeOf(headers) > settings.maxHeaderSize().toBytes()) {
            return Problem.HEADERS_TOO_LARGE;
        }
        return headers.getContentLength() > most ? Problem.TOO_LARGE : null;
    }

    private static long sizeOf(HttpHeaders headers) {
        AtomicLong size = new AtomicLong();
        headers.forEach((name, values) -> values.forEach(
                value -> size.addAndGet(name.length() + value.getBytes(StandardCharsets.UTF_8).length + 4L)));
        return size.get();
    }

    private static void forgetOrigin(HttpHeaders headers) {
        for (String name : List.copyOf(headers.headerNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-forwarded") || CLAIMS_OF_ORIGIN.contains(lower)) {
                headers.remove(name);
            }
        }
    }

    /** How large the body may be, in bytes: files are imported under {@code /api/{collection}/import}. */
    private long most(ServerHttpRequest request) {
        boolean file = request.getPath().value().endsWith("/import");
        return (file ? settings.maxFileSize() : settings.maxRequestSize()).toBytes();
    }

    private static ServerHttpRequest counted(ServerHttpRequest request, long most) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> {
                    AtomicLong received = new AtomicLong();
                    return super.getBody().map(buffer -> {
                        if (received.addAndGet(buffer.readableByteCount()) > most) {
                            DataBufferUtils.release(buffer);
                            throw Problem.TOO_LARGE.exception();
                        }
                        return buffer;
                    });
                });
            }
        };
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 20;
    }
}
