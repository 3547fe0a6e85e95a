package govbackbone.kit.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import govbackbone.kit.metrics.PeriodicSample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** What deliveries show of themselves. */
final class DeliveryMeters implements AutoCloseable {
    private static final String TRIES = "backbone.deliveries";
    private final MeterRegistry registry;

    private final PeriodicSample<Outbox.Fill> samples;

    /** @param pause between two looks at the outbox */
    DeliveryMeters(MeterRegistry registry, Outbox outbox, Duration pause) {
        this.registry = registry;
        this.samples = new PeriodicSample<>("delivery-meters", pause, Outbox.Fill.UNKNOWN, outbox::fill);
        gauge("backbone.deliveries.pending", null, "Deliveries to be sent or tried again", Outbox.Fill::pending);
        gauge("backbone.deliveries.parked", null, "Deliveries that were given up", Outbox.Fill::parked);
        gauge("backbone.deliveries.age", "seconds", "Age of the oldest pending delivery; 0 when there is none",
                Outbox.Fill::age);
        for (Delivery.Channel channel : Delivery.Channel.values()) {
            count(channel, "delivered", 0);
            count(channel, "failed", 0);
        }
    }

    private void gauge(String name, @Nullable String unit, String description, ToDoubleFunction<Outbox.Fill> value) {
        Gauge.builder(name, samples, seen -> value.applyAsDouble(seen.last())).baseUnit(unit)
                .description(description).register(registry);
    }

    @Override
    public void close() {
        samples.close();
    }

    void delivered(Delivery delivery) {
        count(delivery.channel(), "delivered", 1);
    }

    /** One try; the delivery may be tried again. */
    void failed(Delivery delivery) {
        count(delivery.channel(), "failed", 1);
    }

    private void count(Delivery.Channel channel, String outcome, int by) {
        registry.counter(TRIES, "channel", channel.name().toLowerCase(Locale.ROOT), "outcome", outcome).increment(by);
    }
}
