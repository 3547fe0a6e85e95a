package govbackbone.kit.delivery;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

import govbackbone.kit.delivery.Outbox.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;

/** What deliveries show of themselves. */
final class DeliveryMeters {
    private static final String TRIES = "backbone.deliveries";
    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry, Outbox outbox) {
        this.registry = registry;
        gauge("backbone.deliveries.pending", "Deliveries to be sent or tried again", outbox,
                rows -> rows.count(State.PENDING));
        gauge("backbone.deliveries.parked", "Deliveries that were given up", outbox,
                rows -> rows.count(State.PARKED));
        gauge("backbone.deliveries.age", "Age of the oldest pending delivery in seconds; 0 when there is none", outbox,
                Outbox::ageOfOldestPending);
        for (Delivery.Channel channel : Delivery.Channel.values()) {
            count(channel, "delivered", 0);
            count(channel, "failed", 0);
        }
    }

    private void gauge(String name, String description, Outbox outbox, ToDoubleFunction<Outbox> value) {
        Gauge.builder(name, outbox, rows -> {
            try {
                return value.applyAsDouble(rows);
            } catch (DataAccessException away) {
                return Double.NaN;
            }
        }).description(description).register(registry);
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
