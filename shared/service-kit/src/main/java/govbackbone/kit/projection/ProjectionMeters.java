package govbackbone.kit.projection;

import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What a projection shows of itself, all tagged {@code projection}. */
final class ProjectionMeters {
    private static final String TAG = "projection";

    private final Counter events;
    private final Counter holes;
    private final Counter contradictions;
    private final Timer batches;

    ProjectionMeters(MeterRegistry registry, String projection) {
        this.events = Counter.builder("backbone.projection.events").tag(TAG, projection)
                .description("Events folded and stored").register(registry);
        this.holes = Counter.builder("backbone.projection.holes").tag(TAG, projection)
                .description("Missing events found by the sequence of an aggregate").register(registry);
        this.contradictions = Counter.builder("backbone.projection.contradictions").tag(TAG, projection)
                .description("Events in the place of others that a document has read: the log's history has changed")
                .register(registry);
        this.batches = Timer.builder("backbone.projection.batch").tag(TAG, projection)
                .description("Folding a batch and storing its documents").register(registry);
    }

    static <T> void watch(MeterRegistry registry, String projection, T watched, ToDoubleFunction<T> lagEvents,
            ToDoubleFunction<T> lagSeconds, ToDoubleFunction<T> parked, ToDoubleFunction<T> segments) {
        Gauge.builder("backbone.projection.lag.events", watched, lagEvents).tag(TAG, projection)
                .description("Events of the log that are not yet folded, up to " + ProjectionStatus.LAG_EVENTS_CAP)
                .register(registry);
        Gauge.builder("backbone.projection.lag", watched, lagSeconds).tag(TAG, projection).baseUnit("seconds")
                .description("Age of the oldest event that is recorded and not yet folded; 0 when there is none")
                .register(registry);
        Gauge.builder("backbone.projection.parked", watched, parked).tag(TAG, projection)
                .description("Events that are parked").register(registry);
        Gauge.builder("backbone.projection.segments.claimed", watched, segments).tag(TAG, projection)
                .description("Segments that this instance works on").register(registry);
    }

    static void watchFailing(MeterRegistry registry, String projection, BooleanSupplier failing) {
        Gauge.builder("backbone.projection.failing", () -> failing.getAsBoolean() ? 1 : 0).tag(TAG, projection)
                .description("1 while it cannot go on and tries again, else 0").register(registry);
    }

    static void watchHistory(MeterRegistry registry, String projection, BooleanSupplier changed) {
        Gauge.builder("backbone.history.changed", () -> changed.getAsBoolean() ? 1 : 0).tag("reader", projection)
                .description("1 while the log does not hold the event that this reader has read last, else 0")
                .register(registry);
    }

    void batch(int size, Runnable work) {
        batches.record(work);
        events.increment(size);
    }

    void contradiction() {
        contradictions.increment();
    }

    void hole() {
        holes.increment();
    }
}
