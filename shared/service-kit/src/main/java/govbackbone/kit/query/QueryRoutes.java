package govbackbone.kit.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.mongodb.MongoException;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.http.SheetFormat;
import govbackbone.kit.query.Order.Place;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The URLs of the read API and what they answer. */
final class QueryRoutes {
    static final int LARGEST_PAGE = 200;
    static final int USUAL_PAGE = 50;
    /** Events of a history at once. */
    static final int LARGEST_HISTORY = 1_000;
    static final int USUAL_HISTORY = 200;

    private static final Logger LOG = LoggerFactory.getLogger(QueryRoutes.class);
    private static final String ID = "id";
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";
    private static final String AT_LEAST = "atLeast";
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Function<ServerRequest, Mono<Actor>> actors;
    private final Views views;
    private final Cursors cursors;
    private final Histories histories;
    private final Exports exports;
    private final Changes changes;
    private final Summaries summaries;

    QueryRoutes(Function<ServerRequest, Mono<Actor>> actors, Views views, Cursors cursors, Histories histories,
            Exports exports, Changes changes) {
        this.actors = actors;
        this.views = views;
        this.cursors = cursors;
        this.histories = histories;
        this.exports = exports;
        this.changes = changes;
        this.summaries = new Summaries(views);
    }

    RouterFunction<ServerResponse> of(List<ServedView<?>> served) {
        if (served.isEmpty()) {
            return request -> Mono.empty();
        }
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (ServedView<?> view : served) {
            String path = view.path();
            routes.GET(path, request -> answer(view, request, this::list));
            for (SheetFormat format : SheetFormat.values()) {
                routes.GET(path + "/export." + format.extension(), request -> answer(view, request,
                        (scope, asked) -> exports.export(view, format, scope, asked)));
            }
            if (!view.groupings().isEmpty()) {
                routes.GET(path + "/summary", request -> answer(view, request, summaries::json));
                for (SheetFormat format : SheetFormat.values()) {
                    routes.GET(path + "/summary." + format.extension(), request -> answer(view, request,
                            (scope, asked) -> summaries.sheet(view, format, scope, asked)));
                }
            }
            view.aggregate().ifPresent(aggregate -> {
                routes.GET(path + "/changes", request -> answer(view, request,
                        (scope, asked) -> changes(view, aggregate, scope, asked)));
                routes.GET(path + "/{id}/history", request -> answer(view, request,
                        (scope, asked) -> history(view, aggregate, scope, asked)));
            });
            routes.GET(path + "/{id}", request -> answer(view, request, this::one));
        }
        return routes.build();
    }

    private interface Answer {
        Mono<ServerResponse> to(ServedView<?> view, Scope scope, ServerRequest request);
    }

    private Mono<ServerResponse> answer(ServedView<?> view, ServerRequest request, Answer answer) {
        return answer(view, request, (scope, asked) -> answer.to(view, scope, asked));
    }

    private Mono<ServerResponse> answer(ServedView<?> view, ServerRequest request,
            BiFunction<Scope, ServerRequest, Mono<ServerResponse>> answer) {
        Mono<Scope> scope = view.isPublic()
                ? Mono.just(Scope.PUBLIC)
                : Caller.known(actors.apply(request))
                        .map(view::scopeOf);
        return scope.flatMap(seen -> answer.apply(seen, request))
                .onErrorMap(QueryRoutes::isOutage, outage -> {
                    LOG.warn("Cannot read {}: {}", view.collection(), outage.toString());
                    return Problem.unavailable(5);
                });
    }

    static boolean isOutage(Throwable failure) {
        return failure instanceof MongoException || failure instanceof DataAccessException
                || failure instanceof RejectedExecutionException;
    }

    private Mono<ServerResponse> one(ServedView<?> view, Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        long atLeast = parameters.number(AT_LEAST, 1, Long.MAX_VALUE, 0);
        parameters.done();
        String id = request.pathVariable(ID);
        Mono<Document> found = atLeast == 0
                ? views.one(view, scope, id)
                : views.one(view, scope, id, atLeast);
        return found.flatMap(document -> one(view, scope, request, document))
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID)));
    }

    private Mono<ServerResponse> one(ServedView<?> view, Scope scope, ServerRequest request, Document document) {
        byte[] shown = ViewJson.bytes(views.json(view, scope, document));
        String tag = tag(Views.version(document), shown);
        // Given to the builder, it would be compared once more.
        HttpHeaders validators = request.exchange().getResponse().getHeaders();
        validators.setETag(tag);
        validators.setCacheControl("private, no-cache");
        return isKnown(request.headers().asHttpHeaders(), tag)
                ? ServerResponse.status(304).build()
                : ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(shown);
    }

    /**
     * The version, by which a command names what its giver has seen, and what is shown of it: that changes also with the
     * roles of who asks, with the day, and with the release that folds the view.
     */
    private static String tag(long version, byte[] shown) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown);
            return "\"" + version + "-" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static boolean isKnown(HttpHeaders headers, String tag) {
        return headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(value -> List.of(value.split(",")).stream()).map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag) || given.equals("W/" + tag));
    }

    private Mono<ServerResponse> list(ServedView<?> view, Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        Bson filter = view.filter(parameters, scope, views.today());
        Order order = view.order(parameters, scope);
        int limit = (int) parameters.number(LIMIT, 1, LARGEST_PAGE, USUAL_PAGE);
        Optional<String> cursor = parameters.one(CURSOR);
        parameters.done();
        String question = question(view, request.queryParams());
        Optional<Place> after = cursor.map(text -> cursors.read(text, question)
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_CURSOR)));
        return Mono.defer(() -> {
            PageBody page = new PageBody(limit);
            return views.page(view, filter, order, after, limit + 1)
                    .takeWhile(document -> page.add(document,
                            () -> ViewJson.bytes(views.json(view, scope, document))))
                    .then(Mono.defer(() -> answer(view, request, page, page.end() == null
                            ? null
                            : cursors.write(order.placeOf(page.end()), question))));
        });
    }

    private static Mono<ServerResponse> answer(ServedView<?> view, ServerRequest request, PageBody page,
            @Nullable String next) {
        ServerResponse.BodyBuilder response = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (next != null) {
            response.header(HttpHeaders.LINK, "<" + uri(view.path(), request.queryParams(), next) + ">; rel=\"next\"");
        }
        return response.bodyValue(page.bytes(next));
    }

    /** What a cursor continues: the same filters in the same order. Pages may differ in size. */
    private static String question(ServedView<?> view, MultiValueMap<String, String> parameters) {
        TreeMap<String, List<String>> sorted = new TreeMap<>(parameters);
        sorted.remove(LIMIT);
        sorted.remove(CURSOR);
        return view.collection() + ViewJson.text(sorted);
    }

    private static String uri(String path, MultiValueMap<String, String> parameters, String cursor) {
        StringBuilder uri = new StringBuilder(path).append('?');
        parameters.forEach((name, values) -> {
            if (!name.equals(CURSOR)) {
                values.forEach(value -> uri.append(encoded(name)).append('=').append(encoded(value)).append('&'));
            }
        });
        return uri.append(CURSOR).append('=').append(cursor).toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private Mono<ServerResponse> history(ServedView<?> view, AggregateType<?, ?, ? extends DomainEvent> aggregate,
            Scope scope, ServerRequest request) {
        Parameters parameters = new Parameters(request.queryParams());
        int limit = (int) parameters.number(LIMIT, 1, LARGEST_HISTORY, USUAL_HISTORY);
        Optional<String> cursor = parameters.one(CURSOR);
        parameters.done();
        String id = request.pathVariable(ID);
        String question = view.collection() + "/history/" + id;
        long after = cursor.map(text -> cursors.place(text, question).map(Long::parseLong)
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_CURSOR))).orElse(0L);
        Language language = Language.of(request.headers().asHttpHeaders());
        return histories.of(view, aggregate, scope, id, language, after, limit)
                .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNKNOWN_ID)))
                .flatMap(page -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.set("items", page.items());
                    ServerResponse.BodyBuilder response = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                            .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
                    if (page.more() == 0) {
                        body.putNull("next");
                    } else {
                        String next = cursors.write(Long.toString(page.more()), question);
                        body.put("next", next);
                        response.header(HttpHeaders.LINK, "<" + uri(view.path() + "/" + encoded(id) + "/history",
                                request.queryParams(), next) + ">; rel=\"next\"");
                    }
                    return response.bodyValue(ViewJson.bytes(body));
                });
    }

    private Mono<ServerResponse> changes(ServedView<?> view, AggregateType<?, ?, ? extends DomainEvent> aggregate,
            Scope scope, ServerRequest request) {
        new Parameters(request.queryParams()).done();
        LogPosition after = lastEventId(request);
        return changes.canResume(after).flatMap(can -> can
                ? Caller.name(request).flatMap(caller -> stream(changes.of(view, aggregate, scope, after, caller)))
                : Mono.error(Problem.of(ProblemCode.EVENT_GONE)));
    }

    private static Mono<ServerResponse> stream(Flux<ServerSentEvent<Object>> changes) {
        return ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no")
                .body(BodyInserters.fromServerSentEvents(changes));
    }

    private static @Nullable LogPosition lastEventId(ServerRequest request) {
        String id = request.headers().firstHeader(LAST_EVENT_ID);
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return LogPosition.parse(id);
        } catch (IllegalArgumentException malformed) {
            Faults faults = new Faults();
            faults.add(Fault.inHeader(LAST_EVENT_ID, ProblemCode.INVALID_LAST_EVENT_ID));
            faults.refuseIfAny();
            throw malformed;
        }
    }
}
