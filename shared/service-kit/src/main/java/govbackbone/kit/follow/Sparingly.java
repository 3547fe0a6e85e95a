package govbackbone.kit.follow;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one line per cause and period into a log that would else be flooded by what happens again and again. */
public final class Sparingly {
    private static final int MOST_CAUSES = 1_000;

    private final long periodNanos;
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    public Sparingly(Duration period) {
        this.periodNanos = period.toNanos();
    }

    /** Whether that cause was not told within the period; if so, it counts as told. */
    public boolean isDue(String cause) {
        if (last.size() > MOST_CAUSES) {
            last.clear();
        }
        long now = System.nanoTime();
        AtomicBoolean due = new AtomicBoolean();
        last.compute(cause, (key, told) -> {
            due.set(told == null || now - told >= periodNanos);
            return due.get() || told == null ? Long.valueOf(now) : told;
        });
        return due.get();
    }
}
