package govbackbone.proposal.delegations;

import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.delegations.DelegationCommand.GiveDelegation;
import govbackbone.proposal.delegations.DelegationCommand.Revoke;
import org.jspecify.annotations.Nullable;

/** The state of a delegation. */
sealed interface Delegation {
    Delegation NONE = new None();

    /** Before the first event. */
    record None() implements Delegation {}

    record Given(DelegationGiven terms) implements Delegation {}

    record Revoked(DelegationGiven terms) implements Delegation {}

    /** Whose principal gave it. */
    static @Nullable UnitCode unit(Delegation state) {
        return switch (state) {
            case None _ -> null;
            case Given(DelegationGiven terms) -> terms.unit();
            case Revoked(DelegationGiven terms) -> terms.unit();
        };
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Delegation evolve(Delegation state, DelegationEvent event) {
        return switch (event) {
            case DelegationGiven e -> new Given(e);
            case DelegationRevoked _ -> new Revoked(((Given) state).terms());
        };
    }

    static Standing<DelegationCommand> standing(Delegation state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(GiveDelegation.class));
            case Given _ -> new Standing<>("GIVEN", Set.of(Revoke.class));
            case Revoked _ -> new Standing<>("REVOKED", Set.of());
        };
    }
}
