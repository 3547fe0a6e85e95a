package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.delegations.DelegationCommand.GiveDelegation;
import govbackbone.proposal.delegations.DelegationCommand.ReceiverEntry;
import govbackbone.proposal.delegations.DelegationCommand.Revoke;
import govbackbone.proposal.delegations.Delegations.Signing;
import govbackbone.testkit.aggregate.EventContract;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may sign for a principal: given, taken back, and what it is good for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DelegationDeciderTest implements EventContract<DelegationEvent> {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final Actor PRINCIPAL = actor("principal", BUREAU);
    private static final Actor DEPUTY = actor("deputy", BUREAU);
    private static final DelegationGiven GIVEN = new DelegationGiven(TODAY, BUREAU,
            new Person("principal", "示例principal"), new Person("deputy", "示例分管同志"), List.of(DelegationScope.REPLY),
            TODAY,
            TODAY.plusDays(10), "示例授权书1号");
    private static final DelegationRevoked REVOKED = new DelegationRevoked(TODAY,
            new Person("principal", "示例principal"), "示例理由");

    @Override
    public Class<DelegationEvent> events() {
        return DelegationEvent.class;
    }

    @Override
    public List<DelegationEvent> samples() {
        return List.of(GIVEN, REVOKED);
    }

    @Override
    public Reason[] reasons() {
        return DelegationRejection.values();
    }

    private static Actor actor(String subject, @Nullable UnitCode unit) {
        return SampleActors.actor(subject, unit, Role.PRINCIPAL);
    }

    private static GiveDelegation give(String receiver, @Nullable LocalDate from, LocalDate until) {
        return new GiveDelegation(new ReceiverEntry(receiver, "示例分管同志"), Set.of(DelegationScope.REPLY), from, until,
                "示例授权书1号");
    }

    private static Delegation after(DelegationEvent... events) {
        return DelegationConfiguration.TYPE.evolve(Delegation.NONE, List.of(events));
    }

    private static Given<DelegationCommand, Delegation, DelegationEvent> given(DelegationEvent... events) {
        return Given.nothing(DelegationConfiguration.TYPE, "d-1", TODAY).after(events);
    }

    @Test
    void a_principal_lets_somebody_sign_for_a_time() {
        assertThat(given().decide(PRINCIPAL, give(" Deputy", null, TODAY.plusDays(10))))
                .containsExactly(GIVEN);
    }

    @Test
    void nobody_delegates_to_themselves_backwards_or_for_ever() {
        given().refuses(PRINCIPAL, give("PRINCIPAL", TODAY.minusDays(1), TODAY.minusDays(2)),
                "RECEIVER_IS_GIVER /receiver", "FROM_IN_PAST /from",
                "UNTIL_BEFORE_FROM /until");
        given().refuses(PRINCIPAL, give("deputy", null, TODAY.plusYears(1).plusDays(1)), "TOO_LONG /until");
        assertThat(given().decide(PRINCIPAL, give("deputy", null, TODAY.plusYears(1)))).hasSize(1);
        given().refuses(actor("x", null), give("deputy", null, TODAY), "ACTOR_WITHOUT_UNIT");
    }

    @Test
    void every_state_decides_every_command() {
        StateTable.check("""
                               NONE GIVEN REVOKED
                GiveDelegation  x     .      .
                Revoke          .     x      .
                """, state -> switch (state) {
            case "NONE" -> given();
            case "GIVEN" -> given(GIVEN);
            default -> given(GIVEN, REVOKED);
        }, DelegationCommand.class, List.of(give("deputy", null, TODAY), new Revoke("示例理由")), List.of(PRINCIPAL));
    }

    @Test
    void only_principals_of_the_unit_give_a_command() {
        PermissionMatrix.check(DelegationConfiguration.TYPE, BUREAU,
                List.of(give("deputy", null, TODAY), new Revoke("示例理由")), wanted -> given(GIVEN).state());
    }

    @Test
    void any_principal_of_the_unit_revokes_it_once() {
        assertThat(given(GIVEN).decide(PRINCIPAL, new Revoke("示例理由"))).containsExactly(REVOKED);
        assertThat(given(GIVEN).decide(actor("successor", BUREAU), new Revoke("示例理由"))).hasSize(1);
        given(GIVEN).refuses(actor("principal", FIRST), new Revoke("示例理由"), "UNKNOWN_ID");
        given(GIVEN, REVOKED).refuses(PRINCIPAL, new Revoke("示例理由"), "NOT_ALLOWED_IN_STATE");
        given().refuses(PRINCIPAL, new Revoke("示例理由"), "UNKNOWN_ID");
        given(GIVEN).refuses(PRINCIPAL, give("deputy", null, TODAY), "ALREADY_EXISTS");
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
}
