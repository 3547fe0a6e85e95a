package govbackbone.kit.reaction;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.follow.Lag;
import org.jspecify.annotations.Nullable;

/**
 * How a reaction is doing.
 *
 * @param name       of the reaction
 * @param log        that it follows
 * @param position   up to which it has dealt with the log, as stored: two seconds behind when it is busy
 * @param holder     the instance that is at it; null if none is
 * @param lagEvents  events of the log after that; counting stops at {@value Lag#EVENTS_CAP}
 * @param lagSeconds age of the oldest of them; 0 when there is none, not a number while it stands still
 * @param parked     events that are parked
 * @param historyChanged whether it stands still because the log does not hold the event at its position any more
 */
public record ReactionStatus(String name, String log, LogPosition position, @Nullable String holder, long lagEvents,
        double lagSeconds, long parked, boolean historyChanged) {
    /** How far it is behind, in one. */
    Lag lag() {
        return new Lag(lagEvents, lagSeconds, historyChanged);
    }
}
