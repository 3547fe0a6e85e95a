package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How long commands take and how they end: {@code backbone.commands}, tagged {@code command} and {@code outcome}. */
public final class CommandMetrics {
    private final MeterRegistry registry;

    public CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** How a command ended. */
    public enum Outcome {
        /** Its events are durable, or it changed nothing. */
        ACCEPTED,
        /** A rule refused it. */
        REFUSED,
        /** The actor may not give it. */
        FORBIDDEN,
        /** The aggregate is unknown or at another version, or the idempotency key was used for something else. */
        CONFLICT,
        /** Too much at once, or the database is away. */
        UNAVAILABLE,
        /** A defect. */
        FAILED
    }

    /**
     * @param command simple name of the command record, never anything a client invents
     * @param took    from reception to the answer
     */
    public void record(String command, Outcome outcome, Duration took) {
        Timer.builder("backbone.commands").description("Commands decided or refused").tag("command", command)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT)).register(registry).record(took);
    }
}
