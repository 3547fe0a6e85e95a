package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeriodicSampleTest {
    @Test
    void an_error_is_not_the_last_look() {
        AtomicInteger looks = new AtomicInteger();
        try (PeriodicSample<Integer> sampled = new PeriodicSample<>("sample", Duration.ofMillis(1), -1, () -> {
            int look = looks.incrementAndGet();
            if (look == 1) {
                throw new NoClassDefFoundError("missing");
            }
            return look;
        })) {
            await().until(() -> sampled.last() > 1);
        }
    }
}
