package govbackbone.kit.webhook;

import java.util.Set;

import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.WebhookOwned;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.kit.webhook.Webhook.Subscribed;
import org.jspecify.annotations.Nullable;

/** Subscriptions as a fold of their events. */
final class WebhookProjection {
    private WebhookProjection() {}

    static Projection<WebhookEvent, WebhookView> projection() {
        return new Projection<>("webhook-view", 2, new ViewType<>("webhook-subscriptions", WebhookView.class),
                WebhookEvent.class, Recorded::aggregateId, WebhookProjection::fold);
    }

    private static WebhookView fold(@Nullable WebhookView view, Recorded<WebhookEvent> recorded) {
        Webhook before = view == null
                ? Webhook.NONE
                : new Subscribed(view.name(), view.url(), Set.copyOf(view.kinds()), view.secretNumber(),
                        view.secretShown(), view.status(), view.unit());
        Subscribed now = (Subscribed) Webhook.acted(Webhook.evolve(before, recorded.event()), recorded.event(),
                recorded.actor());
        boolean everybody = recorded.event() instanceof WebhookOwned owned
                ? owned.everybody()
                : view == null || view.everybody();
        return new WebhookView(recorded.aggregateId(), recorded.version(), now.name(), now.url(),
                now.kinds().stream().sorted().toList(), now.status(),
                view == null ? recorded.event().effectiveOn() : view.registeredOn(), now.secret(), now.shown(),
                now.owner(),
                everybody);
    }
}
