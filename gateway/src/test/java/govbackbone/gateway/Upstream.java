package govbackbone.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.NettyOutbound;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Stands in for a service and remembers the headers it was last asked with. */
final class Upstream implements AutoCloseable {
    final AtomicReference<HttpHeaders> asked = new AtomicReference<>();
    final AtomicBoolean ready = new AtomicBoolean(true);
    /** What the live changes send, one by one. */
    final Sinks.Many<String> changes = Sinks.many().unicast().onBackpressureBuffer();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .route(routes -> routes.get("/api/proposals", this::answer)
                    .get("/api/public/disclosed-replies", this::answer).post("/api/proposals", this::measure)
                    .post("/api/proposals/import", this::measure)
                    .post("/api/proposals/x/complete", this::measure)
                    .get("/api/public/disclosed-replies/never",
                            (request, response) -> response.sendString(Mono.never()))
                    .get("/api/proposals/never", (request, response) -> response.sendString(Mono.never()))
                    .get("/api/proposals/late",
                            (request, response) -> response
                                    .sendString(Mono.just("late").delayElement(Duration.ofSeconds(3))))
                    .get("/api/proposals/export.csv",
                            (request, response) -> response
                                    .sendString(Mono.just("a,b").delayElement(Duration.ofSeconds(3))))
                    .get("/api/proposals/busy",
                            (request, response) -> response.status(503).header("Retry-After", "7")
                                    .sendString(Mono.just("busy")))
                    .get("/api/proposals/changes", this::stream)
                    .get("/openapi.json",
                            (request, response) -> response.sendString(Mono.just("{\"openapi\":\"3.1.0\"}")))
                    .get("/readiness", (request, response) -> response.status(ready.get() ? 200 : 503).send()))
            .bindNow();

    private NettyOutbound answer(HttpServerRequest request, HttpServerResponse response) {
        asked.set(request.requestHeaders().copy());
        return response.header("X-Correlation-Id", "of-the-service").header("ETag", "\"3\"")
                .sendString(Mono.just("answer"));
    }

    private NettyOutbound measure(HttpServerRequest request, HttpServerResponse response) {
        return response.sendString(
                request.receive().asByteArray().map(part -> part.length).reduce(0, Integer::sum).map(String::valueOf));
    }

    private NettyOutbound stream(HttpServerRequest request, HttpServerResponse response) {
        Flux<String> events = changes.asFlux().map(data -> "data:" + data + "\n\n");
        return response.sse().sendString(events, StandardCharsets.UTF_8);
    }

    String uri() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(1));
    }
}
