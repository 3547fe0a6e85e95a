package govbackbone.proposal.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchListEvent.*;
import govbackbone.events.proposal.ListedCase;
import govbackbone.events.proposal.Person;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.proposal.dispatch.DispatchList.Drawn;
import govbackbone.proposal.dispatch.DispatchList.Head;
import govbackbone.proposal.dispatch.DispatchList.Open;
import govbackbone.proposal.dispatch.DispatchListCommand.*;

import static govbackbone.proposal.dispatch.DispatchRejection.*;

/** Every rule of dispatch lists: the bureau's office dispatches its sections regularly and analyses how they get on (定期调度分析). */
record DispatchListDecider(Units units) {
    List<DispatchListEvent> decide(DispatchList state, DispatchListCommand command, Context context) {
        return switch (command) {
            case Draw c -> draw(c, context);
            case Fill c -> fill(state, c);
            case Report c -> report((Open) state, c, context);
            case Close c -> close((Open) state, c, context);
        };
    }

    /** For the unit that is named, or the own one. */
    private List<DispatchListEvent> draw(Draw c, Context context) {
        UnitCode unit = c.unit() == null ? Objects.requireNonNull(context.actor().unit()) : c.unit();
        Unit found = units.on(context.today(), unit).orElseThrow(() -> Refusal.at("/unit", UNIT_UNKNOWN, unit));
        return List.of(new DispatchListDrawn(context.today(), unit, found.name()));
    }

    /** Once: what is listed is how the cases stood then. */
    private static List<DispatchListEvent> fill(DispatchList state, Fill c) {
        if (!(state instanceof Drawn(Head head, var _))) {
            return List.of();
        }
        List<DispatchListEvent> events = new ArrayList<>();
        c.cases().forEach(item -> events.add(new CaseListed(head.on(), head.unit(), head.unitName(), item)));
        events.add(new DispatchListReady(head.on(), c.cases().size(),
                (int) c.cases().stream().filter(ListedCase::overdue).count(),
                c.cases().stream().mapToInt(ListedCase::commitments).sum()));
        return events;
    }

    private static List<DispatchListEvent> report(Open state, Report c, Context context) {
        Head head = state.head();
        LocalDate on = context.orToday(c.reportedOn());
        Objections objections = new Objections();
        dated(objections, on, "/reportedOn", head.on(), context);
        objections.unless(state.cases().contains(c.caseId()), NOT_LISTED, "/caseId", c.caseId());
        objections.refuseIfAny();
        return List.of(new ListedCaseReported(on, head.unit(), c.caseId(),
                new Person(context.actor().subject(), context.actor().name()), c.progress(), c.nextStep()));
    }

    private static List<DispatchListEvent> close(Open state, Close c, Context context) {
        LocalDate on = context.orToday(c.closedOn());
        Objections objections = new Objections();
        dated(objections, on, "/closedOn", state.head().on(), context);
        objections.refuseIfAny();
        return List.of(new DispatchListClosed(on, c.conclusion()));
    }

    private static void dated(Objections objections, LocalDate on, String pointer, LocalDate notBefore,
            Context context) {
        objections.unless(!on.isAfter(context.today()), DATE_IN_FUTURE, pointer, on)
                .unless(!on.isBefore(notBefore), BEFORE_THE_LIST, pointer, on, notBefore);
    }
}
