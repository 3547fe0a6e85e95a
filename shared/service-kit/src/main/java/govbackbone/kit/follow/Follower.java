package govbackbone.kit.follow;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import govbackbone.kit.decision.HistoryChanged;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that goes on in the background as long as the service runs, step by step: at once while there is more to do, after a
 * pause when there was nothing, after growing pauses while it fails. Nothing that a step throws ends it.
 * <p>
 * {@code backbone.follower.failing} tells whether the last step failed; a reader of a log also tells its lag and whether the
 * history of the log has changed under it.
 */
public final class Follower implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int MOST_DOUBLINGS = 16;
    /** What was interrupted has to end; nothing waits longer for it. */
    private static final Duration INTERRUPTED = Duration.ofSeconds(5);

    private final String name;
    private final Step step;
    private final Pace pace;
    private final @Nullable Supplier<Lag> lag;
    private final Sparingly warnings = new Sparingly(Duration.ofMinutes(1));
    private volatile boolean failing;
    private volatile Lag seen = Lag.UNKNOWN;
    private @Nullable Run run;

    /** What is done again and again, by one thread at a time; it may block. */
    @FunctionalInterface
    public interface Step {
        /** @return whether there may be more to do at once */
        boolean take() throws InterruptedException;
    }

    /**
     * How eagerly.
     *
     * @param idle     between two steps when there was nothing to do
     * @param first    pause after a failure, doubled with every further one
     * @param longest  of these pauses
     * @param stopping for how long a step is left to come to its end before it is interrupted
     * @param look     between two looks at the lag
     */
    public record Pace(Duration idle, Duration first, Duration longest, Duration stopping, Duration look) {
        /** Of a step that may be interrupted at any time. */
        public static Pace idling(Duration idle) {
            return new Pace(idle, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(5));
        }

        private Duration backOff(int failures) {
            Duration pause = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    private Follower(String name, Step step, Pace pace, @Nullable Supplier<Lag> lag, MeterRegistry meters) {
        this.name = name;
        this.step = step;
        this.pace = pace;
        this.lag = lag;
        Gauge.builder("backbone.follower.failing", this, follower -> follower.failing ? 1 : 0).tag("follower", name)
                .description("1 while this work in the background fails and is tried again, else 0").register(meters);
    }

    /** Work of that name, which is also that of its thread and unique in the service. */
    public static Follower of(String name, Step step, Pace pace, MeterRegistry meters) {
        return new Follower(name, step, pace, null, meters);
    }

    /** Work that reads a log, and how far behind it is; asked by the thread that reads. */
    public static Follower reading(String name, Step step, Supplier<Lag> lag, Pace pace, MeterRegistry meters) {
        Follower follower = new Follower(name, step, pace, lag, meters);
        Lag.watch("backbone.follower", "follower", name, () -> follower.seen, meters);
        return follower;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            CountDownLatch ended = new CountDownLatch(1);
            run = new Run(Thread.ofVirtual().name(name).start(() -> follow(ended)), ended);
        }
    }

    @Override
    public synchronized void stop() {
        Run current = run;
        run = null;
        if (current == null) {
            return;
        }
        current.ended().countDown();
        try {
            if (!current.thread().join(pace.stopping())) {
                current.thread().interrupt();
                current.thread().join(INTERRUPTED);
            }
        } catch (InterruptedException hurried) {
            current.thread().interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    private record Run(Thread thread, CountDownLatch ended) {}

    private void follow(CountDownLatch ended) {
        int failures = 0;
        long looked = System.nanoTime() - pace.look().toNanos();
        Duration pause = Duration.ZERO;
        try {
            while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                long begun = System.nanoTime();
                try {
                    pause = step.take() ? Duration.ZERO : pace.idle();
                    if (lag != null && System.nanoTime() - looked >= pace.look().toNanos()) {
                        seen = lag.get();
                        looked = System.nanoTime();
                    }
                    failures = 0;
                    failing = false;
                } catch (RuntimeException | Error trouble) {
                    failing = true;
                    seen = trouble instanceof HistoryChanged ? Lag.HISTORY_CHANGED : Lag.UNKNOWN;
                    tell(trouble);
                    // Whoever went well for long has not failed again and again.
                    failures = System.nanoTime() - begun > pace.longest().toNanos() ? 0 : failures;
                    pause = pace.backOff(failures++);
                }
            }
        } catch (InterruptedException stopping) {
            LOG.debug("{} was interrupted to stop", name);
        }
    }

    private void tell(Throwable trouble) {
        if (!warnings.isDue(String.valueOf(trouble))) {
            return;
        }
        if (trouble instanceof HistoryChanged) {
            LOG.error("{} stands still. {}", name, trouble.getMessage());
        } else {
            LOG.warn("{} cannot go on and will try again", name, trouble);
        }
    }
}
