package govbackbone.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Turns whatever went wrong into a {@link Problem}. Comes before Boot's own handler. */
record ProblemHandler(GatewaySettings settings) implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // Breaking the connection is the only way left to tell the client that the answer is incomplete.
            return Mono.error(failure);
        }
        Problem problem = Problem.of(failure);
        if (problem == Problem.INTERNAL_ERROR) {
            LOG.error("{} failed unexpectedly", CorrelationFilter.idOf(exchange), failure);
        } else if (problem.isOurs() && !(failure instanceof AbortedException)) {
            LOG.warn("{} {}: {}", CorrelationFilter.idOf(exchange), problem, failure.toString());
        }
        // To a client that has hung up the answer cannot be sent, which is nobody's failure and no line in the log.
        return problem.answer(exchange, settings).onErrorComplete(AbortedException.class);
    }

    @Override
    public int getOrder() {
        return -2;
    }
}
