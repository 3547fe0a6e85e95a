package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.MergeRefusal;
import govbackbone.events.proposal.Proposer;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.cases.Case.Ended;
import govbackbone.proposal.cases.Case.Filed;
import govbackbone.proposal.cases.Case.Matter;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.cases.CaseRejection.*;
import static govbackbone.proposal.cases.Guards.*;

/**
 * One case answers for another (并案). The two decide one after the other, each by what it knows itself: the one that is
 * merged, then the one that takes it over or does not, then the first one again.
 */
final class MergeRules {
    private MergeRules() {}

    /** Into a case that was filed before: ids rise with time, so that cases can never be merged in a circle. */
    static List<CaseEvent> merge(Filed state, Merge c, Context context) {
        LocalDate on = context.orToday(c.mergedOn());
        Matter matter = state.matter();
        Objections objections = new Objections();
        dated(objections, on, "/mergedOn", state.since(), DATE_OUT_OF_ORDER, context);
        objections.unless(!c.into().equals(context.id()), MERGED_INTO_ITSELF, "/into")
                .unless(c.into().compareTo(context.id()) <= 0, MERGED_INTO_LATER, "/into");
        objections.refuseIfAny();
        return List.of(new CaseMerged(on, c.into(), c.reason(), matter.paper().source(), matter.paper().level(),
                matter.paper().term(), matter.paper().session(), matter.paper().caseNo(), matter.paper().title(),
                matter.theme(), matter.proposers(), matter.questions()));
    }

    /** As long as no reply is drafted, which could not answer the other case's questions. */
    static List<CaseEvent> noteMerged(Case state, NoteMerged c, Context context) {
        if (state.equals(Case.NONE)) {
            return List.of();
        }
        CaseMerged merger = c.merger();
        MergeRefusal refusal = refusal(state, merger);
        if (refusal != null) {
            return List.of(new MergedCaseDeclined(context.today(), c.from(), refusal));
        }
        Matter matter = ((Filed) state).matter();
        return matter.merged().contains(c.from())
                ? List.of()
                : List.of(new MergedCaseTaken(context.today(), c.from(), merger.source(), merger.level(),
                        merger.term(), merger.session(), merger.caseNo(), merger.title(), renamed(matter, merger),
                        merger.questions()));
    }

    private static @Nullable MergeRefusal refusal(Case state, CaseMerged merger) {
        return switch (state) {
            case Case.None _ -> MergeRefusal.UNKNOWN;
            case Received _ -> MergeRefusal.NOT_REGISTERED;
            case Ended _ -> MergeRefusal.CLOSED;
            case UnderHandling at when at.closure() != null -> MergeRefusal.CLOSED;
            case UnderHandling at when at.handlings().stream()
                    .anyMatch(handling -> handling.stage().hasReached(Stage.REPLY_SUBMITTED)) ->
                MergeRefusal.REPLY_DRAFTED;
            case Filed at -> at.matter().theme() == merger.theme() ? null : MergeRefusal.OTHER_SUBJECT;
        };
    }

    /** Ids are unique within a case: those that come in are told apart by the number of their own case. */
    private static List<Proposer> renamed(Matter matter, CaseMerged merger) {
        Set<String> taken = new HashSet<>(matter.proposerIds());
        return merger.proposers().stream().map(p -> {
            String id = merger.caseNo() + "-" + p.id();
            for (int i = 2; !taken.add(id); i++) {
                id = merger.caseNo() + "-" + p.id() + "-" + i;
            }
            return new Proposer(id, p.name(), false, p.constituency(), p.delegation(), null, p.workUnit(), p.duty());
        }).toList();
    }

    static List<CaseEvent> confirmMerge(Case state, ConfirmMerge c, Context context) {
        return awaits(state, c.into()) ? List.of(new MergeConfirmed(context.today(), c.into())) : List.of();
    }

    static List<CaseEvent> undoMerge(Case state, UndoMerge c, Context context) {
        return awaits(state, c.into())
                ? List.of(new MergeUndone(context.today(), c.into(), c.reason()))
                : List.of();
    }

    private static boolean awaits(Case state, String into) {
        return state instanceof Ended at && into.equals(at.awaiting());
    }
}
