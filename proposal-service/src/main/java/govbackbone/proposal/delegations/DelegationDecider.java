package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.delegations.DelegationCommand.GiveDelegation;
import govbackbone.proposal.delegations.DelegationCommand.Revoke;

import static govbackbone.proposal.delegations.DelegationRejection.*;

/** Every rule of giving and revoking. */
final class DelegationDecider {
    private static final int LONGEST_YEARS = 1;

    private DelegationDecider() {}

    static List<DelegationEvent> decide(Delegation state, DelegationCommand command, Context context) {
        return switch (command) {
            case GiveDelegation c -> giveDelegation(c, context);
            case Revoke c -> revoke(c, context);
        };
    }

    /** By the principal for the own unit, to somebody else, from today on at the earliest and not for ever. */
    private static List<DelegationEvent> giveDelegation(GiveDelegation c, Context context) {
        Actor giver = context.actor();
        UnitCode unit = Objects.requireNonNull(giver.unit());
        String receiver = Subjects.canonical(c.receiver().subject());
        LocalDate from = context.orToday(c.from());
        LocalDate latest = from.plusYears(LONGEST_YEARS);
        Objections objections = new Objections();
        objections.unless(!receiver.equals(giver.subject()), RECEIVER_IS_GIVER, "/receiver")
                .unless(!from.isBefore(context.today()), FROM_IN_PAST, "/from", from)
                .unless(!c.until().isBefore(from), UNTIL_BEFORE_FROM, "/until", c.until(), from)
                .unless(!c.until().isAfter(latest), TOO_LONG, "/until", c.until(), latest);
        objections.refuseIfAny();
        return List.of(new DelegationGiven(context.today(), unit, new Person(giver.subject(), giver.name()),
                new Person(receiver, c.receiver().name()), c.scopes().stream().sorted().toList(), from, c.until(),
                c.document()));
    }

    /** By any principal of the unit: who gave it may have left. */
    private static List<DelegationEvent> revoke(Revoke c, Context context) {
        return List.of(new DelegationRevoked(context.today(),
                new Person(context.actor().subject(), context.actor().name()), c.reason()));
    }
}
