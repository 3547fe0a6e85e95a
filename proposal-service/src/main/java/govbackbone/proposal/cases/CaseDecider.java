package govbackbone.proposal.cases;

import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.Context;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.Rulebook;
import govbackbone.proposal.cases.Case.Filed;
import govbackbone.proposal.cases.Case.Handled;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.Registered;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.HandlingRuleSet;

/**
 * Where every rule of the handling of a case is found. Who may give a command at all is said beside the command, when in
 * {@link Case#allowedIn}; the classes of this package hold what these two do not decide, one class for a part of the life
 * of a case.
 */
record CaseDecider(Rulebook rulebook, Delegations delegations, Units units) {

    List<CaseEvent> decide(Case state, CaseCommand command, Context context) {
        Assigning assigning = new Assigning(rulebook, units);
        return switch (command) {
            case RegisterReceipt c -> Filing.receive(c, context);
            case Register c -> Filing.register((Received) state, c, context);
            case Assign c -> assigning.assign((Registered) state, c, context);
            case AcknowledgeReceipt c -> assigning.acknowledge((Handled) state, c, context);
            case RequestReturn c -> assigning.requestReturn((Handled) state, c, context);
            case ApproveReturn c -> assigning.approveReturn((Handled) state, c, context);
            case RejectReturn c -> Assigning.rejectReturn((Handled) state, c, context);
            case AppointTeam c -> Preparing.appointTeam((Handled) state, c, context);
            case ChangeTeam c -> Preparing.changeTeam((Handled) state, c, context);
            case RecordContact c -> Preparing.contact((Handled) state, c, context);
            case RecordResearch c -> Preparing.research((Handled) state, c, context);
            case SubmitCoOpinion c -> Preparing.submitCoOpinion((Handled) state, c, context);
            case WaiveCoOpinion c -> Preparing.waiveCoOpinion((Handled) state, c, context);
            case RequestExtension c -> Extending.requestExtension((Handled) state, c, rulesOf(state), context);
            case GrantExtension c -> Extending.grantExtension((Handled) state, c, rulesOf(state), context);
            case RefuseExtension c -> Extending.refuseExtension((Handled) state, c, context);
            case SubmitReplyDraft c -> Replying.draft((Handled) state, c, rulesOf(state), context);
            case PassReview c -> Replying.passReview((Handled) state, c, context);
            case DisputeReview c -> Replying.disputeReview((Handled) state, c, context);
            case FailReview c -> Replying.failReview((Handled) state, c, context);
            case SignReply c -> Replying.sign((Handled) state, c, delegations, context);
            case DeliverReply c -> Delivering.deliver((Handled) state, c, rulesOf(state), context);
            case RecordOpinion c -> Delivering.recordOpinion((Handled) state, c, context);
            case Complete c -> Closing.complete((Handled) state, c, context);
            case Reopen c -> Closing.reopen((Handled) state, c, rulesOf(state), context);
            case RecordReturnVisit c -> Closing.visit((Handled) state, c, context);
            case Archive c -> Closing.archive((Handled) state, c, context);
            case DeclineFiling c -> Filing.decline(state, c, context);
            case Withdraw c -> Filing.withdraw((Filed) state, c, context);
            case Transfer c -> assigning.transfer((Handled) state, c, context);
            case RecordDispatch c -> Supervising.recordDispatch((Handled) state, c, context);
            case IssueDunning c -> Supervising.issueDunning((Handled) state, c, context);
            case PlaceUnderSupervision c -> Supervising.start((Handled) state, c, context);
            case EndSupervision c -> Supervising.end((Handled) state, c, context);
            case Disclose c -> Disclosing.disclose((Handled) state, c, context);
            case Withhold c -> Disclosing.withhold((Handled) state, c, context);
            case Merge c -> Merging.merge((Filed) state, c, context);
            case NoteMerged c -> Merging.take(state, c, context);
            case ConfirmMerge c -> Merging.confirm(state, c, context);
            case UndoMerge c -> Merging.undo(state, c, context);
            case Correct c -> Correcting.correct(state, c, at -> at.assignment().pinnedIn(rulebook), context);
            case ReleaseDocumentNumber c -> Correcting.release((Handled) state, c, context);
            case RemindOfDeadline c -> Deadlines.remind(state, c, context);
            case RecordMissedDeadline c -> Deadlines.missDeadline(state, c, context);
            case RecalculateDeadlines c -> Deadlines.recalculate(state, c, context);
            case KeepPromise c ->
                state instanceof Handled at ? Closing.keepPromise(at, c, rulesOf(at), context) : List.of();
        };
    }

    /** The rules the case was assigned under. */
    private HandlingRuleSet rulesOf(Case state) {
        return ((Handled) state).assignment().pinnedIn(rulebook).rules();
    }
}
