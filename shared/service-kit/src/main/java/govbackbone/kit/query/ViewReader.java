package govbackbone.kit.query;

import java.util.List;
import java.util.function.Function;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/**
 * Reads one view for a route that a service writes by hand, under the same rules as the read API: who may not read it there
 * does not get it here, and personal data is absent for whoever may not see it.
 */
public final class ViewReader {
    private static final Logger LOG = LoggerFactory.getLogger(ViewReader.class);

    private final List<ServedView<?>> served;
    private final Views views;
    private final Function<ServerRequest, Mono<Actor>> actors;

    ViewReader(List<ServedView<?>> served, Views views, Function<ServerRequest, Mono<Actor>> actors) {
        this.served = List.copyOf(served);
        this.views = views;
        this.actors = actors;
    }

    /**
     * The view of that id, as whoever asks may see it. Fails with a {@link Problem}: 401, 403, 404, or 503 if the view cannot
     * be read or does not reach the version in time.
     *
     * @param atLeast the version it must have reached; 0 for whatever it has
     */
    public <V extends Record> Mono<V> one(Class<V> view, ServerRequest request, String id, long atLeast) {
        ServedView<?> found = served.stream().filter(candidate -> candidate.type().view().equals(view)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not served: " + view.getName()));
        return Caller.known(actors.apply(request))
                .flatMap(actor -> one(found, found.scopeOf(actor), view, id, atLeast))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID)))
                .onErrorMap(QueryRoutes::isOutage, outage -> {
                    LOG.warn("Cannot read {}: {}", found.collection(), outage.toString());
                    return Problem.unavailable(5);
                });
    }

    private <V> Mono<V> one(ServedView<?> served, Scope scope, Class<V> view, String id, long atLeast) {
        Mono<Document> document = atLeast == 0
                ? views.one(served, scope, id)
                : views.one(served, scope, id, atLeast);
        return document.map(found -> ViewJson.visible(view.cast(views.row(served, found).view()), scope.restricted()));
    }
}
