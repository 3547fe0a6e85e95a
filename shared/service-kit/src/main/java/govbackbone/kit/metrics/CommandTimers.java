package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.Locale;

import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.AggregateType;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The timers {@code backbone.commands}, tagged {@code aggregate}, {@code command} and {@code outcome}. All three come from
 * the code, never from a client.
 */
final class CommandTimers {
    private static final Duration[] BUCKETS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10)};

    private final MeterProvider<Timer> timers;

    CommandTimers(MeterRegistry registry) {
        this.timers = Timer.builder("backbone.commands").description("Commands, from submission to the answer")
                .serviceLevelObjectives(BUCKETS).withRegistry(registry);
    }

    enum Outcome {
        /** Its events are durable, or it changed nothing. */
        ACCEPTED,
        /** A rule stands against it. */
        REFUSED,
        /** The aggregate is unknown or at another version, or the idempotency key was used for something else. */
        CONFLICT,
        /** Too much at once, the database is away, or this instance cannot read the history. */
        UNAVAILABLE,
        /** A defect. */
        FAILED,
        /** Nobody waited for the answer any longer; it is decided all the same. */
        ABANDONED;

        static Outcome of(Throwable failure) {
            return switch (failure) {
                case CommandFailure.Refused _ -> REFUSED;
                case CommandFailure.Unknown _,CommandFailure.Stale _,CommandFailure.KeyReused _ -> CONFLICT;
                case CommandFailure.Unavailable _,CommandFailure.Unreadable _ -> UNAVAILABLE;
                default -> FAILED;
            };
        }
    }

    Timer of(AggregateType<?, ?, ?> type, Object command, Outcome outcome) {
        return timers.withTags(Tags.of("aggregate", type.name(), "command", command.getClass().getSimpleName(),
                "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
}
