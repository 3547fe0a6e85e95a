package govbackbone.kit.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import govbackbone.kit.decision.LogPosition;

/**
 * Up to when it is certain what was recorded: every event that any of the logs recorded up to that moment is in the
 * documents that are served, and none can be recorded any more.
 *
 * @param moment by the clocks that stamp the events
 * @param nanos  when that was looked at, as {@link System#nanoTime} counts
 * @param heads  the logs are folded at least so far
 */
public record Settled(Instant moment, long nanos, Map<String, LogPosition> heads) {
    /** Nothing is certain yet. */
    public static final Settled NOTHING = new Settled(Instant.EPOCH, System.nanoTime(), Map.of());

    public Settled {
        heads = Map.copyOf(heads);
    }

    /** How long ago the moment was. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
