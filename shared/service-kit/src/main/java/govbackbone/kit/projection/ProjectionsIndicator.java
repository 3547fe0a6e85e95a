package govbackbone.kit.projection;

import java.util.List;

import govbackbone.kit.projection.ProjectionStatus.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Ready once the views have reached what the log held at the start, and while the logs hold what was folded. Never waits for
 * a database.
 */
final class ProjectionsIndicator implements ReactiveHealthIndicator {
    private final Projections projections;

    ProjectionsIndicator(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            List<ProjectionStatus> all = projections.list();
            boolean changed = all.stream().anyMatch(status -> status.state() == State.HISTORY_CHANGED);
            Health.Builder health = projections.caughtUp() && !changed ? Health.up() : Health.outOfService();
            all.forEach(status -> health.withDetail(status.name(), status.state()));
            if (changed) {
                health.withDetail("runbook", "docs/runbooks/changed-history.md");
            }
            return health.build();
        });
    }
}
