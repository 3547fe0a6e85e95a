package govbackbone.kit.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import govbackbone.kit.delivery.Delivery.Channel;
import govbackbone.kit.follow.Follower;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Finds and sends, from any number of instances of the service. One thread looks for work; every delivery is sent on a
 * virtual thread of its own.
 */
final class Dispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Collector collector;
    private final Outbox outbox;
    private final Map<Channel, Delivery.Sender> senders;
    private final DeliveryMeters meters;
    private final DoubleSupplier chance;
    private final Pace pace;
    private final Semaphore places;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Follower looking;
    private volatile @Nullable ExecutorService sending;
    private long forgotten = Long.MIN_VALUE;

    /**
     * How eagerly.
     *
     * @param pause     between two looks for work, when there was none
     * @param atOnce    deliveries sent at the same time
     * @param perTarget of them to one receiver
     * @param patience  for one try, from the name of the receiver to its answer
     * @param sample    between two looks at how full the outbox is, for the meters
     */
    record Pace(Duration pause, int atOnce, int perTarget, Duration patience, RetryPlan retries, Duration sample) {
        static final Pace STANDARD = new Pace(Duration.ofMillis(500), 32, 4, Duration.ofSeconds(15),
                RetryPlan.STANDARD, Duration.ofSeconds(5));
    }

    /** @param chance within 0 and 1 */
    Dispatcher(Collector collector, Outbox outbox, Map<Channel, Delivery.Sender> senders, DeliveryMeters meters,
            DoubleSupplier chance, Pace pace, MeterRegistry registry) {
        this.collector = collector;
        this.outbox = outbox;
        this.senders = Map.copyOf(senders);
        this.meters = meters;
        this.chance = chance;
        this.pace = pace;
        this.places = new Semaphore(pace.atOnce());
        this.looking = Follower.reading("deliveries", this::look, collector::lag,
                new Follower.Pace(pace.pause(), pace.pause(), LONGEST_PAUSE, STOPPING, pace.sample()), registry);
    }

    @Override
    public synchronized void start() {
        sending = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
        looking.start();
    }

    @Override
    public synchronized void stop() {
        looking.stop();
        ExecutorService last = sending;
        if (last == null) {
            return;
        }
        last.shutdown();
        try {
            // What is cut off is sent again once its lease ends.
            if (!last.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                last.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    private boolean look() {
        boolean found = collector.collect();
        boolean busy = dispatch();
        long hour = System.currentTimeMillis() / TimeUnit.HOURS.toMillis(1);
        if (hour != forgotten) {
            outbox.forget(KEPT);
            forgotten = hour;
        }
        return found || busy;
    }

    private boolean dispatch() {
        int free = places.drainPermits();
        List<Delivery> taken = List.of();
        try {
            taken = free == 0 ? List.of() : outbox.take(free, pace.perTarget(), busyTargets());
        } finally {
            places.release(free - taken.size());
        }
        ExecutorService started = Objects.requireNonNull(sending);
        for (Delivery delivery : taken) {
            underWay.merge(delivery.target(), 1, Integer::sum);
            started.execute(() -> {
                try {
                    send(delivery);
                } finally {
                    underWay.computeIfPresent(delivery.target(), (target, count) -> count == 1 ? null : count - 1);
                    places.release();
                }
            });
        }
        return !taken.isEmpty();
    }

    private Collection<String> busyTargets() {
        return underWay.entrySet().stream().filter(target -> target.getValue() >= pace.perTarget())
                .map(Map.Entry::getKey).toList();
    }

    private void send(Delivery delivery) {
        try {
            Delivery.Sender sender = senders.get(delivery.channel());
            if (sender == null) {
                throw new Delivery.Failed("not configured");
            }
            sender.send(delivery);
            outbox.delivered(delivery);
            meters.delivered(delivery);
        } catch (Delivery.Failed failure) {
            failed(delivery, failure.getMessage());
        } catch (RuntimeException | Error defect) {
            LOG.error("Delivery {} by {}", delivery.id(), delivery.channel(), defect);
            failed(delivery, defect.getClass().getSimpleName());
        }
    }

    private void failed(Delivery delivery, @Nullable String why) {
        String failure = why == null ? "" : why;
        meters.failed(delivery);
        Optional<Duration> pause = pace.retries().pause(delivery.tries(), chance.getAsDouble());
        try {
            if (pause.isPresent()) {
                LOG.info("Delivery {} of notice {} by {} failed, try {}: {}", delivery.id(), delivery.noticeId(),
                        delivery.channel(), delivery.tries(), failure);
                outbox.tryAgain(delivery, pause.get(), failure);
            } else {
                LOG.warn("Delivery {} of notice {} by {} is parked after {} tries: {}", delivery.id(),
                        delivery.noticeId(), delivery.channel(), delivery.tries(), failure);
                outbox.park(delivery, failure);
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("Delivery {} will be tried when its lease ends: {}", delivery.id(), databaseAway.toString());
        }
    }
}
