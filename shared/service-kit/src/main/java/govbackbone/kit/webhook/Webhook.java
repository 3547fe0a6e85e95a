package govbackbone.kit.webhook;

import java.util.Set;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.NoticeKind;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.webhook.WebhookCommand.*;
import org.jspecify.annotations.Nullable;

/** What is known of a subscription: to decide what may happen next, and to deliver. */
public sealed interface Webhook {
    /** Before the first event. */
    Webhook NONE = new None();

    record None() implements Webhook {}

    /**
     * @param secret number of the secret that signs
     * @param shown  whether that secret has been shown
     * @param owner  the unit whose people made it, once that is known
     */
    record Subscribed(String name, String url, Set<NoticeKind> kinds, int secret, boolean shown, Status status,
            @Nullable UnitCode owner)
            implements
                Webhook {
        public Subscribed {
            kinds = Set.copyOf(kinds);
        }

        private Subscribed with(Status next) {
            return new Subscribed(name, url, kinds, secret, shown, next, owner);
        }

        private Subscribed of(@Nullable UnitCode unit) {
            return new Subscribed(name, url, kinds, secret, shown, status, unit);
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
                new Subscribed(e.name(), e.url(), Set.copyOf(e.kinds()), 1, false, Status.ACTIVE, null);
            case WebhookOwned e -> ((Subscribed) state).of(e.unit());
            case WebhookChanged e -> {
                Subscribed before = (Subscribed) state;
                yield new Subscribed(e.name(), e.url(), Set.copyOf(e.kinds()), before.secret(), before.shown(),
                        before.status(), before.owner());
            }
            case WebhookSecretShown _ -> secret((Subscribed) state, ((Subscribed) state).secret(), true);
            case WebhookSecretRotated e -> secret((Subscribed) state, e.number(), false);
            case WebhookSuspended _ -> ((Subscribed) state).with(Status.SUSPENDED);
            case WebhookResumed _ -> ((Subscribed) state).with(Status.ACTIVE);
            case WebhookRetired _ -> ((Subscribed) state).with(Status.RETIRED);
        };
    }

    private static Subscribed secret(Subscribed of, int number, boolean shown) {
        return new Subscribed(of.name(), of.url(), of.kinds(), number, shown, of.status(),
                of.owner());
    }

    /** With the unit of who made it. */
    static Webhook acted(Webhook state, WebhookEvent event, Actor actor) {
        return event instanceof WebhookRegistered ? ((Subscribed) state).of(actor.unit()) : state;
    }

    /** Its unit alone. */
    static Parties parties(Webhook state, WebhookCommand command) {
        return state instanceof Subscribed at ? Parties.of(at.owner()) : Parties.NONE;
    }

    /** Where a subscription stands, whoever asks. What it is already can be asked for again and changes nothing. */
    static Standing<WebhookCommand> standing(Webhook state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(Register.class));
            case Subscribed at -> switch (at.status()) {
                case ACTIVE, SUSPENDED -> new Standing<>(at.status().name(), Set.of(Change.class, ShowSecret.class,
                        RotateSecret.class, Suspend.class, Resume.class, Retire.class));
                case RETIRED -> new Standing<>("RETIRED", Set.of());
            };
        };
    }
}
