package govbackbone.kit.projection;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** Ready once the views have reached what the log held at the start. Never waits for a database. */
final class ProjectionsIndicator implements ReactiveHealthIndicator {
    private final Projections projections;

    ProjectionsIndicator(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            Health.Builder health = projections.caughtUp() ? Health.up() : Health.outOfService();
            projections.list().forEach(status -> health.withDetail(status.name(), status.state()));
            return health.build();
        });
    }
}
