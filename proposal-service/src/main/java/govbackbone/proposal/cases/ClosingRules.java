package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import govbackbone.events.Subjects;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.ClassScheme.ReplyClass;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.ReopeningGround;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.cases.Handling.Step;
import govbackbone.proposal.rules.HandlingRuleSet;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.DeadlineRules.deadline;
import static govbackbone.proposal.cases.Guards.*;

/** The end of the handling: completion, another round, return visits, the archive. */
final class ClosingRules {
    private ClosingRules() {}

    /** Nobody dissatisfied, and every opinion in or the time for them over. */
    static List<CaseEvent> complete(UnderHandling state, Complete c, Context context) {
        LocalDate on = context.orToday(c.completedOn());
        List<Handling.Deadline> open = state.handlings().stream()
                .flatMap(handling -> handling.deadlines().stream()
                        .filter(d -> d.kind() == DeadlineKind.FEEDBACK && handling.awaits(d)))
                .toList();
        Objections objections = new Objections();
        dated(objections, on, "/completedOn", state.handlings().stream().map(ClosingRules::latest)
                .max(Comparator.naturalOrder()).orElseThrow(), DATE_OUT_OF_ORDER, context);
        objections.unless(state.handlings().stream().noneMatch(Handling::hasDissatisfaction), OPEN_DISSATISFACTION, "");
        open.forEach(deadline -> objections.unless(on.isAfter(deadline.last()), OPINIONS_OUTSTANDING, "/completedOn",
                deadline.last()));
        objections.refuseIfAny();
        return List.of(new CaseCompleted(on,
                open.isEmpty() ? CompletionGround.ALL_OPINIONS_IN : CompletionGround.FEEDBACK_WINDOW_LAPSED));
    }

    /** On dissatisfaction or on a supervision order. */
    static List<CaseEvent> reopen(UnderHandling state, Reopen c, HandlingRuleSet rules, Context context) {
        Handling handling = handling(state, c);
        LocalDate on = context.orToday(c.reopenedOn());
        LocalDate notBefore = state.closure() == null ? latest(handling) : state.closure().latest();
        Objections objections = new Objections();
        dated(objections, on, "/reopenedOn", notBefore, DATE_OUT_OF_ORDER, context);
        objections.unless(handling.hasDissatisfaction() || c.supervisionOrder() != null, NO_GROUND_TO_REOPEN, "");
        objections.refuseIfAny();
        int round = handling.round() + 1;
        return List.of(
                new CaseReopened(on, handling.unit(), round,
                        handling.hasDissatisfaction()
                                ? ReopeningGround.DISSATISFACTION
                                : ReopeningGround.SUPERVISION_ORDER,
                        c.supervisionOrder()),
                deadline(rules, DeadlineKind.REPLY, handling.unit(), round, rules.terms().redo(), on, context));
    }

    static List<CaseEvent> recordReturnVisit(UnderHandling state, RecordReturnVisit c, Context context) {
        LocalDate on = context.orToday(c.visitedOn());
        Objections objections = new Objections();
        dated(objections, on, "/visitedOn", closure(state).completedOn(), DATE_OUT_OF_ORDER, context);
        for (int i = 0; i < c.proposers().size(); i++) {
            proposer(objections, state, c.proposers().get(i), "/proposers/" + i);
        }
        objections.refuseIfAny();
        boolean byHandler = state.handlings().stream()
                .map(handling -> ((Step.Staffed) handling.step()).team().handler())
                .anyMatch(handler -> Subjects.canonical(handler.subject())
                        .equals(Subjects.canonical(c.visitor().subject())));
        return List.of(new ReturnVisitRecorded(on, person(c.visitor()), byHandler,
                c.proposers().stream().distinct().toList(), c.channel(), c.findings()));
    }

    static List<CaseEvent> archive(UnderHandling state, Archive c, Context context) {
        LocalDate on = context.orToday(c.archivedOn());
        Objections objections = new Objections();
        dated(objections, on, "/archivedOn", closure(state).latest(), DATE_OUT_OF_ORDER, context);
        objections.unless(state.supervisedSince() == null, SUPERVISION_OPEN, "");
        objections.refuseIfAny();
        return List.of(new CaseArchived(on, c.archiveNo()));
    }

    /** Once for every promise of the reply that stands; with the last one the reply counts as solving the matter. */
    static List<CaseEvent> keepPromise(UnderHandling state, KeepPromise c, HandlingRuleSet rules, Context context) {
        Optional<Handling> handling = state.handlings().stream().filter(t -> t.unit().equals(c.unit())).findFirst();
        Optional<Handling.SignedReply> reply = handling.flatMap(Handling::signedReply)
                .filter(r -> r.draft() == c.draft() && c.promise() >= 1 && c.promise() <= r.promises()
                        && !r.kept().contains(c.promise()));
        if (reply.isEmpty()) {
            return List.of();
        }
        int round = handling.orElseThrow().round();
        LocalDate on = c.keptOn().isAfter(context.today()) ? context.today() : c.keptOn();
        PromiseKept kept = new PromiseKept(on, c.unit(), round, c.draft(), c.promise());
        String before = reply.get().replyClass();
        boolean last = reply.get().kept().size() + 1 == reply.get().promises();
        return last && rules.replyClass(before).filter(ReplyClass::needsPromise).isPresent()
                ? List.of(kept, new ReplyReclassified(on, c.unit(), round, c.draft(), before, solved(rules)))
                : List.of(kept);
    }

    /** Schemes begin with the class of what is solved. */
    private static String solved(HandlingRuleSet rules) {
        return rules.terms().classes().classes().getFirst().code();
    }

    /** The latest day of delivery and opinions. */
    private static LocalDate latest(Handling handling) {
        Step.Delivered step = (Step.Delivered) handling.step();
        return step.opinions().values().stream().map(Handling.Opinion::on)
                .reduce(handling.since(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Case.Closure closure(UnderHandling state) {
        return Objects.requireNonNull(state.closure());
    }
}
