package govbackbone.reporting.threads;

import govbackbone.kit.projection.Projections;
import govbackbone.reporting.figures.LedgerAccess;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves threads. */
@Configuration(proxyBeanMethods = false)
public class ThreadConfiguration {
    @Bean
    ThreadRoute threadRoute(LedgerAccess door, Ledger ledger, Catalogue catalogue, Projections accounts) {
        return new ThreadRoute(door, new Threads(ledger, catalogue, accounts));
    }

    @Bean
    RouterFunction<ServerResponse> threads(ThreadRoute route) {
        return route.route();
    }
}
