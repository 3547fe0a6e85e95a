package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Refused;
import govbackbone.kit.command.Creation.Repeated;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.command.Creations;
import govbackbone.kit.metrics.CommandTimers.Outcome;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Times creations among the commands: each under the command that starts its aggregate, with its share of the time that all
 * took together. Those that were only examined are none.
 */
final class MeasuredCreations implements Creations {
    private final Creations decided;
    private final CommandTimers timers;
    private final Clock clock;

    MeasuredCreations(Creations decided, MeterRegistry registry) {
        this.decided = decided;
        this.timers = new CommandTimers(registry);
        this.clock = registry.config().clock();
    }

    @Override
    public List<Verdict> examine(List<? extends Creation<?>> creations) {
        return decided.examine(creations);
    }

    @Override
    public List<Verdict> create(List<? extends Creation<?>> creations, boolean allOrNone) {
        long start = clock.monotonicTime();
        try {
            List<Verdict> verdicts = decided.create(creations, allOrNone);
            Duration share = share(start, creations.size());
            IntStream.range(0, creations.size()).filter(i -> !(verdicts.get(i) instanceof Possible))
                    .forEach(i -> record(creations.get(i), outcome(verdicts.get(i)), share));
            return verdicts;
        } catch (RuntimeException failure) {
            Duration share = share(start, creations.size());
            creations.forEach(creation -> record(creation, Outcome.of(failure), share));
            throw failure;
        }
    }

    private Duration share(long start, int creations) {
        return Duration.ofNanos((clock.monotonicTime() - start) / Math.max(1, creations));
    }

    private void record(Creation<?> creation, Outcome outcome, Duration share) {
        timers.of(creation.type(), creation.commands().getFirst(), outcome).record(share);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Created _ -> Outcome.ACCEPTED;
            case Refused _,Exists _,Repeated _ -> Outcome.REFUSED;
            case Possible _ -> throw new IllegalStateException("Only examined");
        };
    }
}
