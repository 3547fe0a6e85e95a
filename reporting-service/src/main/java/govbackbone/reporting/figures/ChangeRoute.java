package govbackbone.reporting.figures;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import govbackbone.kit.http.Caller;
import govbackbone.kit.query.OpenStreams;
import govbackbone.reporting.figures.Answers.Progress;
import govbackbone.reporting.ledger.Ledger;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/reports/changes}: says when figures may have changed, and from time to time how far they are behind. A
 * stream ends after a while; the client then comes back with a token that is checked again.
 */
final class ChangeRoute {
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final LedgerAccess door;
    private final Ledger ledger;
    private final Flux<Boolean> news;
    private final DoubleSupplier lagSeconds;
    private final OpenStreams open;

    /** @param news whenever the ledger has changed */
    ChangeRoute(LedgerAccess door, Ledger ledger, Flux<Boolean> news, DoubleSupplier lagSeconds, OpenStreams open) {
        this.door = door;
        this.ledger = ledger;
        this.news = news;
        this.lagSeconds = lagSeconds;
        this.open = open;
    }

    RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().GET(FigureRoutes.ROOT + "changes", this::changes).build();
    }

    private Mono<ServerResponse> changes(ServerRequest request) {
        return door.ask(request, reading -> {
            reading.parameters().done();
            return true;
        }).then(Caller.name(request)).flatMap(caller -> ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM)
                .body(open.admit(caller, Flux.merge(Flux.just(0L), Flux.interval(HEARTBEAT).onBackpressureDrop(),
                        news.sample(AT_MOST_EVERY).map(changed -> 0L).onBackpressureLatest())
                        .take(LIFE).map(tick -> event())), ServerSentEvent.class));
    }

    private ServerSentEvent<Progress> event() {
        return ServerSentEvent.builder(new Progress(ledger.knownAt(), lagSeconds.getAsDouble())).event("figures")
                .build();
    }
}
