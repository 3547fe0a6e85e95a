package govbackbone.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether every service is ready. Asked at most once a second, however often the public asks. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final WebClient client = WebClient.create();
    private final Mono<Boolean> all;

    Readiness(GatewaySettings settings) {
        List<URI> services = settings.services().values().stream().map(GatewaySettings.Service::readiness).toList();
        this.all = Flux.fromIterable(services).flatMap(this::one).all(up -> up).cache(Duration.ofSeconds(1));
    }

    Mono<Boolean> all() {
        return all;
    }

    private Mono<Boolean> one(URI readiness) {
        return client.get().uri(readiness).retrieve().toBodilessEntity().map(answer -> true).timeout(PATIENCE)
                .onErrorReturn(false);
    }
}
