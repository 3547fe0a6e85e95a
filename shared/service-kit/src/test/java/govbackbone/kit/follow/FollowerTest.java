package govbackbone.kit.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.follow.Follower.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowerTest {
    private static final Pace FAST = new Pace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(80),
            Duration.ofSeconds(1), Duration.ofMillis(1));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final List<Follower> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Follower::stop);
    }

    private Follower started(Follower follower) {
        started.add(follower);
        follower.start();
        return follower;
    }

    private double gauge(String meter, String tag) {
        return meters.get(meter).tag(tag, "sample").gauge().value();
    }

    @Test
    void what_a_step_throws_ends_nothing_and_is_told_until_a_step_succeeds() {
        AtomicInteger steps = new AtomicInteger();
        AtomicReference<Throwable> trouble = new AtomicReference<>(new StackOverflowError("sample"));
        started(Follower.of("sample", () -> {
            steps.incrementAndGet();
            if (trouble.get() instanceof Error error) {
                throw error;
            }
            if (trouble.get() instanceof RuntimeException failure) {
                throw failure;
            }
            return false;
        }, FAST, meters));

        await().untilAsserted(() -> assertThat(gauge("backbone.follower.failing", "follower")).isOne());
        trouble.set(new IllegalStateException("sample"));
        int before = steps.get();
        await().until(() -> steps.get() > before + 2);
        assertThat(gauge("backbone.follower.failing", "follower")).isOne();
        trouble.set(new Exception("none"));
        await().untilAsserted(() -> assertThat(gauge("backbone.follower.failing", "follower")).isZero());
    }

    @Test
    void pauses_grow_while_it_fails_and_begin_anew_after_a_success() {
        List<Long> moments = Collections.synchronizedList(new ArrayList<>());
        started(Follower.of("sample", () -> {
            moments.add(System.nanoTime());
            if (moments.size() == 6) {
                return true;
            }
            throw new IllegalStateException("sample");
        }, FAST, meters));

        await().until(() -> moments.size() >= 8);
        assertThat(pause(moments, 0)).isGreaterThanOrEqualTo(FAST.first());
        assertThat(pause(moments, 1)).isGreaterThanOrEqualTo(FAST.first().multipliedBy(2));
        assertThat(pause(moments, 2)).isGreaterThanOrEqualTo(FAST.longest());
        assertThat(pause(moments, 4)).isGreaterThanOrEqualTo(FAST.longest());
        assertThat(pause(moments, 6)).isGreaterThanOrEqualTo(FAST.first());
    }

    private static Duration pause(List<Long> moments, int after) {
        return Duration.ofNanos(moments.get(after + 1) - moments.get(after));
    }

    @Test
    void it_goes_on_at_once_while_there_is_more() {
        AtomicInteger steps = new AtomicInteger();
        Pace rare = new Pace(Duration.ofHours(1), FAST.first(), FAST.longest(), FAST.stopping(), FAST.look());
        started(Follower.of("sample", () -> steps.incrementAndGet() < 100, rare, meters));

        await().until(() -> steps.get() == 100);
    }

    @Test
    void a_reader_tells_its_lag_and_that_history_changed_under_it() {
        AtomicBoolean changed = new AtomicBoolean();
        started(Follower.reading("sample", () -> {
            if (changed.get()) {
                throw new HistoryChanged(LogPosition.START);
            }
            return false;
        }, () -> new Lag(7, 1.5, false), FAST, meters));

        await().untilAsserted(() -> assertThat(gauge("backbone.follower.lag.events", "follower")).isEqualTo(7));
        assertThat(gauge("backbone.follower.lag.seconds", "follower")).isEqualTo(1.5);
        assertThat(gauge("backbone.history.changed", "reader")).isZero();
        changed.set(true);
        await().untilAsserted(() -> assertThat(gauge("backbone.history.changed", "reader")).isOne());
        assertThat(gauge("backbone.follower.lag.seconds", "follower")).isNaN();
        changed.set(false);
        await().untilAsserted(() -> assertThat(gauge("backbone.history.changed", "reader")).isZero());
    }

    @Test
    void a_step_comes_to_its_end_before_it_stops_and_one_that_does_not_is_interrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Follower quick = started(Follower.of("quick", () -> {
            begun.countDown();
            TimeUnit.MILLISECONDS.sleep(200);
            ended.set(true);
            return true;
        }, FAST, meters));
        begun.await();
        quick.stop();
        assertThat(ended).isTrue();
        assertThat(quick.isRunning()).isFalse();

        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Pace impatient = new Pace(FAST.idle(), FAST.first(), FAST.longest(), Duration.ofMillis(50), FAST.look());
        Follower endless = started(Follower.of("endless", () -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
                return false;
            } finally {
                interrupted.countDown();
            }
        }, impatient, meters));
        waiting.await();
        endless.stop();
        interrupted.await();
    }

    @Test
    void it_can_be_started_again() {
        AtomicInteger steps = new AtomicInteger();
        Follower follower = started(Follower.of("sample", () -> {
            steps.incrementAndGet();
            return false;
        }, FAST, meters));
        await().until(() -> steps.get() > 0);
        follower.stop();
        int before = steps.get();
        follower.start();
        await().until(() -> steps.get() > before);
    }
}
