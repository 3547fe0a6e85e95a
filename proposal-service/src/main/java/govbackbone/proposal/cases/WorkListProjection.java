package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.proposal.AssignedUnit;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.events.proposal.HandlingRole;
import govbackbone.events.proposal.Satisfaction;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.cases.WorkItem.*;
import org.jspecify.annotations.Nullable;

/** The work list as a fold of the cases' events. An archived case leaves it. */
final class WorkListProjection {
    private WorkListProjection() {}

    static Projection<CaseEvent, WorkItem> projection() {
        return new Projection<>("work-list", 4,
                new ViewType<>("worklist", WorkItem.class,
                        new ViewType.Today<>(WorkItem.Remaining.class, WorkItem::remaining)),
                CaseEvent.class, Recorded::aggregateId, WorkListProjection::fold);
    }

    private static @Nullable WorkItem fold(@Nullable WorkItem item, Recorded<CaseEvent> recorded) {
        if (recorded.event() instanceof CaseReceived e) {
            return new WorkItem(recorded.aggregateId(), recorded.version(), e.caseNo(), e.title(), e.source(),
                    e.level(), e.term(), e.session(), Stage.RECEIVED, 1,
                    List.of(new Waiting(Party.OFFICE, null, null, e.effectiveOn())),
                    WorkItem.addressees(Party.OFFICE).toList(), null, null, false, List.of(),
                    List.of(), List.of(), null, false);
        }
        // What has left the list does not come back, whatever is still noted of it.
        return item == null ? null : apply(item, recorded.event(), recorded.version());
    }

    private static @Nullable WorkItem apply(WorkItem item, CaseEvent event, long version) {
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case CaseReceived _ -> throw new IllegalStateException("Received twice");
            case CaseRegistered e -> item.waitingFor(Party.ASSIGNING_OFFICE, Stage.REGISTERED, version, on,
                    e.proposers().stream().map(p -> new Name(p.id(), p.name())).toList());
            case CaseAssigned e -> assigned(item, e, version);
            case DeadlineSet e -> change(item, version,
                    task -> task.unit().equals(e.unit())
                            || task.coHandlers().stream().anyMatch(c -> c.unit().equals(e.unit())),
                    task -> task.with(new Due(e.kind(), e.unit(), e.due().date(), e.due().provisional())));
            case CaseAcknowledged e -> change(item, version, e.unit(), task -> task.at(Stage.ACCEPTED, on));
            case ReturnRequested e -> change(item, version, e.unit(), task -> task.at(Stage.RETURN_REQUESTED, on));
            case CaseReassigned e -> reassigned(item, e, version);
            case ReturnRejected e -> change(item, version, e.unit(), task -> task.at(e.resumes(), on));
            case HandlingTeamAppointed e ->
                change(item, version, e.unit(), task -> task.staffed(e.team(), on));
            case HandlingTeamChanged e ->
                change(item, version, e.unit(), task -> task.restaffed(e.team()));
            case CoOpinionSubmitted e -> change(item, version, _ -> true, task -> task.without(e.unit()));
            case CoOpinionWaived e -> change(item, version, _ -> true, task -> task.without(e.unit()));
            case ExtensionRequested e -> change(item, version, e.unit(), task -> task.asking(on));
            case ExtensionGranted e -> change(item, version, e.unit(), task -> task.asking(null));
            case ExtensionRefused e -> change(item, version, e.unit(), task -> task.asking(null));
            case ReplyDrafted e -> change(item, version, e.unit(), task -> task.at(Stage.REPLY_SUBMITTED, on));
            case CollectiveReviewPassed e ->
                change(item, version, e.unit(), task -> task.at(Stage.REPLY_REVIEWED, on));
            case CollectiveReviewFailed e -> change(item, version, e.unit(), task -> task.at(Stage.IN_HANDLING, on));
            case ReviewDisputed e -> change(item, version, e.unit(), task -> task.at(Stage.REPLY_SUBMITTED, on));
            case ReplySigned e ->
                change(item, version, e.unit(), task -> task.at(Stage.SIGNED, on).awaiting(ids(item)));
            case ReplyDelivered e ->
                change(item, version, e.unit(), task -> delivered(task.without(e.proposer()), item, on));
            case OpinionRecorded e -> change(item, version, e.unit(), task -> task.without(e.proposer())
                    .dissatisfying(e.attitude() == Satisfaction.DISSATISFIED
                            || e.result() == Satisfaction.DISSATISFIED));
            case CaseCompleted _ -> item.waitingFor(Party.OFFICE, Stage.COMPLETED, version, on, item.proposers());
            case CaseReopened e -> change(item, version, e.unit(), task -> task.reopened(e.round(), on));
            case ReturnVisitRecorded _ ->
                item.waitingFor(Party.OFFICE, Stage.FOLLOWED_UP, version, on, item.proposers());
            case CaseMerged e -> item.merging(e.effectiveOn()).at(version);
            case MergeUndone _ -> item.resumed().at(version);
            case MergedCaseTaken e -> item.with(Stream.concat(item.proposers().stream(),
                    e.proposers().stream().map(p -> new Name(p.id(), p.name()))).toList()).at(version);
            case CaseCorrected e -> corrected(item, e).at(version);
            case CaseRenumbered e -> item.named(e.newCaseNo(), item.title(), item.proposers()).at(version);
            case CaseTransferred e -> transferred(item, e, version);
            case DunningIssued e -> change(item, version, e.unit(), task -> task.dunned(e.level()));
            case ProposerContacted e -> settled(item, DeadlineKind.FIRST_CONTACT, e.unit(), version);
            case ReplyDisclosed e -> settled(item, DeadlineKind.DISCLOSURE, e.unit(), version);
            case DisclosureWithheld e -> settled(item, DeadlineKind.DISCLOSURE, e.unit(), version);
            case DeadlineRecalculated e -> change(item, version, _ -> true, task -> task.recalculated(
                    new Due(e.kind(), e.unit(), e.due().date(), e.due().provisional())));
            case SupervisionStarted _ -> item.supervised(true).at(version);
            case SupervisionEnded _ -> item.supervised(false).at(version);
            case MergeConfirmed _,CaseArchived _,CaseDeclined _,CaseWithdrawn _ -> null;
            case MergedCaseDeclined _,CampaignPinned _,DateClassGiven _,ReturnApproved _,ResearchRecorded _,DeadlineNear _,DeadlineMissed _,DispatchRecorded _,PromiseKept _,ReplyReclassified _,OpinionHeard _,DocumentNumberReleased _ ->
                item.at(version);
        };
    }

    private static WorkItem assigned(WorkItem item, CaseAssigned e, long version) {
        List<CoHandler> coHandlers = e.units().stream().filter(unit -> unit.role() == HandlingRole.CO)
                .map(unit -> new CoHandler(unit.code(), unit.name())).toList();
        List<Task> tasks = e.units().stream().filter(unit -> unit.role() != HandlingRole.CO)
                .map(unit -> new Task(unit.code(), Stage.ASSIGNED, 1, e.effectiveOn(), null, coHandlers, null,
                        List.of(), false, List.of(), null))
                .toList();
        return item.underWay(version, e.units().stream().map(AssignedUnit::code).toList(), tasks);
    }

    private static WorkItem reassigned(WorkItem item, CaseReassigned e, long version) {
        List<UnitCode> units = item.unitCodes().stream().map(unit -> unit.equals(e.from()) ? e.to() : unit).toList();
        return item.underWay(version, units, item.tasks().stream().map(
                task -> task.unit().equals(e.from()) ? task.handedTo(e.to(), e.effectiveOn()) : task).toList());
    }

    /** A completed case waits for the office alone, whatever its units' deadlines. */
    private static WorkItem settled(WorkItem item, DeadlineKind kind, UnitCode unit, long version) {
        return item.stage().isOpen()
                ? change(item, version, unit, task -> task.settled(kind))
                : item.at(version);
    }

    private static WorkItem corrected(WorkItem item, CaseCorrected e) {
        return switch (e.field()) {
            case TITLE -> item.named(item.caseNo(), e.newValue(), item.proposers());
            case PROPOSER_NAME -> item.named(item.caseNo(), item.title(), item.proposers().stream()
                    .map(p -> p.id().equals(e.proposer()) ? new Name(p.id(), e.newValue()) : p).toList());
            case CASE_NUMBER, THEME, IN_SESSION, RECEIVED_ON, ASSIGNED_ON -> item;
        };
    }

    private static @Nullable WorkItem transferred(WorkItem item, CaseTransferred e, long version) {
        List<Task> left = item.tasks().stream().filter(task -> !task.unit().equals(e.unit())).toList();
        return left.isEmpty() ? null : item.underWay(version, item.unitCodes(), left);
    }

    private static Task delivered(Task task, WorkItem item, LocalDate on) {
        return task.outstanding().isEmpty() ? task.at(Stage.DELIVERED, on).awaiting(ids(item)) : task;
    }

    private static WorkItem change(WorkItem item, long version, UnitCode unit, UnaryOperator<Task> change) {
        return change(item, version, task -> task.unit().equals(unit), change);
    }

    private static WorkItem change(WorkItem item, long version, Predicate<Task> which, UnaryOperator<Task> change) {
        return item.underWay(version, item.unitCodes(),
                item.tasks().stream().map(task -> which.test(task) ? change.apply(task) : task).toList());
    }

    private static List<String> ids(WorkItem item) {
        return item.proposers().stream().map(Name::id).toList();
    }
}
