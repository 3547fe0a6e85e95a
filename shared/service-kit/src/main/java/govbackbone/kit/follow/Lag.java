package govbackbone.kit.follow;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How far a reader of a log is behind it.
 *
 * @param events         that are recorded and not dealt with; counting stops at {@value #EVENTS_CAP}
 * @param seconds        age of the oldest of them; 0 when there is none, not a number while that cannot be seen
 * @param historyChanged whether the log does not hold any more what was read last, so that the reader stands still
 */
public record Lag(long events, double seconds, boolean historyChanged) {
    /** Where counting stops. */
    public static final int EVENTS_CAP = 10_000;
    /** Before anybody has looked, or while nobody can. */
    public static final Lag UNKNOWN = new Lag(0, Double.NaN, false);
    /** Of who stands still because what was read last is gone. */
    public static final Lag HISTORY_CHANGED = new Lag(EVENTS_CAP, Double.NaN, true);

    /** Tells it as {@code {prefix}.lag.events}, {@code {prefix}.lag.seconds} and {@code backbone.history.changed}. */
    public static void watch(String prefix, String tag, String name, Supplier<Lag> last, MeterRegistry meters) {
        gauge(prefix + ".lag.events", tag, name, () -> last.get().events(), meters,
                "Events of the log that are not yet dealt with, up to " + EVENTS_CAP);
        gauge(prefix + ".lag.seconds", tag, name, () -> last.get().seconds(), meters,
                "Seconds since the oldest of them was recorded; 0 when there is none");
        gauge("backbone.history.changed", "reader", name, () -> last.get().historyChanged() ? 1 : 0, meters,
                "1 while the log does not hold the event that this reader has read last, else 0");
    }

    private static void gauge(String meter, String tag, String name, Supplier<Number> value, MeterRegistry meters,
            String description) {
        Gauge.builder(meter, value).tag(tag, name).description(description).register(meters);
    }
}
