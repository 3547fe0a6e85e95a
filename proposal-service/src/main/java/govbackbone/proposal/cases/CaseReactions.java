package govbackbone.proposal.cases;

import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.MergeRefusal;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.cases.CaseCommand.*;

/** What cases tell each other. */
final class CaseReactions {
    private CaseReactions() {}

    /** When a case is merged into another one, the other one takes it over or it is as it was. */
    static Reaction<CaseEvent> merging(AggregateType<CaseCommand, ?, CaseEvent> type, EventLog events) {
        return new Reaction<>("merge-cases", CaseEvent.class, recorded -> switch (recorded.event()) {
            case CaseMerged e -> List.of(wasFiled(e.into(), recorded, type, events)
                    ? new Consequence<CaseCommand>(type, e.into(), new NoteMerged(recorded.aggregateId(), e))
                    : new Consequence<CaseCommand>(type, recorded.aggregateId(),
                            new UndoMerge(e.into(), MergeRefusal.UNKNOWN)));
            case MergedCaseTaken e ->
                List.of(new Consequence<CaseCommand>(type, e.from(), new ConfirmMerge(recorded.aggregateId())));
            case MergedCaseDeclined e -> List
                    .of(new Consequence<CaseCommand>(type, e.from(),
                            new UndoMerge(recorded.aggregateId(), e.reason())));
            default -> List.of();
        });
    }

    /** Whether there was such a case before that event, which never changes. */
    private static boolean wasFiled(String id, Recorded<CaseEvent> before,
            AggregateType<CaseCommand, ?, CaseEvent> type, EventLog events) {
        return events.history(type, id).stream().anyMatch(e -> e.position().compareTo(before.position()) < 0);
    }
}
