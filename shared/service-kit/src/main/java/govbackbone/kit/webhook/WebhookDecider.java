package govbackbone.kit.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.NoticeKind;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.*;
import govbackbone.events.notice.WebhookEvent.WebhookOwned;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.webhook.Webhook.Status;
import govbackbone.kit.webhook.Webhook.Subscribed;
import govbackbone.kit.webhook.WebhookCommand.*;

/** The rules of subscriptions. */
final class WebhookDecider {
    private final Destinations destinations;

    WebhookDecider(Destinations destinations) {
        this.destinations = destinations;
    }

    List<WebhookEvent> decide(Webhook state, WebhookCommand command, Context context) {
        return switch (command) {
            case Register c -> register(c, context);
            case Change c -> change((Subscribed) state, c, context);
            case ShowSecret _ -> showSecret((Subscribed) state, context);
            case RotateSecret _ ->
                List.of(new WebhookSecretRotated(context.today(), ((Subscribed) state).secret() + 1));
            case Suspend _ ->
                isAt(Status.SUSPENDED, state) ? List.of() : List.of(new WebhookSuspended(context.today()));
            case Resume _ -> isAt(Status.ACTIVE, state) ? List.of() : List.of(new WebhookResumed(context.today()));
            case Retire _ -> List.of(new WebhookRetired(context.today()));
        };
    }

    private static boolean isAt(Status status, Webhook state) {
        return ((Subscribed) state).status() == status;
    }

    private List<WebhookEvent> register(Register c, Context context) {
        requirePermitted(c.url());
        Actor actor = context.actor();
        UnitCode unit = Objects.requireNonNull(actor.unit());
        return List.of(new WebhookRegistered(context.today(), c.name(), c.url(), sorted(c.kinds())), new WebhookOwned(
                context.today(), unit, actor.isCityWide(Permission.of(Register.class).ownUnit())));
    }

    private List<WebhookEvent> change(Subscribed at, Change c, Context context) {
        requirePermitted(c.url());
        boolean same = at.name().equals(c.name()) && at.url().equals(c.url()) && at.kinds().equals(c.kinds());
        return same
                ? List.of()
                : List.of(new WebhookChanged(context.today(), c.name(), c.url(), sorted(c.kinds())));
    }

    /** Whoever has not noted it down rotates it; nobody can look it up. */
    private static List<WebhookEvent> showSecret(Subscribed at, Context context) {
        if (at.shown()) {
            throw Refusal.of(WebhookRejection.SECRET_ALREADY_SHOWN);
        }
        return List.of(new WebhookSecretShown(context.today(), at.secret()));
    }

    private void requirePermitted(String url) {
        Optional<WebhookRejection> objection = destinations.objection(url);
        objection.ifPresent(reason -> {
            throw new Refusal(
                    List.of(new Objection(reason, reason == WebhookRejection.WEBHOOKS_OFF ? "" : "/url", List.of())));
        });
    }

    private static List<NoticeKind> sorted(Collection<NoticeKind> kinds) {
        return kinds.stream().sorted().toList();
    }
}
