package govbackbone.kit.projection;

import java.util.Map;

import govbackbone.kit.decision.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing, as this instance sees it. What it cannot see is null, never 0: before it has looked for the
 * first time, while a database is away, and while the history of the log has changed.
 *
 * @param name       of the projection
 * @param revision   of its fold in this instance
 * @param generation that is served
 * @param building   generation that is being built beside it, if any
 * @param segments   claimed by this instance
 * @param positions  up to which every segment of the served generation has got, by log, whoever works on them
 * @param lagEvents  events of the log that the served view does not show; counting stops at {@value #LAG_EVENTS_CAP}
 * @param lagSeconds age of the oldest of them, and of those that a transaction still writing keeps from
 *                   readers; 0 when there is none
 * @param parked     events that are parked
 * @param state      in a word
 */
public record ProjectionStatus(String name, int revision, long generation, @Nullable Long building, int segments,
        Map<String, LogPosition> positions, @Nullable Long lagEvents, @Nullable Double lagSeconds, long parked,
        State state) {
    /** Where counting the lag stops. */
    public static final int LAG_EVENTS_CAP = 10_000;

    public ProjectionStatus {
        positions = Map.copyOf(positions);
    }

    /** In a word. */
    public enum State {
        /** Has not yet reached what the log held when this instance started. */
        CATCHING_UP,
        /** Follows the log. */
        LIVE,
        /** Serves one generation while the next one is built. */
        REBUILDING,
        /**
         * Serves what a newer release has built and this one cannot carry on. When nobody does any more, it is built again by
         * this release.
         */
        OUTDATED,
        /** Cannot go on and tries again. */
        FAILING,
        /** Stands still: the log does not hold the event that was folded last, so what is shown may never have happened. */
        HISTORY_CHANGED
    }
}
