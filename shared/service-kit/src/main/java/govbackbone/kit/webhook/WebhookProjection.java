package govbackbone.kit.webhook;

import java.util.Set;

import govbackbone.events.notice.WebhookEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.kit.webhook.Webhook.Subscribed;
import org.jspecify.annotations.Nullable;

/** Subscriptions as a fold of their events. */
final class WebhookProjection {
    private WebhookProjection() {}

    static Projection<WebhookEvent, WebhookView> projection() {
        return new Projection<>("webhook-view", 1, new ViewType<>("webhook-subscriptions", WebhookView.class),
                WebhookEvent.class, Recorded::aggregateId, WebhookProjection::fold);
    }

    private static WebhookView fold(@Nullable WebhookView view, Recorded<WebhookEvent> recorded) {
        Webhook before = view == null
                ? Webhook.NONE
                : new Subscribed(view.name(), view.url(), Set.copyOf(view.kinds()), view.secretNumber(),
                        view.secretShown(), view.status());
        Subscribed now = (Subscribed) Webhook.evolve(before, recorded.event());
        return new WebhookView(recorded.aggregateId(), recorded.version(), now.name(), now.url(),
                now.kinds().stream().sorted().toList(), now.status(),
                view == null ? recorded.event().effectiveOn() : view.registeredOn(), now.secret(), now.shown());
    }
}
