package govbackbone.proposal.delegations;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import govbackbone.events.Label;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Person;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.GoldenSamples;
import govbackbone.proposal.Given;
import govbackbone.proposal.delegations.DelegationCommand.GiveDelegation;
import govbackbone.proposal.delegations.DelegationCommand.ReceiverEntry;
import govbackbone.proposal.delegations.DelegationCommand.Revoke;
import govbackbone.proposal.delegations.Delegations.Signing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who may sign for a principal: given, taken back, and what it is good for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DelegationDeciderTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final LocalDate TODAY = Given.TODAY;
    private static final Actor PRINCIPAL = actor("principal", BUREAU);
    private static final Actor DEPUTY = actor("deputy", BUREAU);
    private static final DelegationGiven GIVEN = new DelegationGiven(TODAY, BUREAU,
            new Person("principal", "示例principal"), new Person("deputy", "示例分管同志"), List.of(DelegationScope.REPLY),
            TODAY,
            TODAY.plusDays(10), "示例授权书1号");
    private static final DelegationRevoked REVOKED = new DelegationRevoked(TODAY,
            new Person("principal", "示例principal"), "示例理由");

    private static Actor actor(String subject, @Nullable UnitCode unit) {
        return new Actor(subject, "示例" + subject, unit, Set.of(Role.PRINCIPAL));
    }

    private static GiveDelegation give(String receiver, @Nullable LocalDate from, LocalDate until) {
        return new GiveDelegation(new ReceiverEntry(receiver, "示例分管同志"), Set.of(DelegationScope.REPLY), from, until,
                "示例授权书1号");
    }

    private static Delegation after(DelegationEvent... events) {
        return ProposalDelegations.TYPE.evolve(Delegation.NONE, List.of(events));
    }

    private static List<DelegationEvent> decide(Delegation state, Actor actor, DelegationCommand command) {
        return DelegationDecider.decide(state, command, new Context(actor,
                TODAY.atTime(10, 0).atZone(Context.ZONE).toInstant(), WorkingCalendars.published()));
    }

    private static List<String> refusal(Delegation state, Actor actor, DelegationCommand command) {
        return catchThrowableOfType(Refusal.class, () -> decide(state, actor, command)).objections().stream()
                .map(o -> (o.reason().name() + " " + o.pointer()).strip()).toList();
    }

    @Test
    void a_principal_lets_somebody_sign_for_a_time() {
        assertThat(decide(Delegation.NONE, PRINCIPAL, give(" Deputy", null, TODAY.plusDays(10))))
                .containsExactly(GIVEN);
    }

    @Test
    void nobody_delegates_to_themselves_backwards_or_for_ever() {
        assertThat(refusal(Delegation.NONE, PRINCIPAL, give("PRINCIPAL", TODAY.minusDays(1), TODAY.minusDays(2))))
                .containsExactlyInAnyOrder("RECEIVER_IS_GIVER /receiver", "FROM_IN_PAST /from",
                        "UNTIL_BEFORE_FROM /until");
        assertThat(refusal(Delegation.NONE, PRINCIPAL, give("deputy", null, TODAY.plusYears(1).plusDays(1))))
                .containsExactly("TOO_LONG /until");
        assertThat(decide(Delegation.NONE, PRINCIPAL, give("deputy", null, TODAY.plusYears(1)))).hasSize(1);
        assertThat(refusal(Delegation.NONE, actor("x", null), give("deputy", null, TODAY)))
                .containsExactly("GIVER_WITHOUT_UNIT");
    }

    @Test
    void any_principal_of_the_unit_revokes_it_once() {
        assertThat(decide(after(GIVEN), PRINCIPAL, new Revoke("示例理由"))).containsExactly(REVOKED);
        assertThat(decide(after(GIVEN), actor("successor", BUREAU), new Revoke("示例理由"))).hasSize(1);
        assertThat(refusal(after(GIVEN), actor("principal", FIRST), new Revoke("示例理由")))
                .containsExactly("OF_ANOTHER_UNIT");
        assertThat(refusal(after(GIVEN, REVOKED), PRINCIPAL, new Revoke("示例理由")))
                .containsExactly("NOT_ALLOWED_IN_STATE");
        assertThat(refusal(Delegation.NONE, PRINCIPAL, new Revoke("示例理由"))).containsExactly("NOT_ALLOWED_IN_STATE");
        assertThat(refusal(after(GIVEN), PRINCIPAL, give("deputy", null, TODAY)))
                .containsExactly("NOT_ALLOWED_IN_STATE");
    }

    private static List<String> against(Delegation delegation, Signing signing) {
        Objections objections = new Objections();
        new Delegations(Map.of("d-1", delegation)).inForce(objections, "/delegation", "d-1", signing);
        try {
            objections.refuseIfAny();
            return List.of();
        } catch (Refusal refusal) {
            return refusal.objections().stream().map(o -> o.reason().name()).toList();
        }
    }

    private static Signing signing(LocalDate on) {
        return new Signing(BUREAU, DEPUTY, "principal", DelegationScope.REPLY, on);
    }

    @Test
    void a_signature_is_covered_as_of_its_day() {
        assertThat(against(after(GIVEN), signing(TODAY))).isEmpty();
        assertThat(against(after(GIVEN), signing(TODAY.plusDays(10)))).isEmpty();
        assertThat(against(after(GIVEN), signing(TODAY.minusDays(1)))).containsExactly("NOT_IN_FORCE");
        assertThat(against(after(GIVEN), signing(TODAY.plusDays(11)))).containsExactly("NOT_IN_FORCE");
    }

    @Test
    void nothing_is_entered_under_a_revoked_delegation_whatever_its_day() {
        assertThat(against(after(GIVEN, REVOKED), signing(TODAY))).containsExactly("DELEGATION_REVOKED");
    }

    @Test
    void it_covers_nobody_else_nothing_else_and_no_other_unit() {
        assertThat(against(after(GIVEN), new Signing(BUREAU, PRINCIPAL, "principal", DelegationScope.REPLY, TODAY)))
                .containsExactly("DELEGATED_TO_ANOTHER");
        assertThat(against(after(GIVEN), new Signing(BUREAU, DEPUTY, "other", DelegationScope.REPLY, TODAY)))
                .containsExactly("DELEGATED_BY_ANOTHER");
        assertThat(against(after(GIVEN), new Signing(BUREAU, DEPUTY, null, DelegationScope.RE_REPLY, TODAY)))
                .containsExactly("OUT_OF_SCOPE");
        assertThat(against(after(GIVEN), new Signing(FIRST, DEPUTY, null, DelegationScope.REPLY, TODAY)))
                .containsExactly("DELEGATION_UNKNOWN");
        assertThat(against(Delegation.NONE, signing(TODAY))).containsExactly("DELEGATION_UNKNOWN");
    }

    @Test
    void the_view_shows_who_gave_what_to_whom_and_who_took_it_back() {
        List<Recorded<DelegationEvent>> log = new ArrayList<>();
        for (DelegationEvent event : List.of(GIVEN, REVOKED)) {
            log.add(new Recorded<>(event, "d-1", log.size() + 1L,
                    TODAY.atTime(10, 0).atZone(Context.ZONE).toInstant(), PRINCIPAL,
                    new LogPosition(1, log.size())));
        }
        var fold = DelegationProjection.projection().fold();
        DelegationView given = Objects.requireNonNull(fold.apply(null, log.getFirst()));
        assertThat(given).isEqualTo(new DelegationView("d-1", 1, BUREAU, GIVEN.giver(), GIVEN.receiver(),
                GIVEN.scopes(), TODAY, TODAY, TODAY.plusDays(10), "示例授权书1号", false, null, null, null));
        assertThat(fold.apply(given, log.getLast())).isEqualTo(new DelegationView("d-1", 2, BUREAU, GIVEN.giver(),
                GIVEN.receiver(), GIVEN.scopes(), TODAY, TODAY, TODAY.plusDays(10), "示例授权书1号", true, TODAY,
                REVOKED.revokedBy(), "示例理由"));
        assertThatThrownBy(() -> fold.apply(null, log.getLast())).isInstanceOf(NullPointerException.class);
    }

    @Test
    void everything_ever_stored_reads_and_every_event_is_stored_as_its_golden_sample() {
        GoldenSamples golden = new GoldenSamples(new EventJson(List.of(DelegationEvent.class), List.of()),
                Path.of("src/test/resources/golden"));
        assertThat(golden.problems(List.of(GIVEN, REVOKED))).isEmpty();
    }

    @Test
    void people_can_read_every_event_and_every_field_in_both_languages() {
        assertThat(SealedRecords.of(DelegationEvent.class)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.isAnnotationPresent(Label.class)).isTrue();
            assertThat(event.getRecordComponents())
                    .allMatch(component -> component.isAnnotationPresent(Label.class));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_a_sentence_in_both_languages(DelegationRejection rejection) {
        Given.isWellPut(rejection);
    }
}
