package govbackbone.deploy;

import java.util.List;

import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.ProjectionStatus.State;
import govbackbone.kit.projection.Projections;

/** The views of all services, which are folded anew from the log at every start. */
record Views(List<Projections> services) {
    /** Whether any has yet to reach what the log held at the start, and does get on. */
    boolean areBeingBuilt() {
        return status().stream().anyMatch(view -> view.state() == State.CATCHING_UP);
    }

    /** One line, Chinese first. */
    String progress() {
        return progress(status());
    }

    static String progress(List<ProjectionStatus> views) {
        long ready = views.stream().filter(view -> view.state() != State.CATCHING_UP).count();
        long left = views.stream().filter(view -> view.state() == State.CATCHING_UP)
                .mapToLong(ProjectionStatus::lagEvents).max().orElse(0);
        String more = left >= ProjectionStatus.LAG_EVENTS_CAP ? "≥" : "";
        return ("正在重建视图：%1$d/%2$d 已完成，最慢的尚余 %4$s%3$d 条事件。  "
                + "Rebuilding views: %1$d of %2$d done, the slowest has %4$s%3$d events to go.")
                .formatted(ready, views.size(), left, more);
    }

    private List<ProjectionStatus> status() {
        return services.stream().flatMap(service -> service.list().stream()).toList();
    }
}
