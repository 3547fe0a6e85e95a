package govbackbone.kit.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * When a delivery that failed is tried again: pauses double, up to a longest one, and vary by a fifth so that receivers
 * that come back are not met by everything at once.
 *
 * @param first   pause after the first try
 * @param longest pause
 * @param tries   after which it is given up
 */
record RetryPlan(Duration first, Duration longest, int tries) {
    /** Gives up after about 41 hours. */
    static final RetryPlan STANDARD = new RetryPlan(Duration.ofSeconds(10), Duration.ofHours(6), 18);
    private static final int MOST_DOUBLINGS = 30;
    private static final double SPREAD = 0.2;

    /**
     * The pause after that many tries; empty if there is no other.
     *
     * @param tried  at least 1
     * @param chance within 0 and 1
     */
    Optional<Duration> pause(int tried, double chance) {
        if (tried >= tries) {
            return Optional.empty();
        }
        double doubled = (double) first.toMillis() * (1L << Math.min(tried - 1, MOST_DOUBLINGS));
        double pause = Math.min(doubled, (double) longest.toMillis()) * (1 - SPREAD + 2 * SPREAD * chance);
        return Optional.of(Duration.ofMillis((long) pause));
    }
}
