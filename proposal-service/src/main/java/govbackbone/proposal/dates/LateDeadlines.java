package govbackbone.proposal.dates;

import java.util.List;
import java.util.function.Supplier;

import govbackbone.events.ExplainedDate;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.RecalculateDeadlines;

/**
 * When a deadline was set by a calendar that is older than the one known now, then it is computed again: it was decided
 * while the calendar changed.
 */
final class LateDeadlines {
    private LateDeadlines() {}

    static Reaction<CaseEvent> reaction(AggregateType<CaseCommand, ?, CaseEvent> cases,
            Supplier<WorkingCalendars> calendars) {
        return new Reaction<>("recalculate-late-deadlines", CaseEvent.class,
                recorded -> recalculated(recorded, cases, calendars.get()));
    }

    private static List<Consequence<?>> recalculated(Recorded<CaseEvent> recorded,
            AggregateType<CaseCommand, ?, CaseEvent> cases, WorkingCalendars calendars) {
        if (!(recorded.event() instanceof DeadlineSet set)) {
            return List.of();
        }
        ExplainedDate now = calendars.current().again(set.due());
        boolean moves = !now.date().equals(set.due().date()) || now.provisional() != set.due().provisional();
        return moves
                ? List.of(new Consequence<>(cases, recorded.aggregateId(),
                        new RecalculateDeadlines(calendars.newest().version())))
                : List.of();
    }
}
