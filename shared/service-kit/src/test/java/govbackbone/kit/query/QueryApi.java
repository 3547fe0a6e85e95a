package govbackbone.kit.query;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.testkit.Stores;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The read API of {@link SampleCase} on a real server, with views in MongoDB and a log in memory. */
final class QueryApi implements AutoCloseable {
    /** A route as services write them. */
    static final String BY_HAND = "/by-hand/";
    static final Instant NOW = Instant.parse("2020-07-15T02:00:00Z");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final MongoClient MONGO = MongoClients.create(Stores.mongo().uri());

    final MemoryLog log = new MemoryLog();
    /** How many documents have been read as views. */
    final AtomicInteger reads = new AtomicInteger();
    private final MongoCollection<Document> collection = MONGO.getDatabase(Stores.mongo().database())
            .getCollection("sample_cases_1");
    private final Scheduler blocking = Schedulers.newBoundedElastic(4, 100, "log-reader");
    private final ViewReader reader;
    private final DisposableServer server;

    QueryApi() {
        this(NOW);
    }

    QueryApi(Instant now) {
        Views views = new Views(new Store(), WorkingCalendars::published, Clock.fixed(now, ZoneOffset.UTC));
        QueryRoutes routes = new QueryRoutes(QueryApi::actor, views, new Cursors(new byte[32]),
                new Histories(() -> log, views, blocking), new Exports(views),
                new Changes(() -> log, views, blocking,
                        new Changes.Pace(Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMinutes(1))));
        List<ServedView<?>> served = List.of(ServedView.of(SampleCase.TYPE, List.of(SampleCase.AGGREGATE)),
                ServedView.of(Notice.TYPE, List.of()));
        reader = new ViewReader(served, views, QueryApi::actor);
        RouterFunction<ServerResponse> byHand = RouterFunctions.route().GET(BY_HAND + "{id}",
                request -> reader.one(SampleCase.class, request, request.pathVariable("id"),
                        new Parameters(request.queryParams()).number("atLeast", 1, Long.MAX_VALUE, 0))
                        .flatMap(view -> ServerResponse.ok().bodyValue(view)))
                .build();
        HandlerStrategies strategies = HandlerStrategies.builder()
                .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build();
        server = HttpServer.create().host("localhost")
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(
                        routes.of(served).and(byHand), strategies)))
                .bindNow();
    }

    /** What everybody may know of the same documents. */
    @Label(zh = "公示", en = "Public notice")
    @Readers(anyone = true)
    record Notice(@Label(zh = "编号", en = "Id") String id, long version,
            @Label(zh = "标题", en = "Title") @Filter @Grouped String title) {
        static final ViewType<Notice> TYPE = new ViewType<>("notices", Notice.class);
    }

    /** Who asks is named by a header. */
    private static Mono<Actor> actor(ServerRequest request) {
        String who = request.headers().firstHeader("X-Actor");
        return who == null ? Mono.empty() : Mono.just(switch (who) {
            case "office" -> actor(null, Role.OFFICE);
            case "analyst" -> actor(null, Role.ANALYST);
            case "own" -> actor(SampleCase.OWN, Role.UNIT);
            case "foreign" -> actor(SampleCase.FOREIGN, Role.UNIT);
            case "homeless" -> actor(null, Role.UNIT);
            default -> actor(SampleCase.OWN, Role.NETWORK_OPERATOR);
        });
    }

    private static Actor actor(@Nullable UnitCode unit, Role role) {
        return new Actor("s", "n", unit, Set.of(role),
                role == Role.UNIT || role == Role.HANDLER ? Set.of() : Set.of(role));
    }

    ViewReader reader() {
        return reader;
    }

    String base() {
        return "http://localhost:" + server.port();
    }

    WebTestClient as(String who) {
        return client().baseUrl(base())
                .defaultHeader("X-Actor", who).responseTimeout(Duration.ofSeconds(20)).build();
    }

    WebTestClient anonymous() {
        return client().baseUrl(base()).build();
    }

    // A port can come to the server of another test, to which a kept connection would not lead.
    private static WebTestClient.Builder client() {
        return WebTestClient.bindToServer(new ReactorClientHttpConnector(HttpClient.newConnection()))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1));
    }

    void store(SampleCase... views) {
        for (SampleCase view : views) {
            replace(view.id(), document(view));
        }
    }

    void storeGone(String id) {
        replace(id, new Document("_id", id).append("_gone", true));
    }

    private void replace(String id, Document document) {
        Mono.from(collection.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true))).block();
    }

    private static Document document(SampleCase view) {
        Document document = Document.parse(MAPPER.writeValueAsString(view));
        document.remove("id");
        document.values().removeIf(value -> value == null);
        document.put("_id", view.id());
        document.put("recordedAt", MOMENT.format(view.recordedAt()));
        BigDecimal amount = view.amount();
        if (amount != null) {
            document.put("amount", new Decimal128(amount));
        }
        return document;
    }

    @Override
    public void close() {
        server.disposeNow();
        blocking.dispose();
    }

    private final class Store implements ViewStore {
        @Override
        public List<ViewType<?>> views() {
            return List.of(SampleCase.TYPE);
        }

        @Override
        public MongoCollection<Document> collection(ViewType<?> view) {
            return collection;
        }

        @Override
        public <V> V read(ViewType<V> view, Document document) {
            reads.incrementAndGet();
            Map<String, Object> fields = new LinkedHashMap<>(document);
            fields.put("id", document.get("_id"));
            fields.computeIfPresent("amount", (name, value) -> ((Decimal128) value).bigDecimalValue());
            return MAPPER.convertValue(fields, view.view());
        }
    }
}
