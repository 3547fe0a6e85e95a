package govbackbone.reporting.registry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import govbackbone.events.UnitCode;
import govbackbone.events.Wording;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import govbackbone.reporting.ledger.Quantity;
import govbackbone.reporting.registry.ProjectAccount.Judged;
import govbackbone.reporting.registry.ProjectAccount.Line;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.registry.RegistryQuantities.*;

/** What every event of a project contributes. */
final class ProjectBook {
    private final Journal journal;
    private final LocalDate on;
    private final String title;
    private ProjectStage stage;
    private LocalDate since;
    private @Nullable ProjectStage suspendedFrom;
    private boolean submitted;
    private boolean changed;
    private SortedMap<String, Line> lines;
    private SortedMap<String, Judged> judged;
    private @Nullable String system;
    private List<String> systems;

    private ProjectBook(Journal journal, ProjectAccount account) {
        this.journal = journal;
        this.on = journal.on();
        this.title = account.title();
        this.stage = account.stage();
        this.since = account.since();
        this.suspendedFrom = account.suspendedFrom();
        this.submitted = account.submitted();
        this.changed = account.changed();
        this.lines = account.lines();
        this.judged = new TreeMap<>(account.judged());
        this.system = account.system();
        this.systems = account.systems();
    }

    private ProjectBook(Journal journal, FilingOpened opened) {
        this.journal = journal;
        this.on = journal.on();
        this.title = opened.name();
        this.stage = ProjectStage.DRAFT;
        this.since = on;
        this.lines = new TreeMap<>();
        this.judged = new TreeMap<>();
        this.systems = List.of();
    }

    static Book<ProjectEvent, ProjectAccount> book() {
        return new Book<>("project", new Wording("项目", "Project"), "projects", ProjectEvent.class,
                ProjectAccount.class, 3, ProjectBook::fold);
    }

    private static ProjectAccount fold(@Nullable ProjectAccount before, Recorded<ProjectEvent> recorded,
            Journal journal) {
        ProjectBook book = recorded.event() instanceof FilingOpened opened
                ? new ProjectBook(journal, opened)
                : new ProjectBook(journal, Objects.requireNonNull(before, () -> "No project before " + recorded));
        book.apply(recorded.event(), recorded.actor());
        return new ProjectAccount(recorded.aggregateId(), recorded.version(),
                book.title, book.stage, book.since, book.suspendedFrom, book.submitted, book.changed, book.lines,
                book.judged, book.system, book.systems, journal.dimensions(), journal.names(), journal.entries());
    }

    private void apply(ProjectEvent event, Actor actor) {
        switch (event) {
            case FilingOpened e -> {
                journal.classify(UNIT.code(), e.unit().value());
                journal.name(e.unit().value(), e.unitName());
                journal.classify(KIND.code(), e.kind().name());
                journal.classify(YEAR.code(), String.valueOf(e.year()));
                journal.count(AT_STAGE, STAGE.code(), ProjectStage.DRAFT.name());
            }
            case FilingDrafted e -> drafted(e.filing());
            case ProjectSubmitted e -> {
                to(ProjectStage.SUBMITTED);
                replace(APPLIED, e.appliedFen());
                if (!submitted) {
                    submitted = true;
                    journal.count(FILED);
                }
            }
            case FormChecked _ -> to(ProjectStage.FORM_CHECKED);
            case FilingReturned _ -> to(ProjectStage.RETURNED);
            case ReviewOpened _ -> {
                to(ProjectStage.UNDER_REVIEW);
                judged = new TreeMap<>();
            }
            case OverlapFlagged _ -> journal.count(OVERLAPS);
            case LineReviewed e -> judged.put(e.line(), new Judged(e.appliedFen(), e.approvedFen(), e.reason()));
            case BudgetReviewClosed _ -> reviewed(actor.unit());
            case ProjectApproved e -> {
                to(ProjectStage.APPROVED);
                replace(APPROVED, 1);
                replace(APPROVED_MONEY, e.amountFen());
                replace(APPROVED_FILED, submitted ? 1 : 0);
            }
            case ProjectDeferred _ -> {
                to(ProjectStage.DEFERRED);
                journal.count(DEFERRED);
            }
            case ProjectRejected _ -> {
                to(ProjectStage.REJECTED);
                journal.count(REJECTED);
            }
            case ProcurementStarted _ -> to(ProjectStage.PROCURING);
            case AwardRecorded _ -> to(ProjectStage.AWARDED);
            case ContractFiled e -> {
                to(ProjectStage.CONTRACTED);
                replace(CONTRACTS, 1);
                replace(CONTRACT_MONEY, e.amountFen());
                replace(LATE_CONTRACTS, e.late() ? 1 : 0);
            }
            case ConstructionStarted _ -> to(ProjectStage.UNDER_CONSTRUCTION);
            case ChangeApproved _ -> {
                if (!changed) {
                    changed = true;
                    journal.count(CHANGED);
                }
            }
            case PaymentRecorded e -> journal.post(PAID, e.amountFen(), on);
            case ConstructionCompleted _ -> to(ProjectStage.CONSTRUCTED);
            case DeadlineSet e -> {
                Quantity overdue = overdue(e.kind());
                journal.strike(overdue);
                journal.post(overdue, 1, e.due().date().plusDays(1));
            }
            case PreliminarilyAccepted _ -> to(ProjectStage.PRELIMINARILY_ACCEPTED);
            case TrialRunStarted _ -> to(ProjectStage.TRIAL_RUN);
            case FinallyAccepted e -> {
                to(ProjectStage.FINALLY_ACCEPTED);
                journal.count(ACCEPTED);
                journal.end(ACCEPTANCE_OVERDUE, on);
                journal.post(DELIVERED, e.resources().stream().mapToLong(DeliveredResource::records).sum(), on);
            }
            case SystemDelivered e -> system = e.catalogueNo();
            case OperationStarted _ -> to(ProjectStage.IN_OPERATION);
            case ProjectEvaluated e -> {
                journal.end(EVALUATION_OVERDUE, on);
                journal.post(SCORES, e.score(), on);
            }
            case OperationClosed _ -> to(ProjectStage.CLOSED);
            case RetirementRequested _ -> to(ProjectStage.RETIRING);
            case ProjectRetired _ -> {
                to(ProjectStage.RETIRED);
                journal.count(RETIRED);
                endDeadlines();
            }
            case ProjectSuspended _ -> {
                suspendedFrom = stage;
                to(ProjectStage.SUSPENDED);
            }
            case ProjectResumed _ -> {
                to(Objects.requireNonNull(suspendedFrom));
                suspendedFrom = null;
            }
            case ProjectCancelled _ -> {
                to(ProjectStage.CANCELLED);
                endDeadlines();
            }
            case ExpertOpinionRecorded _,OpinionSheetFiled _,OverlapResolved _,ProjectListed _,DeadlineNear _,DeadlineMissed _,AssetsDelivered _,AssetSettled _,ContractNumberReleased _ ->
                {
                }
        }
    }

    private void drafted(Filing filing) {
        SortedMap<String, Line> now = new TreeMap<>();
        filing.lines().forEach(line -> now.put(line.no(), new Line(line.name(), line.category(), line.amountFen())));
        lines = now;
        systems = new ArrayList<>(filing.systems());
    }

    /** The last round that was closed counts, line by line. */
    private void reviewed(@Nullable UnitCode reviewer) {
        to(ProjectStage.BUDGET_REVIEWED);
        journal.end(REVIEWED, on);
        journal.end(REDUCED, on);
        String by = reviewer == null ? "" : reviewer.value();
        judged.forEach((no, verdict) -> {
            String category = Objects.requireNonNull(lines.get(no), () -> "No line " + no).category().name();
            journal.post(REVIEWED, verdict.appliedFen(), on, CATEGORY.code(), category, LINE.code(), no,
                    REVIEWER.code(), by);
            if (verdict.reason() != null) {
                journal.post(REDUCED, verdict.reducedFen(), on, CATEGORY.code(), category, LINE.code(), no,
                        REVIEWER.code(), by, REASON.code(), verdict.reason().name());
            }
        });
    }

    private void replace(Quantity quantity, long value) {
        journal.end(quantity, on);
        journal.post(quantity, value, on);
    }

    private static Quantity overdue(ProjectDeadlineKind kind) {
        return switch (kind) {
            case ACCEPTANCE -> ACCEPTANCE_OVERDUE;
            case EVALUATION -> EVALUATION_OVERDUE;
        };
    }

    private void endDeadlines() {
        journal.end(ACCEPTANCE_OVERDUE, on);
        journal.end(EVALUATION_OVERDUE, on);
    }

    private void to(ProjectStage next) {
        journal.post(STAGE_DAYS, ChronoUnit.DAYS.between(since, on), on, STAGE.code(), stage.name());
        journal.end(AT_STAGE, on);
        journal.count(AT_STAGE, STAGE.code(), next.name());
        stage = next;
        since = on;
    }
}
