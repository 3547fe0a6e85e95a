package govbackbone.kit.projection;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import govbackbone.kit.projection.ProjectionStatus.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

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

    /** What is not known is NaN, such as the lag while a database is away. */
    static void watchState(MeterRegistry registry, String projection, Supplier<ProjectionStatus> status) {
        gauge(projection, "lag.events", status, seen -> orNaN(seen.lagEvents()),
                "Events of the log that the served view does not show yet, up to " + ProjectionStatus.LAG_EVENTS_CAP)
                .register(registry);
        gauge(projection, "lag", status, seen -> orNaN(seen.lagSeconds()),
                "Age of the oldest event that the served view does not show yet, whoever keeps it; 0 when there is none")
                .baseUnit("seconds").register(registry);
        gauge(projection, "parked", status, ProjectionStatus::parked, "Events that are parked")
                .register(registry);
        gauge(projection, "segments.claimed", status, ProjectionStatus::segments,
                "Segments that this instance works on").register(registry);
        gauge(projection, "failing", status, seen -> is(State.FAILING, seen),
                "1 while it cannot go on and tries again, else 0").register(registry);
        gauge(projection, "outdated", status, seen -> is(State.OUTDATED, seen),
                "1 while a view is served that a newer release has built, else 0").register(registry);
        Gauge.builder("backbone.history.changed", () -> is(State.HISTORY_CHANGED, status.get()))
                .tag("reader", projection)
                .description("1 while the log does not hold the event that this reader has read last, else 0")
                .register(registry);
    }

    private static Gauge.Builder<Supplier<ProjectionStatus>> gauge(String projection, String name,
            Supplier<ProjectionStatus> status, ToDoubleFunction<ProjectionStatus> value, String description) {
        return Gauge.builder("backbone.projection." + name, status, each -> value.applyAsDouble(each.get()))
                .strongReference(true).tag(TAG, projection).description(description);
    }

    private static double orNaN(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    private static double is(State state, ProjectionStatus seen) {
        return seen.state() == state ? 1 : 0;
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
