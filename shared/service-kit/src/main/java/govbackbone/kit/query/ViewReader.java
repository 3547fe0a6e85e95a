package govbackbone.kit.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.bson.Document;
import org.bson.conversions.Bson;
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
        ServedView<?> found = served(view);
        return Caller.known(actors.apply(request))
                .flatMap(actor -> one(found, found.scopeOf(actor), view, id, atLeast))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID)))
                .onErrorMap(QueryRoutes::isOutage, outage -> unavailable(found, outage));
    }

    /**
     * Every document that has one of the given sets of values, that meets the filters among the parameters, and that whoever
     * asks may see; of each only some fields. Fails with a {@link Problem}: 401, 403, what is wrong with any parameter, or 503.
     *
     * @param part   a record of components that the view has under the same names
     * @param anyOf  sets of values as JSON writes them, by field
     */
    public <P extends Record> Mono<List<P>> parts(Class<? extends Record> view, Class<P> part, ServerRequest request,
            Parameters parameters, List<Map<String, Object>> anyOf) {
        ServedView<?> found = served(view);
        return Caller.known(actors.apply(request)).flatMap(actor -> {
            Bson filter = found.filter(parameters, found.scopeOf(actor), views.today());
            parameters.done();
            return anyOf.isEmpty()
                    ? Mono.just(List.<P>of())
                    : views.parts(found, part,
                            Filters.and(filter, Filters.or(anyOf.stream().<Bson>map(Document::new).toList())));
        }).onErrorMap(QueryRoutes::isOutage, outage -> unavailable(found, outage));
    }

    /** The business date. */
    public LocalDate today() {
        return views.today();
    }

    private ServedView<?> served(Class<? extends Record> view) {
        return served.stream().filter(candidate -> candidate.type().view().equals(view)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not served: " + view.getName()));
    }

    private static Problem unavailable(ServedView<?> view, Throwable outage) {
        LOG.warn("Cannot read {}: {}", view.collection(), outage.toString());
        return Problem.unavailable(5);
    }

    private <V> Mono<V> one(ServedView<?> served, Scope scope, Class<V> view, String id, long atLeast) {
        Mono<Document> document = atLeast == 0
                ? views.one(served, scope, id)
                : views.one(served, scope, id, atLeast);
        return document.map(found -> ViewJson.visible(view.cast(views.row(served, found).view()), scope.restricted()));
    }
}
