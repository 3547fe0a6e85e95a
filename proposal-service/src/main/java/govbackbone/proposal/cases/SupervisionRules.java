package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** Watching over the handling: dispatches, dunning, and supervision by a leader. */
final class SupervisionRules {
    private SupervisionRules() {}

    static List<CaseEvent> recordDispatch(UnderHandling state, RecordDispatch c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.dispatchedOn());
        Objections objections = new Objections();
        dated(objections, on, "/dispatchedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new DispatchRecorded(on, handling.unit(), handling.round(), person(c.reportedBy()), c.progress(),
                c.nextStep()));
    }

    /** Within a round never milder than before. */
    static List<CaseEvent> issueDunning(UnderHandling state, IssueDunning c, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.issuedOn());
        DunningLevel before = handling.dunning();
        Objections objections = new Objections();
        dated(objections, on, "/issuedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(before == null || c.level().compareTo(before) >= 0, DUNNING_LEVEL_DOWN, "/level");
        objections.refuseIfAny();
        return List.of(new DunningIssued(on, handling.unit(), handling.round(), c.level(), c.reason()));
    }

    static List<CaseEvent> placeUnderSupervision(UnderHandling state, PlaceUnderSupervision c, Context context) {
        LocalDate on = context.orToday(c.placedOn());
        Objections objections = new Objections();
        dated(objections, on, "/placedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(state.supervisedSince() == null, ALREADY_SUPERVISED, "");
        objections.refuseIfAny();
        return List.of(new SupervisionStarted(on, c.leader(), c.position(), c.basis()));
    }

    static List<CaseEvent> endSupervision(UnderHandling state, EndSupervision c, Context context) {
        LocalDate since = state.supervisedSince();
        if (since == null) {
            throw Refusal.of(NOT_SUPERVISED);
        }
        LocalDate on = context.orToday(c.endedOn());
        Objections objections = new Objections();
        dated(objections, on, "/endedOn", since, DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new SupervisionEnded(on, c.outcome()));
    }
}
