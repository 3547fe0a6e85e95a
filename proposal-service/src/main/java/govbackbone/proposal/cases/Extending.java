package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import govbackbone.events.DatePeriod;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.cases.Case.Handled;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** More time to reply. */
final class Extending {
    private Extending() {}

    /** While the time to reply lasts, as often and as long as the rules allow. */
    static List<CaseEvent> requestExtension(Handled state, RequestExtension c, HandlingRuleSet rules, Context context) {
        Track track = ownTrack(state, c, context);
        LocalDate on = orToday(c.requestedOn(), context);
        LocalDate due = track.replyDue();
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(!on.isAfter(due), EXTENSION_AFTER_DUE, "/requestedOn", due)
                .unless(track.extensions().request() == null, EXTENSION_ALREADY_REQUESTED, "")
                .unless(track.extensions().granted() < rules.terms().extension().times(), EXTENSION_USED_UP, "");
        extended(objections, rules, track, period(c.length()), "/length", context);
        objections.refuseIfAny();
        return List.of(new ExtensionRequested(on, track.unit(), track.round(), period(c.length()), c.reason()));
    }

    /** At most what the rules allow, with the proposers told in writing. */
    static List<CaseEvent> grantExtension(Handled state, GrantExtension c, HandlingRuleSet rules, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = orToday(c.grantedOn(), context);
        DatePeriod length = c.length() == null ? request.length() : period(c.length());
        Objections objections = new Objections();
        dated(objections, on, "/grantedOn", request.on(), DATE_OUT_OF_ORDER, context);
        dated(objections, c.proposersInformedOn(), "/proposersInformedOn", request.on(), DATE_OUT_OF_ORDER, context);
        Due due = extended(objections, rules, track, length, "/length", context);
        objections.refuseIfAny();
        return List.of(new ExtensionGranted(on, track.unit(), track.round(), length, c.proposersInformedOn()),
                Deadlines.set(on, DeadlineKind.REPLY, track.unit(), track.round(), due, context));
    }

    static List<CaseEvent> refuseExtension(Handled state, RefuseExtension c, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = orToday(c.refusedOn(), context);
        Objections objections = new Objections();
        dated(objections, on, "/refusedOn", request.on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ExtensionRefused(on, track.unit(), track.round(), c.reason()));
    }

    private static Track.ExtensionRequest requested(Track track) {
        return Optional.ofNullable(track.extensions().request()).orElseThrow(() -> Refusal.of(NO_EXTENSION_REQUESTED));
    }

    private static Due extended(Objections objections, HandlingRuleSet rules, Track track, DatePeriod length,
            String pointer,
            Context context) {
        LocalDate due = track.replyDue();
        LocalDate from = Objects.requireNonNullElse(track.extensions().unextendedDue(), due);
        Due wanted = rules.extendedBy(length, due, context.calendar());
        LocalDate latest = rules.latestExtension(from, context.calendar());
        LocalDate until = wanted.date().date();
        objections.unless(!until.isAfter(latest), EXTENSION_TOO_LONG, pointer, until, latest);
        return wanted;
    }
}
