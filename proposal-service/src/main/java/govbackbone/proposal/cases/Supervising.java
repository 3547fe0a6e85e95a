package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.Case.Handled;
import govbackbone.proposal.cases.CaseCommand.*;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** Watching over the handling: dispatches, dunning, and supervision by a leader. */
final class Supervising {
    private Supervising() {}

    static List<CaseEvent> recordDispatch(Handled state, RecordDispatch c, Context context) {
        Track track = track(state, c);
        LocalDate on = context.orToday(c.dispatchedOn());
        Objections objections = new Objections();
        dated(objections, on, "/dispatchedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new DispatchRecorded(on, track.unit(), track.round(), person(c.reportedBy()), c.progress(),
                c.nextStep()));
    }

    /** Within a round never milder than before. */
    static List<CaseEvent> issueDunning(Handled state, IssueDunning c, Context context) {
        Track track = track(state, c);
        LocalDate on = context.orToday(c.issuedOn());
        DunningLevel before = track.dunning();
        Objections objections = new Objections();
        dated(objections, on, "/issuedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(before == null || c.level().compareTo(before) >= 0, DUNNING_LEVEL_DOWN, "/level");
        objections.refuseIfAny();
        return List.of(new DunningIssued(on, track.unit(), track.round(), c.level(), c.reason()));
    }

    static List<CaseEvent> start(Handled state, PlaceUnderSupervision c, Context context) {
        LocalDate on = context.orToday(c.placedOn());
        Objections objections = new Objections();
        dated(objections, on, "/placedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(state.supervisedSince() == null, ALREADY_SUPERVISED, "");
        objections.refuseIfAny();
        return List.of(new SupervisionStarted(on, c.leader(), c.position(), c.basis()));
    }

    static List<CaseEvent> end(Handled state, EndSupervision c, Context context) {
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
