package govbackbone.kit.http;

import govbackbone.kit.eventstore.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Turns whatever fails under a request into a {@link Problem} in the caller's language. Only the unexpected is logged, and
 * what an outage prevents; a client that went away gets no answer, and one that is being answered none instead.
 */
final class ProblemHandler implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.error(failure);
        }
        Problem problem = Problem.of(failure);
        if (problem.status() == 500) {
            LOG.error("Unexpected failure of {} {}, correlation {}", exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(), Correlation.of(exchange), failure);
        } else if (Outage.explains(failure)) {
            LOG.warn("{} {} is not possible now, correlation {}: {}", exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath().value(), Correlation.of(exchange),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
        return problem.writeTo(exchange);
    }

    /** Before Spring Boot's own error page (-1). */
    @Override
    public int getOrder() {
        return -2;
    }
}
