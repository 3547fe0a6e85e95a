package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.Wording;
import govbackbone.events.notice.Addressee;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.registry.projects.ProjectView.*;
import org.jspecify.annotations.Nullable;

/** The project view as a fold of the project's events. */
final class ProjectProjection {
    private ProjectProjection() {}

    static Projection<ProjectEvent, ProjectView> projection() {
        return new Projection<>("project-view", 5,
                new ViewType<>("projects", ProjectView.class,
                        new ViewType.Today<>(ProjectView.Now.class, ProjectView::now)),
                ProjectEvent.class, Recorded::aggregateId, ProjectProjection::fold);
    }

    private static ProjectView fold(@Nullable ProjectView view, Recorded<ProjectEvent> recorded) {
        ProjectDraft draft = recorded.event() instanceof FilingOpened opened
                ? new ProjectDraft(opened)
                : new ProjectDraft(Objects.requireNonNull(view, "No project before " + recorded));
        apply(draft, recorded.event());
        return draft.view(recorded.aggregateId(), recorded.version());
    }

    private static void apply(ProjectDraft draft, ProjectEvent event) {
        LocalDate on = event.effectiveOn();
        switch (event) {
            case FilingOpened _ -> draft.to(ProjectStage.DRAFT, on);
            case FilingDrafted e -> draft.filing = e.filing();
            case ProjectSubmitted e -> {
                draft.to(ProjectStage.SUBMITTED, on);
                draft.submittedOn = on;
                draft.submissions = e.submission();
                draft.appliedFen = e.appliedFen();
                draft.defects = List.of();
            }
            case FormChecked _ -> draft.to(ProjectStage.FORM_CHECKED, on);
            case FilingReturned e -> {
                draft.to(ProjectStage.RETURNED, on);
                draft.defects = e.defects();
            }
            case ReviewOpened e -> {
                draft.to(ProjectStage.UNDER_REVIEW, on);
                draft.reviewers = e.experts().stream().map(expert -> Addressee.person(expert.subject())).toList();
                draft.rounds.add(new Round(e.round(), on, e.experts(), List.of(), List.of(), null, null, null, null,
                        List.of()));
            }
            case ExpertOpinionRecorded e -> draft.changeRound(round -> new Round(round.round(), round.openedOn(),
                    round.experts(),
                    plus(round.opinions(), new Opinion(on, e.expert(), e.opinion(), e.comment(), null)),
                    round.lines(), null, null, null, null, List.of()));
            case OpinionSheetFiled e -> draft.changeRound(round -> new Round(round.round(), round.openedOn(),
                    round.experts(), round.opinions().stream().map(opinion -> opinion.expert().equals(e.expert())
                            ? new Opinion(opinion.givenOn(), opinion.expert(), opinion.opinion(), opinion.comment(),
                                    e.sheet())
                            : opinion).toList(),
                    round.lines(), null, null, null, null, List.of()));
            case OverlapFlagged e ->
                draft.overlaps.add(new Overlap(e.flag(), on, e.with(), e.reference(), e.name(),
                        e.reason(), hint(e), null, null, null));
            case OverlapResolved e -> draft.overlaps.replaceAll(o -> o.flag() != e.flag()
                    ? o
                    : new Overlap(o.flag(), o.flaggedOn(), o.with(), o.reference(), o.name(), o.reason(), o.hint(),
                            on,
                            e.outcome(), e.note()));
            case LineReviewed e -> draft.changeRound(round -> judged(round, draft.line(e.line()), e));
            case BudgetReviewClosed e -> {
                draft.to(ProjectStage.BUDGET_REVIEWED, on);
                draft.reviewedFen = e.approvedFen();
                draft.reducedFen = e.reducedFen();
                draft.reducedBy = ReducedBy.of(e.reductions());
                draft.reviewedOn = on;
                draft.changeRound(round -> new Round(round.round(), round.openedOn(), round.experts(),
                        round.opinions(), round.lines(), on, e.appliedFen(), e.approvedFen(), e.reducedFen(),
                        e.reductions()));
            }
            case ProjectApproved e -> {
                draft.to(ProjectStage.APPROVED, on);
                draft.approvedOn = on;
                draft.documentNumber = e.documentNumber();
                draft.approvedFen = e.amountFen();
                draft.planYear = e.planYear();
                draft.plan = null;
            }
            case ProjectListed e -> draft.plan = e.plan() + "-" + e.no();
            case ProjectDeferred e -> {
                draft.to(ProjectStage.DEFERRED, on, e.reason());
                draft.plan = null;
            }
            case ProjectRejected e -> {
                draft.to(ProjectStage.REJECTED, on, e.reason());
                draft.plan = null;
            }
            case ProcurementStarted e -> {
                draft.to(ProjectStage.PROCURING, on);
                draft.method = e.method();
            }
            case AwardRecorded e -> {
                draft.to(ProjectStage.AWARDED, on);
                draft.supplier = e.supplier();
                draft.awardFen = e.amountFen();
            }
            case ContractFiled e -> {
                draft.to(ProjectStage.CONTRACTED, on);
                draft.contract = new Contract(e.contractNo(), e.signedOn(), on, e.due(), e.rule());
                draft.contractFen = e.amountFen();
                draft.contractLate = e.late();
            }
            case ContractNumberReleased _ -> {
            }
            case ConstructionStarted _ -> draft.to(ProjectStage.UNDER_CONSTRUCTION, on);
            case ChangeApproved e -> draft.changes.add(new Change(on, e.change(), e.adjustedFen(), e.reason()));
            case PaymentRecorded e -> {
                draft.payments.add(new Payment(on, e.voucher(), e.amountFen()));
                draft.paidFen = e.paidFen();
            }
            case ConstructionCompleted _ -> draft.to(ProjectStage.CONSTRUCTED, on);
            case DeadlineSet e -> draft.deadlines.add(new Deadline(e.kind(), e.notBefore(), e.due().date(), e.due(),
                    e.rule(), null, null, false));
            case DeadlineNear e -> draft.deadlines.replaceAll(d -> d.kind() != e.kind()
                    ? d
                    : new Deadline(d.kind(), d.notBefore(), d.dueOn(), d.due(), d.rule(), on, d.settledOn(),
                            d.missed()));
            case DeadlineMissed e -> draft.deadlines.replaceAll(d -> d.kind() != e.kind()
                    ? d
                    : new Deadline(d.kind(), d.notBefore(), d.dueOn(), d.due(), d.rule(), d.remindedOn(), d.settledOn(),
                            true));
            case PreliminarilyAccepted _ -> draft.to(ProjectStage.PRELIMINARILY_ACCEPTED, on);
            case TrialRunStarted _ -> draft.to(ProjectStage.TRIAL_RUN, on);
            case FinallyAccepted e -> {
                draft.to(ProjectStage.FINALLY_ACCEPTED, on);
                draft.acceptedOn = on;
                draft.reports = e.reports();
                draft.resources = e.resources();
                draft.assessmentValidUntil = e.assessmentValidUntil();
                draft.settle(ProjectDeadlineKind.ACCEPTANCE, on);
            }
            case SystemDelivered e -> draft.system = e.catalogueNo();
            case AssetsDelivered e -> draft.openAssets = e.assets().size();
            case AssetSettled _ -> draft.openAssets--;
            case OperationStarted _ -> draft.to(ProjectStage.IN_OPERATION, on);
            case ProjectEvaluated e -> {
                draft.evaluations.add(new Evaluation(on, e.period(), e.score(), e.grade(), e.evaluator()));
                draft.settle(ProjectDeadlineKind.EVALUATION, on);
            }
            case OperationClosed _ -> draft.to(ProjectStage.CLOSED, on);
            case RetirementRequested e -> draft.to(ProjectStage.RETIRING, on, e.reason());
            case ProjectRetired _ -> draft.to(ProjectStage.RETIRED, on);
            case ProjectSuspended e -> draft.suspend(on, e.reason());
            case ProjectResumed _ -> draft.resume(on);
            case ProjectCancelled e -> {
                draft.to(ProjectStage.CANCELLED, on, e.reason());
                draft.plan = null;
            }
        }
    }

    /** What others have filed is theirs: the unit learns that there is something like it, and whom to ask. */
    private static Wording hint(OverlapFlagged e) {
        return switch (e.with()) {
            case PROJECT -> new Wording("与另一项申报或已建的项目相似，详情请向市大数据局项目审核人员咨询。",
                    "Another project that was filed or built looks like it; please ask the bureau's project reviewers.");
            case SYSTEM, SHARED_CAPABILITY -> new Wording(e.name() + "：" + e.reason(), e.name() + ": " + e.reason());
        };
    }

    private static Round judged(Round round, LineItem item, LineReviewed e) {
        List<Line> lines = new ArrayList<>(round.lines());
        lines.removeIf(line -> line.no().equals(e.line()));
        lines.add(new Line(item.no(), item.name(), item.quantity(), e.appliedFen(), e.approvedFen(),
                e.appliedFen() - e.approvedFen(), e.reason(), e.note()));
        return new Round(round.round(), round.openedOn(), round.experts(), round.opinions(), lines, null, null, null,
                null, List.of());
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> next = new ArrayList<>(list);
        next.add(item);
        return next;
    }
}
