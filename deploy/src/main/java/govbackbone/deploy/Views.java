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
        List<ProjectionStatus> unready = views.stream().filter(view -> view.state() == State.CATCHING_UP).toList();
        return "正在重建视图：%1$d/%2$d 已完成，最慢的%3$s。  Rebuilding views: %1$d of %2$d done, the slowest %4$s."
                .formatted(views.size() - unready.size(), views.size(), left(unready, "尚余 %s%d 条事件", "尚余多少未知"),
                        left(unready, "has %s%d events to go", "has an unknown number of events to go"));
    }

    private static String left(List<ProjectionStatus> unready, String known, String unknown) {
        long most = 0;
        for (ProjectionStatus view : unready) {
            Long left = view.lagEvents();
            if (left == null) {
                return unknown;
            }
            most = Math.max(most, left);
        }
        return known.formatted(most >= ProjectionStatus.LAG_EVENTS_CAP ? "≥" : "", most);
    }

    private List<ProjectionStatus> status() {
        return services.stream().flatMap(service -> service.list().stream()).toList();
    }
}
