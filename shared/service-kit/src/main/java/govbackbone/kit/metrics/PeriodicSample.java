package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only a database knows, asked from time to time and not by a scrape, which must not wait for a database that is away.
 *
 * @param <T> one look at it
 */
public final class PeriodicSample<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicSample.class);

    private final String name;
    private final T away;
    private final Supplier<? extends T> look;
    private final ScheduledExecutorService thread;
    private volatile T last;

    /**
     * Looks at once and then after every pause.
     *
     * @param name of the thread
     * @param away what is known before the first look and after one that failed
     */
    public PeriodicSample(String name, Duration pause, T away, Supplier<? extends T> look) {
        this.name = name;
        this.away = away;
        this.look = look;
        this.last = away;
        this.thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
        var _ = thread.scheduleWithFixedDelay(this::sample, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The last look. */
    public T last() {
        return last;
    }

    private void sample() {
        try {
            last = look.get();
        } catch (RuntimeException | Error failure) {
            LOG.debug("{} sees nothing", name, failure);
            last = away;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
