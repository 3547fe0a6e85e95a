package govbackbone.reporting.figures;

import java.time.Clock;
import java.util.function.Function;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.query.Cursors;
import govbackbone.kit.query.OpenStreams;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.LedgerFollower;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves the ledger. */
@Configuration(proxyBeanMethods = false)
public class FigureConfiguration {
    private static final int READERS = 4;
    private static final int WAITING = 1_000;
    /** Of changes, at once. */
    private static final int LISTENERS = 200;
    private static final int OF_ONE_CALLER = 10;

    @Bean(destroyMethod = "dispose")
    Scheduler ledgerReaders() {
        return Schedulers.newBoundedElastic(READERS, WAITING, "ledger-reader", 60, true);
    }

    @Bean
    LedgerAccess ledgerDoor(Catalogue catalogue, Ledger ledger, LedgerFollower follower, Clock clock,
            Function<ServerRequest, Mono<Actor>> actors, Scheduler ledgerReaders) {
        return new LedgerAccess(catalogue, ledger, follower::lagSeconds, clock, actors, ledgerReaders);
    }

    @Bean
    ApiPaths reportPaths() {
        return new ReportPaths();
    }

    /** @param cursorKey secret text by which cursors are signed, the same for every instance */
    @Bean
    RouterFunction<ServerResponse> figureRoutes(LedgerAccess door, Catalogue catalogue, Ledger ledger,
            LedgerFollower follower, @Value("${backbone.query.cursor-key:#{null}}") @Nullable String cursorKey,
            @Value("${spring.mongodb.uri:}") String database) {
        Cursors cursors = Cursors.of(cursorKey, database);
        return new FigureRoutes(door, catalogue, ledger, new FigureQuestions(ledger, cursors),
                new EntryQuestions(ledger, catalogue, cursors)).routes()
                .and(new ChangeRoute(door, ledger, follower.news(), follower::lagSeconds,
                        new OpenStreams(LISTENERS, OF_ONE_CALLER, 30)).route());
    }
}
