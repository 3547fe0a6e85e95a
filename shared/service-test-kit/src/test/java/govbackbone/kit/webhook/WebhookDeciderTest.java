package govbackbone.kit.webhook;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import govbackbone.events.notice.NoticeKind;
import govbackbone.events.notice.WebhookEvent;
import govbackbone.events.notice.WebhookEvent.*;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.notice.NoticeSamples;
import govbackbone.kit.webhook.Webhook.Status;
import govbackbone.kit.webhook.Webhook.Subscribed;
import govbackbone.kit.webhook.WebhookCommand.*;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static govbackbone.kit.notice.NoticeSamples.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookDeciderTest implements EventContract<WebhookEvent> {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 30);
    private static final String URL = "https://oa.example.com/hooks";
    private static final Set<NoticeKind> KINDS = Set.of(NoticeKind.ASSIGNED, NoticeKind.DUNNING);
    private static final List<NoticeKind> SORTED = List.of(NoticeKind.ASSIGNED, NoticeKind.DUNNING);
    private static final Destinations DESTINATIONS = new Destinations(true, Set.of("10.0.0.9:8080", "localhost:80"));

    private static final Webhook ACTIVE = state(Status.ACTIVE);
    private static final Webhook SUSPENDED = state(Status.SUSPENDED);
    private static final Webhook RETIRED = state(Status.RETIRED);

    private static final Register REGISTER = new Register("示例系统", URL, KINDS);
    private static final Change CHANGE = new Change("示例系统二", URL, KINDS);
    private static final List<WebhookCommand> COMMANDS = List.of(REGISTER, CHANGE, new ShowSecret(),
            new RotateSecret(), new Suspend(), new Resume(), new Retire());
    private static final Actor ADMIN = NoticeSamples.actor("admin", Role.ADMIN);

    private static Webhook state(Status status) {
        return new Subscribed("示例系统", URL, KINDS, 2, false, status, UNIT);
    }

    @Override
    public Class<WebhookEvent> events() {
        return WebhookEvent.class;
    }

    @Override
    public List<WebhookEvent> samples() {
        return List.of(new WebhookRegistered(DAY, "示例系统", URL, SORTED), new WebhookOwned(DAY, UNIT, true),
                new WebhookChanged(DAY, "示例系统", URL, SORTED), new WebhookSecretShown(DAY, 1),
                new WebhookSecretRotated(DAY, 2), new WebhookSuspended(DAY),
                new WebhookResumed(DAY), new WebhookRetired(DAY));
    }

    @Override
    public Reason[] reasons() {
        return WebhookRejection.values();
    }

    private static Given<WebhookCommand, Webhook, WebhookEvent> given(Destinations destinations, Webhook state) {
        return new Given<>(WebhookConfiguration.type(destinations), "w-1",
                state.equals(Webhook.NONE) ? List.of() : List.of(new WebhookOwned(DAY, UNIT, true)), state, DAY,
                WorkingCalendars.published());
    }

    private static List<WebhookEvent> decide(Destinations destinations, Webhook state, WebhookCommand command) {
        return given(destinations, state).decide(ADMIN, command);
    }

    @Test
    void each_command_is_decided_in_each_state_and_the_standing_says_the_same() {
        StateTable.check("""
                              NONE ACTIVE SUSPENDED RETIRED
                Register       x     .        .        .
                Change         .     x        x        .
                ShowSecret     .     x        x        .
                RotateSecret   .     x        x        .
                Suspend        .     x        -        .
                Resume         .     -        x        .
                Retire         .     x        x        .
                """, state -> given(DESTINATIONS, state.equals("NONE") ? Webhook.NONE : state(Status.valueOf(state))),
                WebhookCommand.class, COMMANDS, List.of(ADMIN));
    }

    @Test
    void each_command_has_its_event() {
        assertThat(decide(DESTINATIONS, Webhook.NONE, REGISTER)).containsExactly(
                new WebhookRegistered(DAY, "示例系统", URL, SORTED), new WebhookOwned(DAY, UNIT, true));
        for (Webhook state : List.of(ACTIVE, SUSPENDED)) {
            assertThat(decide(DESTINATIONS, state, CHANGE))
                    .containsExactly(new WebhookChanged(DAY, "示例系统二", URL, SORTED));
            assertThat(decide(DESTINATIONS, state, new ShowSecret())).containsExactly(new WebhookSecretShown(DAY, 2));
            assertThat(decide(DESTINATIONS, state, new RotateSecret()))
                    .containsExactly(new WebhookSecretRotated(DAY, 3));
            assertThat(decide(DESTINATIONS, state, new Retire())).containsExactly(new WebhookRetired(DAY));
        }
        assertThat(decide(DESTINATIONS, ACTIVE, new Suspend())).containsExactly(new WebhookSuspended(DAY));
        assertThat(decide(DESTINATIONS, SUSPENDED, new Resume())).containsExactly(new WebhookResumed(DAY));
    }

    @Test
    void only_the_office_and_the_administrator_of_its_unit_give_a_command() {
        PermissionMatrix.check(WebhookConfiguration.type(DESTINATIONS), UNIT, COMMANDS, wanted -> ACTIVE);
    }

    @Test
    void a_secret_is_shown_once_and_again_only_after_it_was_rotated() {
        Webhook shown = Webhook.evolve(ACTIVE, new WebhookSecretShown(DAY, 2));
        assertThatThrownBy(() -> decide(DESTINATIONS, shown, new ShowSecret())).hasMessage("SECRET_ALREADY_SHOWN");
        Webhook rotated = Webhook.evolve(shown, new WebhookSecretRotated(DAY, 3));
        assertThat(decide(DESTINATIONS, rotated, new ShowSecret())).containsExactly(new WebhookSecretShown(DAY, 3));
    }

    @Test
    void a_change_that_changes_nothing_is_none() {
        assertThat(decide(DESTINATIONS, ACTIVE, new Change("示例系统", URL, KINDS))).isEmpty();
    }

    @Test
    void events_lead_from_state_to_state() {
        Webhook registered = Webhook.evolve(Webhook.NONE, new WebhookRegistered(DAY, "示例系统", URL, SORTED));
        assertThat(registered).isEqualTo(new Subscribed("示例系统", URL, KINDS, 1, false, Status.ACTIVE, null));
        assertThat(Webhook.evolve(registered, new WebhookChanged(DAY, "示例系统二", "https://b.example.com/",
                List.of(NoticeKind.REOPENED))))
                .isEqualTo(new Subscribed("示例系统二", "https://b.example.com/", Set.of(NoticeKind.REOPENED), 1, false,
                        Status.ACTIVE, null));
        assertThat(Webhook.evolve(ACTIVE, new WebhookSuspended(DAY))).isEqualTo(SUSPENDED);
        assertThat(Webhook.evolve(SUSPENDED, new WebhookResumed(DAY))).isEqualTo(ACTIVE);
        assertThat(Webhook.evolve(ACTIVE, new WebhookRetired(DAY))).isEqualTo(RETIRED);
    }

    @ParameterizedTest
    @CsvSource({"https://oa.example.com/hooks?x=1,", "https://OA.example.com:443,", "https://xn--fiq.xn--fiqs8s/,",
        "http://10.0.0.9:8080/x,", "https://10.0.0.9:8080/x,", "http://localhost/,", "http://localhost:80/,",
        "oa.example.com,URL_MALFORMED", "ftp://oa.example.com/,URL_MALFORMED", "https:///hooks,URL_MALFORMED",
        "https://oa.example.com/#top,URL_MALFORMED", "https://政务.中国/,URL_MALFORMED",
        "'https://oa.example.com/a b',URL_MALFORMED", "https://a_b.example.com/,URL_MALFORMED",
        "javascript:alert(1),URL_MALFORMED", "https://oa.example.com:99999999999/,URL_MALFORMED",
        "https://user:password@oa.example.com/,URL_WITH_CREDENTIALS",
        "https://oa.example.com@10.0.0.9:8080/,URL_WITH_CREDENTIALS", "http://oa.example.com/,URL_NOT_HTTPS",
        "http://localhost:8080/,URL_NOT_HTTPS", "https://localhost/,URL_HOST_NOT_A_NAME",
        "https://127.0.0.1/,URL_HOST_NOT_A_NAME", "https://2130706433/,URL_HOST_NOT_A_NAME",
        "https://[::1]/,URL_HOST_NOT_A_NAME", "https://169.254.169.254/latest,URL_HOST_NOT_A_NAME",
        "https://oa.example.com:8443/,URL_PORT_NOT_ALLOWED", "https://oa.example.com:22/,URL_PORT_NOT_ALLOWED"})
    void only_public_hosts_over_https_and_those_allowed_can_be_pushed_to(String url, @Nullable String code) {
        Register register = new Register("示例", url, KINDS);
        if (code == null) {
            assertThat(decide(DESTINATIONS, Webhook.NONE, register)).hasSize(2);
        } else {
            assertThatThrownBy(() -> decide(DESTINATIONS, Webhook.NONE, register)).hasMessage(code)
                    .extracting(e -> ((Refusal) e).objections().getFirst().pointer()).isEqualTo("/url");
            assertThatThrownBy(() -> decide(DESTINATIONS, ACTIVE, new Change("示例", url, KINDS))).hasMessage(code);
        }
    }

    private static List<WebhookEvent> register(Actor actor) {
        return given(DESTINATIONS, Webhook.NONE).decide(actor, REGISTER);
    }

    @Test
    void a_subscription_is_its_makers_units_and_tells_of_everybody_only_where_the_role_concerns_everybody() {
        Actor office = new Actor("office", "示例", UNIT, Set.of(Role.OFFICE));
        assertThat(register(office)).endsWith(new WebhookOwned(DAY, UNIT, false));
        assertThat(register(new Actor("office", "示例", UNIT, Set.of(Role.OFFICE), Set.of(Role.OFFICE))))
                .endsWith(new WebhookOwned(DAY, UNIT, true));
        assertThatThrownBy(() -> register(new Actor("admin", "示例", null, Set.of(Role.ADMIN))))
                .hasMessage("ACTOR_WITHOUT_UNIT");
    }

    @Test
    void one_that_was_made_before_owners_were_noted_is_that_of_its_makers_unit() {
        Webhook registered = Webhook.evolve(Webhook.NONE, new WebhookRegistered(DAY, "示例系统", URL, SORTED));
        Webhook made = Webhook.acted(registered, new WebhookRegistered(DAY, "示例系统", URL, SORTED),
                NoticeSamples.actor("admin", Role.ADMIN));
        assertThat(Webhook.parties(made, new Retire())).isEqualTo(Parties.of(UNIT));
        assertThat(Webhook.parties(Webhook.evolve(registered, new WebhookOwned(DAY, UNIT, true)), new Retire()))
                .isEqualTo(Parties.of(UNIT));
        assertThat(Webhook.parties(Webhook.NONE, REGISTER)).isEqualTo(Parties.NONE);
    }

    @Test
    void without_a_key_nothing_can_be_subscribed() {
        assertThatThrownBy(() -> decide(new Destinations(false, Set.of()), Webhook.NONE, REGISTER))
                .hasMessage("WEBHOOKS_OFF");
    }
}
