package govbackbone.proposal.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import org.jspecify.annotations.Nullable;

/** Folds histories into views, as the kit does. */
final class Replay {
    static final String ID = Scenario.ID;

    private Replay() {}

    static <V> @Nullable V fold(Projection<CaseEvent, V> projection, List<CaseEvent> history) {
        return states(projection, history).getLast();
    }

    /** The view after each event. */
    static <V> List<@Nullable V> states(Projection<CaseEvent, V> projection, List<CaseEvent> history) {
        List<@Nullable V> views = new ArrayList<>();
        @Nullable
        V view = null;
        for (int i = 0; i < history.size(); i++) {
            Recorded<CaseEvent> recorded = new Recorded<>(history.get(i), ID, i + 1L, Instant.EPOCH,
                    new Actor("office", "示例经办人", null, Set.of()), new LogPosition(1, i));
            view = projection.fold().apply(view, recorded);
            views.add(view);
        }
        return views;
    }
}
