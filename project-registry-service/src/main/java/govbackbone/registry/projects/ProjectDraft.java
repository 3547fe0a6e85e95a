package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import govbackbone.events.DocumentNumber;
import govbackbone.events.UnitCode;
import govbackbone.events.notice.Addressee;
import govbackbone.events.registry.AcceptanceReport;
import govbackbone.events.registry.Defect;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent.FilingOpened;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.Supplier;
import govbackbone.registry.projects.ProjectView.*;
import org.jspecify.annotations.Nullable;

/** The view while an event is folded into it. */
final class ProjectDraft {
    private final UnitCode unit;
    private final String unitName;
    private final int year;
    private final FilingKind kind;
    private final String name;
    private ProjectStage stage = ProjectStage.DRAFT;
    private LocalDate since;
    @Nullable
    Filing filing;
    @Nullable
    LocalDate submittedOn;
    int submissions;
    List<Defect> defects = List.of();
    @Nullable
    Long appliedFen;
    @Nullable
    Long reviewedFen;
    @Nullable
    Long reducedFen;
    ReducedBy reducedBy = ReducedBy.NOTHING;
    @Nullable
    LocalDate reviewedOn;
    final List<Round> rounds = new ArrayList<>();
    List<Addressee> reviewers = List.of();
    final List<Overlap> overlaps = new ArrayList<>();
    @Nullable
    LocalDate approvedOn;
    @Nullable
    DocumentNumber documentNumber;
    @Nullable
    Long approvedFen;
    @Nullable
    Integer planYear;
    @Nullable
    String plan;
    private @Nullable String reason;
    private @Nullable ProjectStage suspendedFrom;
    @Nullable
    ProcurementMethod method;
    @Nullable
    Supplier supplier;
    @Nullable
    Long awardFen;
    @Nullable
    Contract contract;
    boolean contractLate;
    @Nullable
    Long contractFen;
    final List<Change> changes = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    long paidFen;
    @Nullable
    LocalDate acceptedOn;
    List<AcceptanceReport> reports = List.of();
    List<DeliveredResource> resources = List.of();
    @Nullable
    LocalDate assessmentValidUntil;
    @Nullable
    String system;
    int openAssets;
    final List<Evaluation> evaluations = new ArrayList<>();
    final List<Deadline> deadlines = new ArrayList<>();

    ProjectDraft(FilingOpened opened) {
        unit = opened.unit();
        unitName = opened.unitName();
        year = opened.year();
        kind = opened.kind();
        name = opened.name();
        since = opened.effectiveOn();
    }

    ProjectDraft(ProjectView view) {
        unit = view.unit();
        unitName = view.unitName();
        year = view.year();
        kind = view.kind();
        name = view.name();
        stage = view.stage();
        since = view.since();
        filing = view.filing();
        submittedOn = view.submittedOn();
        submissions = view.submissions();
        defects = view.defects();
        appliedFen = view.appliedFen();
        reviewedFen = view.reviewedFen();
        reducedFen = view.reducedFen();
        reducedBy = view.reducedBy();
        reviewedOn = view.reviewedOn();
        rounds.addAll(view.rounds());
        reviewers = view.reviewers();
        overlaps.addAll(view.overlaps());
        approvedOn = view.approvedOn();
        documentNumber = view.documentNumber();
        approvedFen = view.approvedFen();
        planYear = view.planYear();
        plan = view.plan();
        reason = view.reason();
        suspendedFrom = view.suspendedFrom();
        method = view.method();
        supplier = view.supplier();
        awardFen = view.awardFen();
        contract = view.contract();
        contractLate = view.contractLate();
        contractFen = view.contractFen();
        changes.addAll(view.changes());
        payments.addAll(view.payments());
        paidFen = view.paidFen();
        acceptedOn = view.acceptedOn();
        reports = view.reports();
        resources = view.resources();
        assessmentValidUntil = view.assessmentValidUntil();
        system = view.system();
        openAssets = view.openAssets();
        evaluations.addAll(view.evaluations());
        deadlines.addAll(view.deadlines());
    }

    ProjectView view(String id, long version) {
        int openOverlaps = (int) overlaps.stream().filter(overlap -> overlap.resolvedOn() == null).count();
        long records = resources.stream().mapToLong(DeliveredResource::records).sum();
        return new ProjectView(id, version, stage, since, unit, unitName, year, kind, name, filing, submittedOn,
                submissions, defects, appliedFen, reviewedFen, reducedFen, reducedBy, reviewedOn, List.copyOf(rounds),
                reviewers, List.copyOf(overlaps), openOverlaps, approvedOn, documentNumber, approvedFen, planYear, plan,
                reason,
                suspendedFrom, method, supplier, awardFen, contract, contractLate, contractFen, List.copyOf(changes),
                List.copyOf(payments), paidFen, acceptedOn, reports, resources, records, assessmentValidUntil, system,
                openAssets,
                List.copyOf(evaluations), List.copyOf(deadlines), open(ProjectDeadlineKind.ACCEPTANCE),
                open(ProjectDeadlineKind.EVALUATION));
    }

    void to(ProjectStage next, LocalDate on) {
        to(next, on, null);
    }

    void to(ProjectStage next, LocalDate on, @Nullable String because) {
        stage = next;
        since = on;
        reason = because;
    }

    void suspend(LocalDate on, String because) {
        suspendedFrom = stage;
        to(ProjectStage.SUSPENDED, on, because);
    }

    void resume(LocalDate on) {
        to(Objects.requireNonNull(suspendedFrom), on);
        suspendedFrom = null;
    }

    LineItem line(String no) {
        return Objects.requireNonNull(filing).lines().stream().filter(line -> line.no().equals(no)).findFirst()
                .orElseThrow();
    }

    void changeRound(UnaryOperator<Round> change) {
        rounds.set(rounds.size() - 1, change.apply(rounds.getLast()));
    }

    /** What was due came; the first time counts. */
    void settle(ProjectDeadlineKind which, LocalDate on) {
        deadlines.replaceAll(d -> d.kind() != which || d.settledOn() != null
                ? d
                : new Deadline(d.kind(), d.notBefore(), d.dueOn(), d.due(), d.rule(), d.remindedOn(), on, d.missed()));
    }

    private @Nullable LocalDate open(ProjectDeadlineKind which) {
        Optional<Deadline> found = deadlines.stream().filter(d -> d.kind() == which && d.settledOn() == null)
                .findFirst();
        return found.map(Deadline::dueOn).orElse(null);
    }
}
