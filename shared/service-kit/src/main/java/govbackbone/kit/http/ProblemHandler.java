package govbackbone.kit.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Turns whatever fails under a request into a {@link Problem} in the caller's language. Only the unexpected is logged. */
final class ProblemHandler implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        Problem problem = Problem.of(failure);
        if (problem.status() == 500) {
            LOG.error("Unexpected failure of {} {}, correlation {}", exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(), Correlation.of(exchange), failure);
        }
        return exchange.getResponse().isCommitted() ? Mono.error(failure) : problem.writeTo(exchange);
    }

    /** Before Spring Boot's own error page (-1). */
    @Override
    public int getOrder() {
        return -2;
    }
}
