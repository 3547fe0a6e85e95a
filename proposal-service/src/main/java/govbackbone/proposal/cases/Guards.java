package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.DatePeriod;
import govbackbone.events.Subjects;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.OutOfPlace;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.CaseRejection.*;

/** What many rules ask alike: whose handling is meant, who speaks for it, which dates fit. */
final class Guards {
    private Guards() {}

    /** The handling a command is about, if that stage allows the command. */
    static Handling handling(UnderHandling state, OfUnit command) {
        Handling handling = meant(state, command);
        if (state.closure() == null && !CaseLifecycle.allowedIn(handling.stage()).contains(command.getClass())) {
            throw Refusal.of(OutOfPlace.NOT_ALLOWED_IN_STATE);
        }
        return handling;
    }

    private static Handling meant(UnderHandling state, OfUnit command) {
        UnitCode unit = command.unit();
        if (unit == null && state.handlings().size() > 1) {
            throw Refusal.at("/unit", UNIT_REQUIRED);
        }
        return state.handlings().stream().filter(handling -> unit == null || handling.unit().equals(unit)).findFirst()
                .orElseThrow(() -> Refusal.at("/unit", NOT_A_REPLYING_UNIT, Objects.requireNonNull(unit)));
    }

    /** Once a case is assigned, its units speak for it beside the assigning office; the office that filed it does no more. */
    static void ofUnitOrAssigningOffice(UnderHandling state, Context context) {
        Actor actor = context.actor();
        if (!actor.is(Role.ASSIGNING_OFFICE)
                && state.handlings().stream().noneMatch(handling -> handling.unit().equals(actor.unit()))) {
            throw Refusal.of(ACTOR_OF_ANOTHER_UNIT);
        }
    }

    static void proposer(Objections objections, UnderHandling state, String id, String pointer) {
        objections.unless(state.matter().proposerIds().contains(id), UNKNOWN_PROPOSER, pointer, id);
    }

    static void dated(Objections objections, LocalDate on, String pointer, LocalDate notBefore,
            Reason tooEarly, Context context) {
        notInFuture(objections, on, pointer, context);
        objections.unless(!on.isBefore(notBefore), tooEarly, pointer, on, notBefore);
    }

    static void notInFuture(Objections objections, LocalDate on, String pointer, Context context) {
        objections.unless(!on.isAfter(context.today()), DATE_IN_FUTURE, pointer, on);
    }

    static DatePeriod period(Length length) {
        return new DatePeriod(length.amount(), length.unit());
    }

    static Person person(PersonEntry entry) {
        return new Person(Subjects.canonical(entry.subject()), entry.name());
    }

    static Person person(Actor actor) {
        return new Person(actor.subject(), actor.name());
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
