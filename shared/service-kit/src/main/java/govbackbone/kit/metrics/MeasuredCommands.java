package govbackbone.kit.metrics;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.metrics.CommandTimers.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/** Times every command from submission to the answer. */
final class MeasuredCommands implements Commands {
    private final Commands decided;
    private final MeterRegistry registry;
    private final CommandTimers timers;

    MeasuredCommands(Commands decided, MeterRegistry registry) {
        this.decided = decided;
        this.registry = registry;
        this.timers = new CommandTimers(registry);
    }

    @Override
    public <C> Mono<Accepted> submit(Submission<C> submission) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(registry);
            return decided.submit(submission)
                    .doOnSuccess(accepted -> sample.stop(timer(submission, Outcome.ACCEPTED)))
                    .doOnError(failure -> sample.stop(timer(submission, Outcome.of(failure))))
                    .doOnCancel(() -> sample.stop(timer(submission, Outcome.ABANDONED)));
        });
    }

    private Timer timer(Submission<?> submission, Outcome outcome) {
        return timers.of(submission.type(), submission.command(), outcome);
    }
}
