package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** More time to reply. */
final class Extending {
    private Extending() {}

    /** While the time to reply lasts, as often and as long as the rules allow. */
    static List<CaseEvent> requestExtension(Handled state, RequestExtension c, HandlingRuleSet rules, Context context) {
        Track track = track(state, c);
        LocalDate on = context.orToday(c.requestedOn());
        LocalDate due = track.replyDue();
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(!on.isAfter(due), EXTENSION_AFTER_DUE, "/requestedOn", due)
                .unless(track.extensions().request() == null, EXTENSION_ALREADY_REQUESTED, "")
                .unless(track.extensions().granted() < rules.terms().extension().times(), EXTENSION_USED_UP, "");
        Optional<DatePeriod> length = wished(objections, c.length(), c.until(), due,
                latest(rules, track, context));
        length.ifPresent(wanted -> extended(objections, rules, track, wanted, c.until(), context));
        objections.refuseIfAny();
        return List.of(new ExtensionRequested(on, track.unit(), track.round(), length.orElseThrow(), c.reason()));
    }

    /** At most what the rules allow, with the proposers told in writing. */
    static List<CaseEvent> grantExtension(Handled state, GrantExtension c, HandlingRuleSet rules, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = context.orToday(c.grantedOn());
        Objections objections = new Objections();
        dated(objections, on, "/grantedOn", request.on(), DATE_OUT_OF_ORDER, context);
        dated(objections, c.proposersInformedOn(), "/proposersInformedOn", request.on(), DATE_OUT_OF_ORDER, context);
        Optional<DatePeriod> length = c.length() == null && c.until() == null
                ? Optional.of(request.length())
                : wished(objections, c.length(), c.until(), track.replyDue(),
                        latest(rules, track, context));
        Optional<Due> due = length.map(given -> extended(objections, rules, track, given, c.until(), context));
        objections.refuseIfAny();
        return List.of(
                new ExtensionGranted(on, track.unit(), track.round(), length.orElseThrow(), c.proposersInformedOn()),
                Deadlines.set(on, DeadlineKind.REPLY, track.unit(), track.round(), due.orElseThrow(), context));
    }

    static List<CaseEvent> refuseExtension(Handled state, RefuseExtension c, Context context) {
        Track track = track(state, c);
        Track.ExtensionRequest request = requested(track);
        LocalDate on = context.orToday(c.refusedOn());
        Objections objections = new Objections();
        dated(objections, on, "/refusedOn", request.on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ExtensionRefused(on, track.unit(), track.round(), c.reason()));
    }

    private static Track.ExtensionRequest requested(Track track) {
        return Optional.ofNullable(track.extensions().request()).orElseThrow(() -> Refusal.of(NO_EXTENSION_REQUESTED));
    }

    /** Either a length or a day after the present end, which is the length of the days until then. */
    private static Optional<DatePeriod> wished(Objections objections, @Nullable Length length,
            @Nullable LocalDate until, LocalDate due, LocalDate latest) {
        objections.unless((length == null) != (until == null), LENGTH_OR_DAY, "");
        if (length != null) {
            return Optional.of(period(length));
        }
        if (until == null) {
            return Optional.empty();
        }
        objections.unless(until.isAfter(due), EXTENSION_NOT_AHEAD, "/until", until, due)
                .unless(!until.isAfter(latest), EXTENSION_TOO_LONG, "/until", until, latest);
        return until.isAfter(due) && !until.isAfter(latest)
                ? Optional.of(DatePeriod.days(Math.toIntExact(ChronoUnit.DAYS.between(due, until))))
                : Optional.empty();
    }

    private static LocalDate latest(HandlingRuleSet rules, Track track, Context context) {
        return rules.latestExtension(
                Objects.requireNonNullElse(track.extensions().unextendedDue(), track.replyDue()), context.calendar());
    }

    private static Due extended(Objections objections, HandlingRuleSet rules, Track track, DatePeriod length,
            @Nullable LocalDate until, Context context) {
        LocalDate due = track.replyDue();
        Due wanted = rules.extendedBy(length, due, context.calendar());
        LocalDate latest = latest(rules, track, context);
        LocalDate end = wanted.date().date();
        objections.unless(!end.isAfter(latest), EXTENSION_TOO_LONG, until == null ? "/length" : "/until", end, latest);
        return wanted;
    }
}
