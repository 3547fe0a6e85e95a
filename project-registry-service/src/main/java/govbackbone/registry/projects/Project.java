package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.Expert;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Part;
import govbackbone.kit.decision.Participants;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.rules.NameKey;
import org.jspecify.annotations.Nullable;

/** What is known of a project to decide what may happen next. */
sealed interface Project {
    /** Before the first event. */
    Project NONE = new None();
    /** What a unit's name for a project of a year is claimed as. */
    String NAME = "project-name";
    /** What an entry of an annual plan is claimed as. */
    String PLAN_ENTRY = "plan-entry";
    /** What a contract number is claimed as. */
    String CONTRACT_NUMBER = "contract-number";
    /** How many days before the end of a deadline its unit is reminded. */
    int REMINDED_DAYS_AHEAD = 30;

    record None() implements Project {}

    /**
     * From the opened filing on.
     *
     * @param name        as it is compared
     * @param since       the day of the latest step
     * @param filing      absent until it is first drafted
     * @param submissions how often it was handed in
     * @param before      the stage a suspended project returns to
     * @param took        who has done what others have to judge
     */
    record Filed(UnitCode unit, int year, FilingKind kind, NameKey name, ProjectStage stage, LocalDate since,
            @Nullable Filing filing, int submissions, Review review, Execution works, @Nullable ProjectStage before,
            Participants took)
            implements
                Project {

        private Filed at(ProjectStage next, LocalDate on) {
            return new Filed(unit, year, kind, name, next, later(on), filing, submissions, review, works, before,
                    took);
        }

        private Filed with(Filing next) {
            return new Filed(unit, year, kind, name, stage, since, next, submissions, review, works, before,
                    took);
        }

        private Filed with(Review next) {
            return new Filed(unit, year, kind, name, stage, since, filing, submissions, next, works, before,
                    took);
        }

        private Filed with(Execution next) {
            return new Filed(unit, year, kind, name, stage, since, filing, submissions, review, next, before, took);
        }

        private Filed submitted(int submission, LocalDate on) {
            return new Filed(unit, year, kind, name, ProjectStage.SUBMITTED, later(on), filing, submission, review,
                    works, before,
                    took);
        }

        private Filed suspended(LocalDate on) {
            return new Filed(unit, year, kind, name, ProjectStage.SUSPENDED, later(on), filing, submissions, review,
                    works, stage,
                    took);
        }

        private Filed resumed(LocalDate on) {
            return new Filed(unit, year, kind, name, Objects.requireNonNull(before), later(on), filing, submissions,
                    review, works, null, took);
        }

        Filed taken(Participants next) {
            return new Filed(unit, year, kind, name, stage, since, filing, submissions, review, works, before, next);
        }

        private LocalDate later(LocalDate on) {
            return on.isAfter(since) ? on : since;
        }

        Optional<LineItem> line(String no) {
            return filing == null
                    ? Optional.empty()
                    : filing.lines().stream().filter(line -> line.no().equals(no)).findFirst();
        }
    }

    /**
     * How a line was judged.
     *
     * @param reducedFen in 分: what was applied for less what is approved
     */
    record Verdict(long approvedFen, long reducedFen, @Nullable ReductionReason reason) {}

    /**
     * The latest round of review.
     *
     * @param round       0 before the first
     * @param opinions    subjects of the experts who were heard
     * @param verdicts    by number of the line
     * @param flags       how many overlaps were ever flagged
     * @param openFlags   of these, the ones that are not resolved
     * @param approvedFen in 分: what the latest closed round approved
     */
    record Review(int round, List<Expert> experts, Set<String> opinions, Map<String, Verdict> verdicts, int flags,
            Set<Integer> openFlags, long approvedFen) {
        static final Review NONE = new Review(0, List.of(), Set.of(), Map.of(), 0, Set.of(), 0);

        private Review opened(int next, List<Expert> named) {
            return new Review(next, named, Set.of(), Map.of(), flags, openFlags, approvedFen);
        }

        private Review heard(String expert) {
            return new Review(round, experts, plus(opinions, expert), verdicts, flags, openFlags, approvedFen);
        }

        private Review judged(String line, Verdict verdict) {
            Map<String, Verdict> next = new HashMap<>(verdicts);
            next.put(line, verdict);
            return new Review(round, experts, opinions, Map.copyOf(next), flags, openFlags, approvedFen);
        }

        private Review flagged(int flag) {
            return new Review(round, experts, opinions, verdicts, flag, plus(openFlags, flag), approvedFen);
        }

        private Review resolved(int flag) {
            Set<Integer> open = new HashSet<>(openFlags);
            open.remove(flag);
            return new Review(round, experts, opinions, verdicts, flags, Set.copyOf(open), approvedFen);
        }

        private Review closed(long approved) {
            return new Review(round, experts, opinions, verdicts, flags, openFlags, approved);
        }
    }

    /**
     * A deadline.
     *
     * @param notBefore the first day on which it can be met, if there is one
     * @param reminded  whether its end was said to be near
     * @param watched   false once it has passed
     */
    record Deadline(@Nullable LocalDate notBefore, LocalDate due, boolean reminded, boolean watched) {}

    /**
     * The contract on file.
     *
     * @param amountFen in 分; 0 until it is filed
     * @param number    it holds, as it is compared; absent until it is filed and once it was released
     */
    record Contract(long amountFen, @Nullable NameKey number) {
        static final Contract NONE = new Contract(0, null);

        private Contract giveBack() {
            return new Contract(amountFen, null);
        }
    }

    /**
     * What became of the money and the work. Money is in 分; 0 until it is known.
     *
     * @param vouchers   of the payments
     * @param acceptedOn the day of the final acceptance
     * @param evaluated  the years that were evaluated
     * @param assets     positions of the lines that are assets and are not settled
     */
    record Execution(long approvedFen, long awardFen, Contract contract, long paidFen, long adjustedFen,
            Set<String> vouchers, @Nullable LocalDate acceptedOn, Map<ProjectDeadlineKind, Deadline> deadlines,
            Set<Integer> evaluated, Set<Integer> assets) {
        static final Execution NONE = new Execution(0, 0, Contract.NONE, 0, 0, Set.of(), null, Map.of(), Set.of(),
                Set.of());

        private Execution approved(long fen) {
            return new Execution(fen, awardFen, contract, paidFen, adjustedFen, vouchers, acceptedOn, deadlines,
                    evaluated, assets);
        }

        private Execution awarded(long fen) {
            return new Execution(approvedFen, fen, contract, paidFen, adjustedFen, vouchers, acceptedOn, deadlines,
                    evaluated, assets);
        }

        private Execution with(Contract next) {
            return new Execution(approvedFen, awardFen, next, paidFen, adjustedFen, vouchers, acceptedOn, deadlines,
                    evaluated, assets);
        }

        private Execution changed(long fen) {
            return new Execution(approvedFen, awardFen, contract, paidFen, adjustedFen + fen, vouchers, acceptedOn,
                    deadlines, evaluated, assets);
        }

        private Execution paid(String voucher, long total) {
            return new Execution(approvedFen, awardFen, contract, total, adjustedFen, plus(vouchers, voucher),
                    acceptedOn, deadlines, evaluated, assets);
        }

        private Execution accepted(LocalDate on) {
            return new Execution(approvedFen, awardFen, contract, paidFen, adjustedFen, vouchers, on,
                    without(ProjectDeadlineKind.ACCEPTANCE), evaluated, assets);
        }

        private Execution evaluated(int period) {
            return new Execution(approvedFen, awardFen, contract, paidFen, adjustedFen, vouchers, acceptedOn,
                    without(ProjectDeadlineKind.EVALUATION), plus(evaluated, period), assets);
        }

        private Execution with(ProjectDeadlineKind kind, Deadline deadline) {
            Map<ProjectDeadlineKind, Deadline> next = new HashMap<>(deadlines);
            next.put(kind, deadline);
            return new Execution(approvedFen, awardFen, contract, paidFen, adjustedFen, vouchers, acceptedOn,
                    Map.copyOf(next), evaluated, assets);
        }

        private Execution delivered(Set<Integer> next) {
            return new Execution(approvedFen, awardFen, contract, paidFen, adjustedFen, vouchers, acceptedOn, deadlines,
                    evaluated, next);
        }

        private Execution settled(int asset) {
            Set<Integer> left = new HashSet<>(assets);
            left.remove(asset);
            return delivered(Set.copyOf(left));
        }

        private Execution missed(ProjectDeadlineKind kind) {
            Deadline deadline = Objects.requireNonNull(deadlines.get(kind));
            return with(kind, new Deadline(deadline.notBefore(), deadline.due(), deadline.reminded(), false));
        }

        private Execution reminded(ProjectDeadlineKind kind) {
            Deadline deadline = Objects.requireNonNull(deadlines.get(kind));
            return with(kind, new Deadline(deadline.notBefore(), deadline.due(), true, deadline.watched()));
        }

        private Map<ProjectDeadlineKind, Deadline> without(ProjectDeadlineKind kind) {
            Map<ProjectDeadlineKind, Deadline> next = new HashMap<>(deadlines);
            next.remove(kind);
            return Map.copyOf(next);
        }
    }

    private static <T> Set<T> plus(Set<T> set, T value) {
        Set<T> next = new HashSet<>(set);
        next.add(value);
        return Set.copyOf(next);
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Project evolve(Project state, ProjectEvent event) {
        if (event instanceof FilingOpened e) {
            return new Filed(e.unit(), e.year(), e.kind(), NameKey.of(e.name()), ProjectStage.DRAFT, e.effectiveOn(),
                    null, 0, Review.NONE, Execution.NONE, null, Participants.NOBODY);
        }
        return evolve((Filed) state, event);
    }

    /** Who has filed, checked, reviewed or asked for it from now on. */
    static Project acted(Project state, ProjectEvent event, Actor actor) {
        if (!(state instanceof Filed at)) {
            return state;
        }
        Participants took = at.took();
        return switch (event) {
            case FilingOpened _,FilingDrafted _,ProjectSubmitted _ -> at.taken(took.with(Part.FILER, actor.subject()));
            case FormChecked _,FilingReturned _ -> at.taken(took.with(Part.FORM_CHECKER, actor.subject()));
            case ReviewOpened e -> {
                for (Expert expert : e.experts()) {
                    took = took.with(Part.EXPERT, expert.subject());
                }
                yield at.taken(took);
            }
            case LineReviewed _,BudgetReviewClosed _ -> at.taken(took.with(Part.BUDGET_REVIEWER, actor.subject()));
            case RetirementRequested _ -> at.taken(took.with(Part.REQUESTER, actor.subject()));
            default -> state;
        };
    }

    /** People of its unit, the experts of the latest round, and who has taken part. */
    static Parties parties(Project state, ProjectCommand command) {
        return switch (state) {
            case None _ -> Parties.of(command instanceof OpenFiling c ? c.unit() : null);
            case Filed at -> new Parties(Set.of(at.unit()), at.review().experts().stream()
                    .map(expert -> Addressee.person(expert.subject())).collect(Collectors.toSet()), at.took());
        };
    }

    private static Filed evolve(Filed state, ProjectEvent event) {
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case FilingOpened _ -> throw new IllegalStateException("Opened twice");
            case FilingDrafted e -> state.with(e.filing()).at(state.stage(), on);
            case ProjectSubmitted e -> state.submitted(e.submission(), on);
            case FormChecked _ -> state.at(ProjectStage.FORM_CHECKED, on);
            case FilingReturned _ -> state.at(ProjectStage.RETURNED, on);
            case ReviewOpened e -> state.with(state.review().opened(e.round(), e.experts()))
                    .at(ProjectStage.UNDER_REVIEW, on);
            case OpinionSheetFiled _ -> state;
            case ExpertOpinionRecorded e -> state.with(state.review().heard(e.expert()));
            case OverlapFlagged e -> state.with(state.review().flagged(e.flag()));
            case OverlapResolved e -> state.with(state.review().resolved(e.flag()));
            case LineReviewed e -> state.with(state.review().judged(e.line(),
                    new Verdict(e.approvedFen(), e.appliedFen() - e.approvedFen(), e.reason())));
            case BudgetReviewClosed e -> state.with(state.review().closed(e.approvedFen()))
                    .at(ProjectStage.BUDGET_REVIEWED, on);
            case ProjectApproved e -> state.with(state.works().approved(e.amountFen())).at(ProjectStage.APPROVED, on);
            case ProjectListed _ -> state;
            case ProjectDeferred _ -> state.at(ProjectStage.DEFERRED, on);
            case ProjectRejected _ -> state.at(ProjectStage.REJECTED, on);
            case ProcurementStarted _ -> state.at(ProjectStage.PROCURING, on);
            case AwardRecorded e -> state.with(state.works().awarded(e.amountFen())).at(ProjectStage.AWARDED, on);
            case ContractFiled e -> state
                    .with(state.works().with(new Contract(e.amountFen(), NameKey.of(e.contractNo()))))
                    .at(ProjectStage.CONTRACTED, on);
            case ConstructionStarted _ -> state.at(ProjectStage.UNDER_CONSTRUCTION, on);
            case ChangeApproved e -> state.with(state.works().changed(e.adjustedFen()));
            case PaymentRecorded e -> state.with(state.works().paid(e.voucher(), e.paidFen()));
            case ConstructionCompleted _ -> state.at(ProjectStage.CONSTRUCTED, on);
            case DeadlineSet e -> state.with(state.works().with(e.kind(),
                    new Deadline(e.notBefore(), e.due().date(), false, !e.enteredLate())));
            case DeadlineNear e -> state.with(state.works().reminded(e.kind()));
            case DeadlineMissed e -> state.with(state.works().missed(e.kind()));
            case PreliminarilyAccepted _ -> state.at(ProjectStage.PRELIMINARILY_ACCEPTED, on);
            case TrialRunStarted _ -> state.at(ProjectStage.TRIAL_RUN, on);
            case FinallyAccepted _ -> state.with(state.works().accepted(on)).at(ProjectStage.FINALLY_ACCEPTED, on);
            case SystemDelivered _ -> state;
            case AssetsDelivered e -> state.with(state.works().delivered(
                    e.assets().stream().map(DeliveredAsset::no).collect(Collectors.toUnmodifiableSet())));
            case AssetSettled e -> state.with(state.works().settled(e.no()));
            case OperationStarted _ -> state.at(ProjectStage.IN_OPERATION, on);
            case ProjectEvaluated e -> state.with(state.works().evaluated(e.period()));
            case OperationClosed _ -> state.at(ProjectStage.CLOSED, on);
            case RetirementRequested _ -> state.at(ProjectStage.RETIRING, on);
            case ProjectRetired _ -> state.at(ProjectStage.RETIRED, on);
            case ProjectSuspended _ -> state.suspended(on);
            case ProjectResumed _ -> state.resumed(on);
            case ProjectCancelled _ -> state.with(state.works().with(state.works().contract().giveBack()))
                    .at(ProjectStage.CANCELLED, on);
            case ContractNumberReleased _ -> state.with(state.works().with(state.works().contract().giveBack()));
        };
    }

    /** Where the project stands and which commands that allows. */
    static Standing<ProjectCommand> standing(Project state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(OpenFiling.class));
            case Filed at -> new Standing<>(at.stage().name(), allowed(at));
        };
    }

    private static Set<Class<? extends ProjectCommand>> allowed(Filed at) {
        Set<Class<? extends ProjectCommand>> allowed = new HashSet<>(allowedIn(at.stage(), at.kind()));
        if (at.works().contract().number() != null) {
            allowed.add(ReleaseContractNumber.class);
        }
        return allowed;
    }

    /** What a stage allows: the life cycle as a table. Kinds differ in what comes after approval and contract. */
    static Set<Class<? extends ProjectCommand>> allowedIn(ProjectStage stage, FilingKind kind) {
        return switch (stage) {
            case DRAFT, RETURNED -> Set.of(DraftFiling.class, SubmitFiling.class, Cancel.class);
            case SUBMITTED -> Set.of(CheckForm.class, ReturnForCorrection.class, FlagOverlap.class, Cancel.class);
            case FORM_CHECKED -> Set.of(OpenReview.class, ReturnForCorrection.class, FlagOverlap.class,
                    ResolveOverlap.class, Reject.class, Cancel.class);
            case UNDER_REVIEW -> Set.of(RecordExpertOpinion.class, FlagOverlap.class, ResolveOverlap.class,
                    ReviewLine.class, CloseBudgetReview.class, Defer.class, Reject.class, Suspend.class, Cancel.class);
            case BUDGET_REVIEWED -> Set.of(OpenReview.class, FlagOverlap.class, ResolveOverlap.class, Approve.class,
                    Defer.class, Reject.class, Suspend.class, Cancel.class);
            case DEFERRED -> Set.of(OpenReview.class, Reject.class, Cancel.class);
            case APPROVED -> kind == FilingKind.OPERATION
                    ? Set.of(OpenReview.class, StartOperation.class, Suspend.class, Cancel.class)
                    : Set.of(OpenReview.class, StartProcurement.class, Suspend.class, Cancel.class);
            case PROCURING -> Set.of(RecordAward.class, Suspend.class, Cancel.class);
            case AWARDED -> Set.of(FileContract.class, Suspend.class, Cancel.class);
            case CONTRACTED -> kind == FilingKind.SERVICE
                    ? Set.of(StartOperation.class, RecordPayment.class, ApproveChange.class, Suspend.class,
                            Cancel.class)
                    : Set.of(StartConstruction.class, RecordPayment.class, ApproveChange.class, Suspend.class,
                            Cancel.class);
            case UNDER_CONSTRUCTION -> Set.of(CompleteConstruction.class, RecordPayment.class, ApproveChange.class,
                    Suspend.class, Cancel.class);
            case CONSTRUCTED -> Set.of(AcceptPreliminarily.class, RecordPayment.class, ApproveChange.class);
            case PRELIMINARILY_ACCEPTED -> Set.of(StartTrialRun.class, RecordPayment.class);
            case TRIAL_RUN -> Set.of(AcceptFinally.class, RecordPayment.class);
            case FINALLY_ACCEPTED -> Set.of(StartOperation.class, RecordPayment.class, Evaluate.class);
            case IN_OPERATION -> switch (kind) {
                case OPERATION -> Set.of(CloseOperation.class);
                case SERVICE -> Set.of(RecordPayment.class, CloseOperation.class);
                case CONSTRUCTION, EMERGENCY -> Set.of(RecordPayment.class, Evaluate.class, RequestRetirement.class);
            };
            case RETIRING -> Set.of(Retire.class);
            case SUSPENDED -> Set.of(Resume.class, Cancel.class);
            case REJECTED, RETIRED, CLOSED, CANCELLED -> Set.of();
        };
    }

    /** A unit files a name once a year; an entry of a plan is one project, a contract number one contract. */
    static List<Claim> claims(ProjectEvent event) {
        return switch (event) {
            case FilingOpened e -> List.of(new Claim(NAME,
                    "%s/%d/%s".formatted(e.unit(), e.year(), NameKey.of(e.name())),
                    ProjectRejection.DUPLICATE_SUSPECTED));
            case ProjectListed e -> List.of(new Claim(PLAN_ENTRY, "%s/%d".formatted(e.plan(), e.no()),
                    ProjectRejection.PLAN_ENTRY_TAKEN));
            case ContractFiled e -> List.of(new Claim(CONTRACT_NUMBER, NameKey.of(e.contractNo()).value(),
                    ProjectRejection.DUPLICATE_CONTRACT_NUMBER));
            default -> List.of();
        };
    }

    /**
     * What was given up or rejected makes way for another filing; what is approved anew leaves the entry it had; a contract
     * number may be on file by mistake.
     */
    static List<Release> releases(ProjectEvent event) {
        return switch (event) {
            case ProjectApproved _,ProjectDeferred _ -> List.of(Release.all(PLAN_ENTRY));
            case ProjectRejected _ -> List.of(Release.all(NAME), Release.all(PLAN_ENTRY));
            case ProjectCancelled _ ->
                List.of(Release.all(NAME), Release.all(PLAN_ENTRY), Release.all(CONTRACT_NUMBER));
            case ContractNumberReleased e ->
                List.of(new Release(CONTRACT_NUMBER, NameKey.of(e.contractNo()).value(), null));
            default -> List.of();
        };
    }

    /** The end of every open deadline, and a reminder ahead of it. One that had passed when entered rings for nobody. */
    static List<Alarm<ProjectCommand>> alarms(Project state) {
        if (!(state instanceof Filed at) || allowedIn(at.stage(), at.kind()).isEmpty()) {
            return List.of();
        }
        return at.works().deadlines().entrySet().stream().filter(entry -> entry.getValue().watched())
                .sorted(Map.Entry.comparingByKey()).flatMap(entry -> alarms(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<Alarm<ProjectCommand>> alarms(ProjectDeadlineKind kind, Deadline deadline) {
        LocalDate due = deadline.due();
        Alarm<ProjectCommand> end = new Alarm<>(kind + "/" + due,
                due.plusDays(1).atStartOfDay(Context.ZONE).toInstant(),
                new RecordMissedDeadline(kind, due));
        return deadline.reminded()
                ? Stream.of(end)
                : Stream.of(new Alarm<>(kind + "/near/" + due,
                        due.minusDays(REMINDED_DAYS_AHEAD).atStartOfDay(Context.ZONE).toInstant(),
                        new RemindOfDeadline(kind, due)), end);
    }
}
