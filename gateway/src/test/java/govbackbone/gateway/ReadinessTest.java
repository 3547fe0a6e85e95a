package govbackbone.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import govbackbone.gateway.GatewaySettings.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadinessTest {
    private final AtomicReference<Mono<Integer>> answer = new AtomicReference<>(Mono.just(200));
    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2020-06-30T00:00:00Z"));
    private final DisposableServer service = HttpServer.create().host("127.0.0.1").port(0)
            .handle((request, response) -> answer.get().flatMap(status -> response.status(status).send())).bindNow();
    private final Readiness readiness = new Readiness(
            Map.of("service", new Service(URI.create("http://127.0.0.1:" + service.port()),
                    URI.create("http://127.0.0.1:" + service.port() + "/"), List.of(), "", "")),
            name -> false, time::get);

    @AfterEach
    void stop() {
        service.disposeNow(Duration.ofSeconds(1));
    }

    @Test
    void a_service_that_is_too_busy_to_answer_is_taken_for_what_it_was_until_it_has_been_silent_for_long() {
        assertThat(readiness.all().block()).isTrue();
        answer.set(Mono.never());
        time.set(time.get().plusSeconds(29));
        await().untilAsserted(() -> assertThat(readiness.all().block()).isTrue());
        time.set(time.get().plusSeconds(2));
        await().until(() -> Boolean.FALSE.equals(readiness.all().block()));
    }

    @Test
    void a_service_that_says_it_is_not_ready_is_believed_at_once() {
        assertThat(readiness.all().block()).isTrue();
        answer.set(Mono.just(503));
        await().until(() -> Boolean.FALSE.equals(readiness.all().block()));
    }
}
