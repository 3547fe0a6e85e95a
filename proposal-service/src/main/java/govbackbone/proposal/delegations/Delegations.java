package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationScope;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.delegations.Delegation.Given;
import govbackbone.proposal.delegations.Delegation.None;
import govbackbone.proposal.delegations.Delegation.Revoked;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.delegations.DelegationRejection.*;

/** All delegations as a value. */
public final class Delegations {
    /** Nobody signs for anybody. */
    public static final Delegations NONE = new Delegations(Map.of());

    private final Map<String, Delegation> byId;

    /** @param byId by their ids */
    Delegations(Map<String, Delegation> byId) {
        this.byId = byId;
    }

    /** That one and no other. */
    public static Delegations of(String id, DelegationGiven given) {
        return new Delegations(Map.of(id, new Given(given)));
    }

    /**
     * What is to be signed for a principal.
     *
     * @param principal subject of who would sign otherwise; null if any principal of the unit would
     * @param on        the day of the signature
     */
    public record Signing(UnitCode unit, Actor signer, @Nullable String principal, DelegationScope scope,
            LocalDate on) {}

    /**
     * The delegation if it covers the signature. It counts as of the day of signing; once it is revoked nothing more is
     * entered under it, since nobody could tell a late entry from a backdated one.
     *
     * @param objections gets whatever stands against it, at that pointer
     */
    public Optional<DelegationGiven> inForce(Objections objections, String pointer, String id, Signing signing) {
        Delegation found = byId.getOrDefault(id, Delegation.NONE);
        if (!signing.unit().equals(Delegation.unit(found))) {
            objections.unless(false, DELEGATION_UNKNOWN, pointer, id);
            return Optional.empty();
        }
        DelegationGiven terms = switch (found) {
            case Given(DelegationGiven given) -> given;
            case Revoked(DelegationGiven given) -> given;
            case None _ -> throw new IllegalStateException("It is of no unit");
        };
        String principal = signing.principal();
        objections.unless(found instanceof Given, DELEGATION_REVOKED, pointer)
                .unless(terms.receiver().subject().equals(signing.signer().subject()), DELEGATED_TO_ANOTHER, pointer,
                        terms.receiver().name())
                .unless(principal == null || Subjects.canonical(principal).equals(terms.giver().subject()),
                        DELEGATED_BY_ANOTHER, pointer, terms.giver().name())
                .unless(terms.scopes().contains(signing.scope()), OUT_OF_SCOPE, pointer)
                .unless(!signing.on().isBefore(terms.from()) && !signing.on().isAfter(terms.until()), NOT_IN_FORCE,
                        pointer, terms.from(), terms.until(), signing.on());
        return Optional.of(terms);
    }
}
