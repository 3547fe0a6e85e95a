package govbackbone.proposal.cases;

import java.util.List;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.Context;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.cases.Case.Filed;
import govbackbone.proposal.cases.Case.Received;
import govbackbone.proposal.cases.Case.Registered;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.proposal.delegations.Delegations;
import govbackbone.proposal.rules.HandlingRuleSet;

/**
 * Where every rule of the handling of a case is found. Who may give a command at all is said beside the command, when in
 * {@link CaseLifecycle.allowedIn}; the classes of this package hold what these two do not decide, one class for a part of the life
 * of a case.
 */
record CaseDecider(ApplicableRules rulebook, Delegations delegations, Units units) {

    List<CaseEvent> decide(Case state, CaseCommand command, Context context) {
        AssignmentRules assigning = new AssignmentRules(rulebook, units);
        return switch (command) {
            case RegisterReceipt c -> RegistrationRules.registerReceipt(c, context);
            case Register c -> RegistrationRules.register((Received) state, c, context);
            case Assign c -> assigning.assign((Registered) state, c, context);
            case AcknowledgeReceipt c -> assigning.acknowledgeReceipt((UnderHandling) state, c, context);
            case RequestReturn c -> assigning.requestReturn((UnderHandling) state, c, context);
            case ApproveReturn c -> assigning.approveReturn((UnderHandling) state, c, context);
            case RejectReturn c -> AssignmentRules.rejectReturn((UnderHandling) state, c, context);
            case AppointTeam c -> PreparationRules.appointTeam((UnderHandling) state, c, context);
            case ChangeTeam c -> PreparationRules.changeTeam((UnderHandling) state, c, context);
            case RecordContact c -> PreparationRules.recordContact((UnderHandling) state, c, context);
            case RecordResearch c -> PreparationRules.recordResearch((UnderHandling) state, c, context);
            case SubmitCoOpinion c -> PreparationRules.submitCoOpinion((UnderHandling) state, c, context);
            case WaiveCoOpinion c -> PreparationRules.waiveCoOpinion((UnderHandling) state, c, context);
            case RequestExtension c ->
                ExtensionRules.requestExtension((UnderHandling) state, c, rulesOf(state), context);
            case GrantExtension c -> ExtensionRules.grantExtension((UnderHandling) state, c, rulesOf(state), context);
            case RefuseExtension c -> ExtensionRules.refuseExtension((UnderHandling) state, c, context);
            case SubmitReplyDraft c -> ReplyRules.submitReplyDraft((UnderHandling) state, c, rulesOf(state), context);
            case PassReview c -> ReplyRules.passReview((UnderHandling) state, c, context);
            case DisputeReview c -> ReplyRules.disputeReview((UnderHandling) state, c, context);
            case FailReview c -> ReplyRules.failReview((UnderHandling) state, c, context);
            case SignReply c -> ReplyRules.signReply((UnderHandling) state, c, delegations, context);
            case DeliverReply c -> DeliveryRules.deliverReply((UnderHandling) state, c, rulesOf(state), context);
            case RecordOpinion c -> DeliveryRules.recordOpinion((UnderHandling) state, c, context);
            case Complete c -> ClosingRules.complete((UnderHandling) state, c, context);
            case Reopen c -> ClosingRules.reopen((UnderHandling) state, c, rulesOf(state), context);
            case RecordReturnVisit c -> ClosingRules.recordReturnVisit((UnderHandling) state, c, context);
            case Archive c -> ClosingRules.archive((UnderHandling) state, c, context);
            case DeclineFiling c -> RegistrationRules.declineFiling(state, c, context);
            case Withdraw c -> RegistrationRules.withdraw((Filed) state, c, context);
            case Transfer c -> assigning.transfer((UnderHandling) state, c, context);
            case RecordDispatch c -> SupervisionRules.recordDispatch((UnderHandling) state, c, context);
            case IssueDunning c -> SupervisionRules.issueDunning((UnderHandling) state, c, context);
            case PlaceUnderSupervision c -> SupervisionRules.placeUnderSupervision((UnderHandling) state, c, context);
            case EndSupervision c -> SupervisionRules.endSupervision((UnderHandling) state, c, context);
            case Disclose c -> DisclosureRules.disclose((UnderHandling) state, c, context);
            case Withhold c -> DisclosureRules.withhold((UnderHandling) state, c, context);
            case Merge c -> MergeRules.merge((Filed) state, c, context);
            case NoteMerged c -> MergeRules.noteMerged(state, c, context);
            case ConfirmMerge c -> MergeRules.confirmMerge(state, c, context);
            case UndoMerge c -> MergeRules.undoMerge(state, c, context);
            case Correct c -> CorrectionRules.correct(state, c, at -> at.assignment().pinnedIn(rulebook), context);
            case ReleaseDocumentNumber c -> CorrectionRules.releaseDocumentNumber((UnderHandling) state, c, context);
            case RemindOfDeadline c -> DeadlineRules.remindOfDeadline(state, c, context);
            case RecordMissedDeadline c -> DeadlineRules.recordMissedDeadline(state, c, context);
            case RecalculateDeadlines c -> DeadlineRules.recalculateDeadlines(state, c, context);
            case KeepPromise c ->
                state instanceof UnderHandling at ? ClosingRules.keepPromise(at, c, rulesOf(at), context) : List.of();
        };
    }

    /** The rules the case was assigned under. */
    private HandlingRuleSet rulesOf(Case state) {
        return ((UnderHandling) state).assignment().pinnedIn(rulebook).rules();
    }
}
