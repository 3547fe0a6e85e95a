package govbackbone.kit.imports;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImportPlacesTest {
    private final ImportPlaces places = new ImportPlaces();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        goOn.countDown();
        places.close();
    }

    private static Actor actor(String subject) {
        return new Actor(subject, "示例", null, Set.of());
    }

    private Mono<Integer> work(String subject) {
        return places.taken(actor(subject), place -> place.work(() -> {
            begun.countDown();
            wait(goOn);
            return 1;
        }));
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertFull(Mono<?> asked) {
        Problem problem = catchThrowableOfType(Problem.class, asked::block);
        assertThat(problem.status()).isEqualTo(503);
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        problem.writeTo(exchange).block();
        assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @Test
    void who_hangs_up_keeps_the_place_until_the_work_has_ended() {
        Disposable client = work("a").subscribe();
        wait(begun);
        client.dispose();
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES - 1);
        assertFull(work("a"));

        goOn.countDown();
        places.close();
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES);
    }

    @Test
    void files_that_wait_for_a_thread_when_their_senders_hang_up_still_count() {
        IntStream.range(0, ImportPlaces.PLACES).forEach(i -> work("a" + i).subscribe().dispose());
        assertFull(work("b"));
    }

    @Test
    void who_hangs_up_while_sending_gives_the_place_back() {
        places.taken(actor("a"), place -> Mono.never()).subscribe().dispose();
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES);
        goOn.countDown();
        assertThat(work("a").block()).isEqualTo(1);
    }

    @Test
    void no_actor_has_two_places() {
        work("a").subscribe();
        assertFull(work("a"));
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES - 1);
    }

    @Test
    void work_that_fails_gives_the_place_back() {
        Mono<Integer> failing = places.taken(actor("a"), place -> place.work(() -> {
            throw new IllegalStateException("sample");
        }));
        StepVerifier.create(failing).verifyError(IllegalStateException.class);
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES);
    }

    @Test
    void a_file_that_comes_drop_by_drop_is_not_waited_for() {
        ServerRequest request = ServerRequest.create(MockServerWebExchange.from(
                MockServerHttpRequest.post("/").contentType(ImportService.CSV).body(Flux.never())),
                HandlerStrategies.withDefaults().messageReaders());
        StepVerifier.withVirtualTime(() -> places.taken(actor("a"), place -> UploadedFile.of(request)))
                .expectSubscription().thenAwait(java.time.Duration.ofSeconds(30))
                .verifyErrorMatches(failure -> failure instanceof Problem problem && problem.status() == 408);
        assertThat(places.free()).isEqualTo(ImportPlaces.PLACES);
    }
}
