package govbackbone.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import govbackbone.gateway.GatewaySettings.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether every service is of use: it says that it is ready, and its circuit is not open. One that was ready a moment ago and
 * is too busy to say so still is. Asked at most once a second, however often the public asks.
 */
final class Readiness {
    private final WebClient client = WebClient.create();
    private final Mono<Boolean> all;

    /** @param cut whether the circuit of the service of that name is open */
    Readiness(Map<String, Service> services, Predicate<String> cut, InstantSource clock) {
        List<Probe> probes = services.entrySet().stream()
                .map(service -> new Probe(service.getKey(), service.getValue(), cut, clock)).toList();
        this.all = Flux.fromIterable(probes).flatMap(probe -> probe.isReady(client)).all(ready -> ready)
                .cache(Duration.ofSeconds(1));
    }

    Mono<Boolean> all() {
        return all;
    }

    private static final class Probe {
        private static final Duration PATIENCE = Duration.ofSeconds(2);
        private static final Duration REMEMBERED = Duration.ofSeconds(30);

        private final String name;
        private final URI readiness;
        private final Predicate<String> cut;
        private final InstantSource clock;
        private volatile Instant ready = Instant.MIN;

        Probe(String name, Service service, Predicate<String> cut, InstantSource clock) {
            this.name = name;
            this.readiness = service.readiness();
            this.cut = cut;
            this.clock = clock;
        }

        Mono<Boolean> isReady(WebClient client) {
            return cut.test(name)
                    ? Mono.just(false)
                    : client.get().uri(readiness).retrieve().toBodilessEntity().map(answer -> true)
                            .doOnNext(answered -> ready = clock.instant()).timeout(PATIENCE)
                            .onErrorResume(TimeoutException.class, busy -> Mono.fromSupplier(this::wasReady))
                            .onErrorReturn(false);
        }

        private boolean wasReady() {
            return ready.isAfter(clock.instant().minus(REMEMBERED));
        }
    }
}
