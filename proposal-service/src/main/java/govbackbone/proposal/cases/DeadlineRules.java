package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import govbackbone.events.ExplainedDate;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingTerms.Term;
import govbackbone.kit.decision.Context;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.rules.HandlingRuleSet;
import govbackbone.proposal.rules.HandlingRuleSet.Due;

/** Deadlines with their explanation, and what happens when they pass. */
final class DeadlineRules {
    private DeadlineRules() {}

    /** Once, and only of a deadline that still stands; whoever comes too late finds it missed. */
    static List<CaseEvent> remindOfDeadline(Case state, RemindOfDeadline c, Context context) {
        if (!stands(state, d -> !d.reminded() && d.is(c.kind(), c.unit(), c.round(), c.dueOn()))
                || context.today().isBefore(Handling.Deadline.remindOn(c.dueOn()))) {
            return List.of();
        }
        return List.of(context.today().isAfter(c.dueOn())
                ? new DeadlineMissed(c.dueOn().plusDays(1), c.kind(), c.unit(), c.round(), c.dueOn())
                : new DeadlineNear(context.today(), c.kind(), c.unit(), c.round(), c.dueOn()));
    }

    /** Only if that deadline still stands and its day is over; alarms may ring twice or late. */
    static List<CaseEvent> recordMissedDeadline(Case state, RecordMissedDeadline c, Context context) {
        return stands(state, d -> d.is(c.kind(), c.unit(), c.round(), c.dueOn()))
                && context.today().isAfter(c.dueOn())
                        ? List.of(new DeadlineMissed(c.dueOn().plusDays(1), c.kind(), c.unit(), c.round(), c.dueOn()))
                        : List.of();
    }

    private static boolean stands(Case state, Predicate<Handling.Deadline> which) {
        return state instanceof UnderHandling at
                && at.handlings().stream().anyMatch(handling -> handling.deadlines().stream()
                        .anyMatch(d -> d.watched() && at.keeps(d) && handling.awaits(d) && which.test(d)));
    }

    /** Every open deadline under the calendar of today; those that were judged keep their date. */
    static List<CaseEvent> recalculateDeadlines(Case state, RecalculateDeadlines c, Context context) {
        if (!(state instanceof UnderHandling at)) {
            return List.of();
        }
        List<CaseEvent> events = new ArrayList<>();
        for (Handling handling : at.handlings()) {
            for (Handling.Deadline deadline : handling.deadlines()) {
                ExplainedDate before = deadline.due();
                ExplainedDate now = context.calendar().again(before);
                boolean differs = !now.date().equals(before.date()) || now.provisional() != before.provisional();
                if (differs && at.keeps(deadline) && handling.isOpen(deadline, context.today())) {
                    events.add(new DeadlineRecalculated(context.today(), deadline.kind(), deadline.unit(),
                            deadline.round(), before.date(), now, c.calendarVersion()));
                }
            }
        }
        return events;
    }

    static DeadlineSet deadline(HandlingRuleSet rules, DeadlineKind kind, UnitCode unit, int round, Term term,
            LocalDate from, Context context) {
        return set(from, kind, unit, round, rules.due(term, from, context.calendar()), context);
    }

    static DeadlineSet set(LocalDate on, DeadlineKind kind, UnitCode unit, int round, Due due, Context context) {
        return new DeadlineSet(on, kind, unit, round, due.date(), due.rule(),
                due.date().date().isBefore(context.today()));
    }
}
