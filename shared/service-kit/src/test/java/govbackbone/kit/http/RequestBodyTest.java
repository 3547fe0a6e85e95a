package govbackbone.kit.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestBodyTest {
    private static Mono<byte[]> body(Flux<DataBuffer> content) {
        return RequestBody.bytes(ServerRequest.create(
                MockServerWebExchange
                        .from(MockServerHttpRequest.post("/").contentType(MediaType.APPLICATION_JSON).body(content)),
                HandlerStrategies.withDefaults().messageReaders()));
    }

    private static DataBuffer piece(byte[] content) {
        return DefaultDataBufferFactory.sharedInstance.wrap(content);
    }

    @Test
    void a_body_that_comes_drop_by_drop_is_not_waited_for() {
        StepVerifier.withVirtualTime(() -> body(Flux.never())).expectSubscription()
                .thenAwait(Duration.ofSeconds(RequestBody.MOST_SECONDS))
                .verifyErrorMatches(failure -> failure instanceof Problem problem && problem.status() == 408);
    }

    @Test
    void what_has_come_of_all_bodies_is_bounded_and_given_back_when_they_end() {
        byte[] content = new byte[RequestBody.MAX_BYTES];
        List<Disposable> slow = Stream
                .generate(() -> body(Flux.concat(Flux.just(piece(content)), Flux.never())).subscribe())
                .limit(RequestBody.MOST_RECEIVING / RequestBody.MAX_BYTES).toList();
        StepVerifier.create(body(Flux.just(piece(new byte[]{'{', '}'}))))
                .verifyErrorMatches(failure -> failure instanceof Problem problem && problem.status() == 503);

        slow.forEach(Disposable::dispose);
        assertThat(body(Flux.just(piece(new byte[]{'{', '}'}))).block()).hasSize(2);
    }
}
