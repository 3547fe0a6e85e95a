package govbackbone.gateway;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import govbackbone.gateway.GatewaySettings.Limit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacesTest {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Test
    void who_does_not_send_or_take_all_of_it_in_time_does_not_keep_the_place() {
        Places places = new Places(new Limit(1, 1, 1, 1), LONGEST);
        StepVerifier.withVirtualTime(() -> places.filter(exchange(), exchange -> Mono.never()))
                .expectSubscription().expectNoEvent(LONGEST.minusSeconds(1)).thenAwait(Duration.ofSeconds(1))
                .verifyError(TimeoutException.class);
        assertThat(places.filter(exchange(), exchange -> Mono.empty()).blockOptional()).isEmpty();
    }

    @Test
    void who_hangs_up_leaves_the_place() {
        Places places = new Places(new Limit(1, 1, 1, 1), null);
        Disposable hangingUp = places.filter(exchange(), exchange -> Mono.never()).subscribe();
        assertThatThrownBy(() -> places.filter(exchange(), exchange -> Mono.empty()).block())
                .hasMessage("TOO_MANY_REQUESTS");
        hangingUp.dispose();
        assertThat(places.filter(exchange(), exchange -> Mono.empty()).blockOptional()).isEmpty();
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    }
}
