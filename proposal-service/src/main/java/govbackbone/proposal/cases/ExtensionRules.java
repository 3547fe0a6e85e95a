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
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/** More time to reply. */
final class ExtensionRules {
    private ExtensionRules() {}

    /** While the time to reply lasts, as often and as long as the rules allow. */
    static List<CaseEvent> requestExtension(UnderHandling state, RequestExtension c, HandlingRuleSet rules,
            Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.requestedOn());
        LocalDate due = handling.replyDue();
        Objections objections = new Objections();
        dated(objections, on, "/requestedOn", state.assignment().on(), DATE_OUT_OF_ORDER, context);
        objections.unless(!on.isAfter(due), EXTENSION_AFTER_DUE, "/requestedOn", due)
                .unless(handling.extensions().request() == null, EXTENSION_ALREADY_REQUESTED, "")
                .unless(handling.extensions().granted() < rules.terms().extension().times(), EXTENSION_USED_UP, "");
        Optional<DatePeriod> length = wished(objections, c.length(), c.until(), due,
                latest(rules, handling, context));
        length.ifPresent(wanted -> extended(objections, rules, handling, wanted, c.until(), context));
        objections.refuseIfAny();
        return List.of(new ExtensionRequested(on, handling.unit(), handling.round(), length.orElseThrow(), c.reason()));
    }

    /** At most what the rules allow, with the proposers told in writing. */
    static List<CaseEvent> grantExtension(UnderHandling state, GrantExtension c, HandlingRuleSet rules,
            Context context) {
        Handling handling = handling(state, c);
        Handling.ExtensionRequest request = requested(handling);
        LocalDate on = context.orToday(c.grantedOn());
        Objections objections = new Objections();
        dated(objections, on, "/grantedOn", request.on(), DATE_OUT_OF_ORDER, context);
        dated(objections, c.proposersInformedOn(), "/proposersInformedOn", request.on(), DATE_OUT_OF_ORDER, context);
        Optional<DatePeriod> length = c.length() == null && c.until() == null
                ? Optional.of(request.length())
                : wished(objections, c.length(), c.until(), handling.replyDue(),
                        latest(rules, handling, context));
        Optional<Due> due = length.map(given -> extended(objections, rules, handling, given, c.until(), context));
        objections.refuseIfAny();
        return List.of(
                new ExtensionGranted(on, handling.unit(), handling.round(), length.orElseThrow(),
                        c.proposersInformedOn()),
                DeadlineRules.set(on, DeadlineKind.REPLY, handling.unit(), handling.round(), due.orElseThrow(),
                        context));
    }

    static List<CaseEvent> refuseExtension(UnderHandling state, RefuseExtension c, Context context) {
        Handling handling = handling(state, c);
        Handling.ExtensionRequest request = requested(handling);
        LocalDate on = context.orToday(c.refusedOn());
        Objections objections = new Objections();
        dated(objections, on, "/refusedOn", request.on(), DATE_OUT_OF_ORDER, context);
        objections.refuseIfAny();
        return List.of(new ExtensionRefused(on, handling.unit(), handling.round(), c.reason()));
    }

    private static Handling.ExtensionRequest requested(Handling handling) {
        return Optional.ofNullable(handling.extensions().request())
                .orElseThrow(() -> Refusal.of(NO_EXTENSION_REQUESTED));
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

    private static LocalDate latest(HandlingRuleSet rules, Handling handling, Context context) {
        return rules.latestExtension(
                Objects.requireNonNullElse(handling.extensions().unextendedDue(), handling.replyDue()),
                context.calendar());
    }

    private static Due extended(Objections objections, HandlingRuleSet rules, Handling handling, DatePeriod length,
            @Nullable LocalDate until, Context context) {
        LocalDate due = handling.replyDue();
        Due wanted = rules.extendedBy(length, due, context.calendar());
        LocalDate latest = latest(rules, handling, context);
        LocalDate end = wanted.date().date();
        objections.unless(!end.isAfter(latest), EXTENSION_TOO_LONG, until == null ? "/length" : "/until", end, latest);
        return wanted;
    }
}
