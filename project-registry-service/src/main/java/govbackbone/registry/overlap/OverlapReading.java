package govbackbone.registry.overlap;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the log for the overlap check after a start, until it has got to its end. */
final class OverlapReading implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OverlapReading.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OverlapCheck check;
    private @Nullable Thread thread;

    OverlapReading(OverlapCheck check) {
        this.check = check;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("overlap-index").start(this::read);
    }

    private void read() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                check.readOn();
                return;
            } catch (RuntimeException | Error trouble) {
                LOG.warn("The log cannot be read for overlaps yet: {}", trouble.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
