package govbackbone.kit.webhook;

import java.util.Set;

import govbackbone.events.Label;
import govbackbone.events.notice.NoticeKind;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.*;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.webhook.WebhookCommand.*;

/** What is known of a subscription: to decide what may happen next, and to deliver. */
public sealed interface Webhook {
    /** Before the first event. */
    Webhook NONE = new None();

    record None() implements Webhook {}

    /**
     * @param secret number of the secret that signs
     * @param shown  whether that secret has been shown
     */
    record Subscribed(String name, String url, Set<NoticeKind> kinds, int secret, boolean shown, Status status)
            implements
                Webhook {
        public Subscribed {
            kinds = Set.copyOf(kinds);
        }

        private Subscribed with(Status next) {
            return new Subscribed(name, url, kinds, secret, shown, next);
        }
    }

    /** Whether notices are sent. */
    enum Status {
        @Label(zh = "推送中", en = "Active")
        ACTIVE, //
        @Label(zh = "已暂停", en = "Suspended")
        SUSPENDED, //
        @Label(zh = "已注销", en = "Retired")
        RETIRED
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Webhook evolve(Webhook state, WebhookEvent event) {
        return switch (event) {
            case WebhookRegistered e ->
                new Subscribed(e.name(), e.url(), Set.copyOf(e.kinds()), 1, false, Status.ACTIVE);
            case WebhookChanged e -> {
                Subscribed before = (Subscribed) state;
                yield new Subscribed(e.name(), e.url(), Set.copyOf(e.kinds()), before.secret(), before.shown(),
                        before.status());
            }
            case WebhookSecretShown _ -> secret((Subscribed) state, ((Subscribed) state).secret(), true);
            case WebhookSecretRotated e -> secret((Subscribed) state, e.number(), false);
            case WebhookSuspended _ -> ((Subscribed) state).with(Status.SUSPENDED);
            case WebhookResumed _ -> ((Subscribed) state).with(Status.ACTIVE);
            case WebhookRetired _ -> ((Subscribed) state).with(Status.RETIRED);
        };
    }

    private static Subscribed secret(Subscribed of, int number, boolean shown) {
        return new Subscribed(of.name(), of.url(), of.kinds(), number, shown, of.status());
    }

    /** Where a subscription stands, whoever asks. */
    static Standing<WebhookCommand> standing(Webhook state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(Register.class));
            case Subscribed at -> switch (at.status()) {
                case ACTIVE -> new Standing<>("ACTIVE",
                        Set.of(Change.class, ShowSecret.class, RotateSecret.class, Suspend.class, Retire.class));
                case SUSPENDED -> new Standing<>("SUSPENDED",
                        Set.of(Change.class, ShowSecret.class, RotateSecret.class, Resume.class, Retire.class));
                case RETIRED -> new Standing<>("RETIRED", Set.of());
            };
        };
    }
}
