package govbackbone.kit.reference;

import java.time.Duration;
import java.util.List;

import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Gives the commands of every {@link SeedData} in the background, once the service is up. */
final class SeedDataRun implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SeedDataRun.class);
    private static final Duration LATER = Duration.ofSeconds(2);

    private final List<SeedData> baselines;
    private final Commands commands;
    private @Nullable Thread thread;

    SeedDataRun(List<SeedData> baselines, Commands commands) {
        this.baselines = baselines;
        this.commands = commands;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("baseline").start(() -> baselines.forEach(this::give));
    }

    private void give(SeedData baseline) {
        try {
            for (Submission<?> submission : baseline.missing()) {
                give(submission);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            LOG.error("Shipped reference data did not get into the log", broken);
        }
    }

    private void give(Submission<?> submission) throws InterruptedException {
        while (true) {
            try {
                commands.submit(submission).block();
                return;
            } catch (CommandFailure.Refused refused) {
                LOG.info("{} {} is there already: {}", submission.type().name(), submission.aggregateId(),
                        refused.getMessage());
                return;
            } catch (CommandFailure.Unavailable passing) {
                Thread.sleep(LATER);
            }
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
