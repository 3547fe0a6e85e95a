package govbackbone.kit.webhook;

import govbackbone.events.notice.WebhookEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions as an aggregate and as the view {@code GET /api/webhook-subscriptions}; needs {@link Destinations}. */
@Configuration(proxyBeanMethods = false)
public class WebhookConfiguration {
    @Bean
    AggregateType<WebhookCommand, Webhook, WebhookEvent> webhookType(Destinations destinations) {
        return type(destinations);
    }

    /** The write side of subscriptions. */
    static AggregateType<WebhookCommand, Webhook, WebhookEvent> type(Destinations destinations) {
        return new AggregateType<>("webhook", WebhookCommand.class, WebhookEvent.class, Webhook.NONE,
                new WebhookDecider(destinations)::decide, Webhook::evolve, Webhook::standing)
                .concerning(new Concern<>(Webhook::parties, Webhook::acted));
    }

    @Bean
    Projection<WebhookEvent, WebhookView> webhookView() {
        return WebhookProjection.projection();
    }
}
