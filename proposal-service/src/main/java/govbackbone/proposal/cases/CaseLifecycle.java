package govbackbone.proposal.cases;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.proposal.Stage;
import govbackbone.proposal.cases.Case.UnderHandling;
import govbackbone.proposal.cases.CaseCommand.*;

/** Which commands a case allows where it stands. */
final class CaseLifecycle {
    private CaseLifecycle() {}

    /** What a stage allows: the life cycle as a table. */
    static Set<Class<? extends CaseCommand>> allowedIn(Stage stage) {
        return switch (stage) {
            case RECEIVED -> Set.of(Register.class, DeclineFiling.class, Correct.class);
            case REGISTERED -> Set.of(Assign.class, DeclineFiling.class, Merge.class, Withdraw.class, Correct.class);
            case ASSIGNED ->
                underWay(Set.of(Merge.class, AcknowledgeReceipt.class, RequestReturn.class, Withdraw.class));
            case RETURN_REQUESTED -> underWay(Set.of(ApproveReturn.class, RejectReturn.class, Transfer.class,
                    Withdraw.class));
            case ACCEPTED -> underWay(Set.of(RequestReturn.class, AppointTeam.class, RequestExtension.class,
                    GrantExtension.class, RefuseExtension.class, Withdraw.class));
            case IN_HANDLING ->
                underWay(Set.of(ChangeTeam.class, RecordContact.class, RecordResearch.class, SubmitCoOpinion.class,
                        WaiveCoOpinion.class, RequestExtension.class, GrantExtension.class, RefuseExtension.class,
                        SubmitReplyDraft.class, Withdraw.class));
            case REPLY_SUBMITTED ->
                underWay(Set.of(ChangeTeam.class, RecordContact.class, RequestExtension.class, GrantExtension.class,
                        RefuseExtension.class, PassReview.class, FailReview.class, Withdraw.class));
            // A promise may come due while the draft waits for signature: then only a new draft helps.
            case REPLY_REVIEWED ->
                underWay(Set.of(ChangeTeam.class, RecordContact.class, FailReview.class, DisputeReview.class,
                        SignReply.class, Withdraw.class));
            case SIGNED -> underWay(Set.of(ChangeTeam.class, RecordContact.class, DeliverReply.class));
            case DELIVERED -> Set.of(RecordContact.class, RecordOpinion.class, Complete.class, Reopen.class,
                    Correct.class, Disclose.class, Withhold.class,
                    PlaceUnderSupervision.class, EndSupervision.class);
            case COMPLETED -> Set.of(Correct.class, RecordContact.class, Reopen.class, RecordReturnVisit.class,
                    Disclose.class, Withhold.class,
                    PlaceUnderSupervision.class, EndSupervision.class);
            case FOLLOWED_UP -> Set.of(Correct.class, RecordContact.class, RecordReturnVisit.class, Archive.class,
                    EndSupervision.class, Disclose.class, Withhold.class);
            case ARCHIVED -> Set.of(Correct.class, Disclose.class, Withhold.class);
            case NOT_FILED, WITHDRAWN, TRANSFERRED, MERGED -> Set.of(Correct.class);
        };
    }

    /** As long as a unit owes its reply, it can be asked how far it is, reminded and supervised. */
    private static Set<Class<? extends CaseCommand>> underWay(Set<Class<? extends CaseCommand>> own) {
        return Stream.concat(own.stream(), Stream.of(Correct.class, RecordDispatch.class, IssueDunning.class,
                PlaceUnderSupervision.class, EndSupervision.class)).collect(Collectors.toUnmodifiableSet());
    }

    /** What the units' stages allow together; the case is completed only as a whole. */
    static Set<Class<? extends CaseCommand>> allowed(UnderHandling at) {
        Set<Class<? extends CaseCommand>> allowed = at.closure() != null
                ? new HashSet<>(allowedIn(at.closure().stage()))
                : inHand(at);
        if (!at.documentNumbers().isEmpty()) {
            allowed.add(ReleaseDocumentNumber.class);
        }
        return allowed;
    }

    private static Set<Class<? extends CaseCommand>> inHand(UnderHandling at) {
        Set<Class<? extends CaseCommand>> allowed = at.handlings().stream()
                .flatMap(handling -> allowedIn(handling.stage()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        if (at.stage() != Stage.DELIVERED) {
            allowed.remove(Complete.class);
        }
        if (at.isReplied()) {
            allowed.remove(Withdraw.class);
        }
        if (at.handlings().stream().anyMatch(handling -> handling.stage() != Stage.ASSIGNED)) {
            allowed.remove(Merge.class);
        }
        if (at.handlings().stream().anyMatch(CaseLifecycle::awaitsCoHandlersReceipt)) {
            allowed.add(AcknowledgeReceipt.class);
        }
        return allowed;
    }

    /** Co-handlers acknowledge on their own, as long as their opinions can be of use. */
    static boolean awaitsCoHandlersReceipt(Handling handling) {
        return !handling.stage().hasReached(Stage.REPLY_SUBMITTED)
                && handling.coHandlers().stream().anyMatch(coHandler -> !coHandler.acknowledged());
    }
}
