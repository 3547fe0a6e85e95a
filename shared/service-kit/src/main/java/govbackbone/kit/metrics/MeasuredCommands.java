package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.Locale;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/**
 * Times every command from submission to the answer: {@code backbone.commands}, tagged {@code aggregate}, {@code command}
 * and {@code outcome}. All three come from the code, never from a client.
 */
final class MeasuredCommands implements Commands {
    private static final Duration[] BUCKETS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10)};

    private final Commands decided;
    private final MeterRegistry registry;
    private final MeterProvider<Timer> timers;

    MeasuredCommands(Commands decided, MeterRegistry registry) {
        this.decided = decided;
        this.registry = registry;
        this.timers = Timer.builder("backbone.commands").description("Commands, from submission to the answer")
                .serviceLevelObjectives(BUCKETS).withRegistry(registry);
    }

    private enum Outcome {
        /** Its events are durable, or it changed nothing. */
        ACCEPTED,
        /** A rule stands against it. */
        REFUSED,
        /** The aggregate is unknown or at another version, or the idempotency key was used for something else. */
        CONFLICT,
        /** Too much at once, or the database is away. */
        UNAVAILABLE,
        /** A defect. */
        FAILED,
        /** Nobody waited for the answer any longer; it is decided all the same. */
        ABANDONED
    }

    @Override
    public <C> Mono<Accepted> submit(Submission<C> submission) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(registry);
            return decided.submit(submission)
                    .doOnSuccess(accepted -> sample.stop(timer(submission, Outcome.ACCEPTED)))
                    .doOnError(failure -> sample.stop(timer(submission, outcome(failure))))
                    .doOnCancel(() -> sample.stop(timer(submission, Outcome.ABANDONED)));
        });
    }

    private static Outcome outcome(Throwable failure) {
        return switch (failure) {
            case CommandFailure.Refused _ -> Outcome.REFUSED;
            case CommandFailure.Unknown _,CommandFailure.Stale _,CommandFailure.KeyReused _ -> Outcome.CONFLICT;
            case CommandFailure.Unavailable _ -> Outcome.UNAVAILABLE;
            default -> Outcome.FAILED;
        };
    }

    private Timer timer(Submission<?> submission, Outcome outcome) {
        return timers.withTags(Tags.of("aggregate", submission.type().name(), "command",
                submission.command().getClass().getSimpleName(), "outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
}
