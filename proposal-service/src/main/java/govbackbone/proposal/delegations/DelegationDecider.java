package govbackbone.proposal.delegations;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.delegations.Delegation.Given;
import govbackbone.proposal.delegations.DelegationCommand.GiveDelegation;
import govbackbone.proposal.delegations.DelegationCommand.Revoke;

import static govbackbone.proposal.delegations.DelegationRejection.*;

/** Every rule of giving and revoking. */
final class DelegationDecider {
    private static final int LONGEST_YEARS = 1;

    private DelegationDecider() {}

    static List<DelegationEvent> decide(Delegation state, DelegationCommand command, Context context) {
        if (!Delegation.standing(state).allowed().contains(command.getClass())) {
            throw Refusal.of(NOT_ALLOWED_IN_STATE);
        }
        return switch (command) {
            case GiveDelegation c -> give(c, context);
            case Revoke c -> revoke((Given) state, c, context);
        };
    }

    /** By the principal for the own unit, to somebody else, from today on at the earliest and not for ever. */
    private static List<DelegationEvent> give(GiveDelegation c, Context context) {
        Actor giver = context.actor();
        UnitCode unit = giver.unit();
        if (unit == null) {
            throw Refusal.of(GIVER_WITHOUT_UNIT);
        }
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
    private static List<DelegationEvent> revoke(Given state, Revoke c, Context context) {
        if (!state.terms().unit().equals(context.actor().unit())) {
            throw Refusal.of(OF_ANOTHER_UNIT);
        }
        return List.of(new DelegationRevoked(context.today(),
                new Person(context.actor().subject(), context.actor().name()), c.reason()));
    }
}
