package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.registry.AcceptanceReport;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ReportKind;
import govbackbone.events.registry.Supplier;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.registry.projects.Project.Deadline;
import govbackbone.registry.projects.Project.Execution;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.Project.Verdict;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.rules.NameKey;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.projects.ProjectDecider.*;
import static govbackbone.registry.projects.ProjectRejection.*;

/** From approval to the end: bought, built, paid, accepted, operated, evaluated, retired. */
final class ExecutionRules {
    private static final int PROTECTED_FROM_LEVEL = 2;

    private ExecutionRules() {}

    static List<ProjectEvent> startProcurement(Filed state, StartProcurement c, Context context) {
        return List.of(new ProcurementStarted(dated(state, c.startedOn(), "/startedOn", context), c.method(),
                c.reference()));
    }

    static List<ProjectEvent> recordAward(Filed state, RecordAward c, Context context) {
        LocalDate on = dated(state, c.awardedOn(), "/awardedOn", context);
        long most = state.works().approvedFen();
        if (c.amountFen() > most) {
            throw Refusal.at("/amountFen", AWARD_ABOVE_APPROVED, c.amountFen(), most);
        }
        return List.of(new AwardRecorded(on, new Supplier(c.supplier().code(), c.supplier().name()), c.amountFen()));
    }

    /** At most the award. Filed late, it is filed all the same, and marked. */
    static List<ProjectEvent> fileContract(Filed state, FileContract c, RegistryRules rules, Context context) {
        LocalDate on = context.orToday(c.filedOn());
        Objections objections = new Objections();
        dated(objections, c.signedOn(), "/signedOn", state.since(), context);
        dated(objections, on, "/filedOn", c.signedOn(), context);
        objections.unless(c.amountFen() <= state.works().awardFen(), CONTRACT_ABOVE_AWARD, "/amountFen",
                c.amountFen(), state.works().awardFen());
        objections.refuseIfAny();
        ExplainedDate due = context.calendar().end(c.signedOn(), rules.contractFiling().period(), rules.roll());
        return List.of(new ContractFiled(on, c.contractNo(), c.signedOn(), c.amountFen(), due,
                rules.basis(rules.contractFiling()), on.isAfter(due.date())));
    }

    /** A number under which the contract is on file, which nobody may change any more. */
    static List<ProjectEvent> releaseContractNumber(Filed state, ReleaseContractNumber c, Context context) {
        Objections objections = new Objections();
        objections.unless(NameKey.of(c.contractNo()).equals(state.works().contract().number()), NUMBER_NOT_HELD,
                "/contractNo", c.contractNo());
        objections.refuseIfAny();
        return List.of(new ContractNumberReleased(context.today(), c.contractNo(), c.reason()));
    }

    static List<ProjectEvent> startConstruction(Filed state, StartConstruction c, Context context) {
        return List.of(new ConstructionStarted(dated(state, c.startedOn(), "/startedOn", context)));
    }

    /** With the same goals, and up to that part of the money in all; beyond it the project needs approval anew. */
    static List<ProjectEvent> approveChange(Filed state, ApproveChange c, RegistryRules rules, Context context) {
        LocalDate on = dated(state, c.approvedOn(), "/approvedOn", context);
        Execution works = state.works();
        long adjusted = works.adjustedFen() + c.adjustedFen();
        boolean small = BigDecimal.valueOf(adjusted).multiply(BigDecimal.valueOf(100))
                .compareTo(BigDecimal.valueOf(works.approvedFen())
                        .multiply(BigDecimal.valueOf(rules.changePercent()))) <= 0;
        if (c.goalsChanged() || !small) {
            throw Refusal.at(c.goalsChanged() ? "/goalsChanged" : "/adjustedFen", CHANGE_NEEDS_REVIEW, adjusted,
                    works.approvedFen(), rules.changePercent());
        }
        return List.of(new ChangeApproved(on, c.change(), c.adjustedFen(), c.reason()));
    }

    /** Never more than the contract's sum in all, and no voucher twice. */
    static List<ProjectEvent> recordPayment(Filed state, RecordPayment c, Context context) {
        LocalDate on = dated(state, c.paidOn(), "/paidOn", context);
        Execution works = state.works();
        long paid = works.paidFen() + c.amountFen();
        Objections objections = new Objections();
        objections.unless(paid <= works.contract().amountFen(), PAID_ABOVE_CONTRACT, "/amountFen", paid,
                works.contract().amountFen())
                .unless(!works.vouchers().contains(c.voucher()), VOUCHER_TWICE, "/voucher", c.voucher());
        objections.refuseIfAny();
        return List.of(new PaymentRecorded(on, c.voucher(), c.amountFen(), paid));
    }

    static List<ProjectEvent> completeConstruction(Filed state, CompleteConstruction c, RegistryRules rules,
            Context context) {
        LocalDate on = dated(state, c.completedOn(), "/completedOn", context);
        return List.of(new ConstructionCompleted(on),
                deadline(ProjectDeadlineKind.ACCEPTANCE, rules, rules.acceptance(), on, null, context));
    }

    static List<ProjectEvent> acceptPreliminarily(Filed state, AcceptPreliminarily c, Context context) {
        return List.of(new PreliminarilyAccepted(dated(state, c.acceptedOn(), "/acceptedOn", context),
                c.conclusion()));
    }

    static List<ProjectEvent> startTrialRun(Filed state, StartTrialRun c, Context context) {
        return List.of(new TrialRunStarted(dated(state, c.startedOn(), "/startedOn", context)));
    }

    /**
     * With every report, everything shared that was to be shared, and valid protection from level 2 on (国办发〔2019〕57号;
     * 公通字〔2007〕43号 art. 14, 15). The cryptography report is needed where there was a plan.
     */
    static List<ProjectEvent> acceptFinally(Filed state, AcceptFinally c, RegistryRules rules, GovSystems systems,
            Context context) {
        LocalDate on = context.orToday(c.acceptedOn());
        Filing filing = Objects.requireNonNull(state.filing());
        List<ReportEntry> reports = orEmpty(c.reports());
        List<ResourceEntry> resources = orEmpty(c.resources());
        Objections objections = new Objections();
        dated(objections, on, "/acceptedOn", state.since(), context);
        Set<ReportKind> shown = reports.stream().map(ReportEntry::kind).collect(Collectors.toSet());
        Arrays.stream(ReportKind.values())
                .filter(kind -> kind != ReportKind.CRYPTO || filing.cryptoPlan() != null).forEach(
                        kind -> objections.unless(shown.contains(kind), REPORT_MISSING, "/reports", kind));
        Set<String> shared = resources.stream().map(ResourceEntry::name).collect(Collectors.toSet());
        filing.sharedResources().forEach(
                name -> objections.unless(shared.contains(name), SHARED_DATA_MISSING, "/resources", name));
        if (filing.gradingLevel() >= PROTECTED_FROM_LEVEL) {
            LocalDate valid = c.assessmentValidUntil();
            objections.unless(c.protectionCertificate() != null && valid != null, PROTECTION_MISSING,
                    "/protectionCertificate");
            if (valid != null) {
                objections.unless(!valid.isBefore(on), ASSESSMENT_EXPIRED, "/assessmentValidUntil", valid);
            }
        }
        SystemEntry system = c.system();
        if (system != null) {
            systems.find(system.catalogueNo()).ifPresent(known -> objections
                    .unless(known.retiredOn() == null, SYSTEM_RETIRED, "/system/catalogueNo", system.catalogueNo(),
                            known.name())
                    .unless(known.unit().equals(state.unit()), SYSTEM_OF_ANOTHER_UNIT, "/system/catalogueNo",
                            system.catalogueNo(), known.unit()));
        }
        objections.refuseIfAny();
        List<DeliveredResource> delivered = resources.stream()
                .map(r -> new DeliveredResource(r.name(), r.catalogueNo(), r.records())).toList();
        List<ProjectEvent> events = new ArrayList<>();
        events.add(new FinallyAccepted(on,
                reports.stream().map(r -> new AcceptanceReport(r.kind(), r.title(), r.sha256())).toList(), delivered,
                c.protectionCertificate(), c.assessmentValidUntil()));
        events.add(deadline(ProjectDeadlineKind.EVALUATION, rules, rules.evaluation(), on,
                context.calendar().end(on, rules.evaluationOpens(), RollPolicy.NONE).date(), context));
        if (system != null) {
            events.add(new SystemDelivered(on, system.catalogueNo(), system.name(), state.unit(), filing.content(),
                    filing.functions(), system.hosting(), filing.gradingLevel(), c.protectionCertificate(),
                    c.assessmentValidUntil(), delivered, filing.notSharingReason()));
        }
        List<DeliveredAsset> assets = assets(state, filing, rules);
        if (!assets.isEmpty()) {
            events.add(new AssetsDelivered(on, state.unit(), assets));
        }
        return List.copyOf(events);
    }

    /** The lines of a category that makes assets, unless nothing was approved for them. */
    private static List<DeliveredAsset> assets(Filed state, Filing filing, RegistryRules rules) {
        List<DeliveredAsset> assets = new ArrayList<>();
        for (int i = 0; i < filing.lines().size(); i++) {
            LineItem line = filing.lines().get(i);
            Verdict verdict = state.review().verdicts().get(line.no());
            if (rules.assets().contains(line.category()) && verdict != null && verdict.approvedFen() > 0) {
                assets.add(new DeliveredAsset(i + 1, line.no(), line.category(), line.name(), line.measure(),
                        line.quantity(), verdict.approvedFen()));
            }
        }
        return assets;
    }

    static List<ProjectEvent> startOperation(Filed state, StartOperation c, Context context) {
        return List.of(new OperationStarted(dated(state, c.startedOn(), "/startedOn", context)));
    }

    /** From a year after final acceptance on, once for every period. */
    static List<ProjectEvent> evaluate(Filed state, Evaluate c, Context context) {
        LocalDate on = context.orToday(c.evaluatedOn());
        Execution works = state.works();
        Deadline deadline = works.deadlines().get(ProjectDeadlineKind.EVALUATION);
        Objections objections = new Objections();
        dated(objections, on, "/evaluatedOn", state.since(), context);
        if (deadline != null && deadline.notBefore() != null) {
            objections.unless(!on.isBefore(deadline.notBefore()), EVALUATED_TOO_EARLY, "/evaluatedOn",
                    deadline.notBefore());
        }
        objections.unless(!works.evaluated().contains(c.period()), EVALUATED_ALREADY, "/period",
                c.period())
                .unless(c.period() <= on.getYear(), PERIOD_NOT_OVER, "/period", c.period(), on);
        objections.refuseIfAny();
        return List.of(new ProjectEvaluated(on, c.period(), c.score(), c.grade(), c.evaluator()));
    }

    static List<ProjectEvent> closeOperation(Filed state, CloseOperation c, Context context) {
        return List.of(new OperationClosed(dated(state, c.closedOn(), "/closedOn", context)));
    }

    static List<ProjectEvent> requestRetirement(Filed state, RequestRetirement c, Context context) {
        return List.of(new RetirementRequested(dated(state, c.requestedOn(), "/requestedOn", context), c.reason()));
    }

    /** When every asset of the project is settled. */
    static List<ProjectEvent> retire(Filed state, Retire c, Context context) {
        LocalDate on = context.orToday(c.retiredOn());
        List<LineItem> lines = Objects.requireNonNull(state.filing()).lines();
        List<String> outstanding = state.works().assets().stream().sorted().map(no -> lines.get(no - 1).name())
                .toList();
        Objections objections = new Objections();
        dated(objections, on, "/retiredOn", state.since(), context);
        objections.unless(outstanding.isEmpty(), ASSETS_OUTSTANDING, "", outstanding);
        objections.refuseIfAny();
        return List.of(new ProjectRetired(on, c.cloudResources(), c.addresses(), c.data(), c.assets()));
    }

    /** Once for each asset; whoever says so again changes nothing. */
    static List<ProjectEvent> settleAsset(Project state, SettleAsset c) {
        return state instanceof Filed at && at.works().assets().contains(c.no())
                ? List.of(new AssetSettled(c.settledOn(), c.no(), c.settlement()))
                : List.of();
    }

    /** Only if that deadline still stands and its day is over; alarms may ring twice or late. */
    static List<ProjectEvent> recordMissedDeadline(Project state, RecordMissedDeadline c, Context context) {
        return standing(state, c.kind(), c.dueOn()).isPresent() && context.today().isAfter(c.dueOn())
                ? List.of(new DeadlineMissed(c.dueOn().plusDays(1), c.kind(), c.dueOn()))
                : List.of();
    }

    /** Once, from that many days ahead on and not after the end. */
    static List<ProjectEvent> remindOfDeadline(Project state, RemindOfDeadline c, Context context) {
        boolean near = !context.today().isBefore(c.dueOn().minusDays(Project.REMINDED_DAYS_AHEAD))
                && !context.today().isAfter(c.dueOn());
        return near && standing(state, c.kind(), c.dueOn()).filter(deadline -> !deadline.reminded()).isPresent()
                ? List.of(new DeadlineNear(context.today(), c.kind(), c.dueOn()))
                : List.of();
    }

    private static Optional<Deadline> standing(Project state, ProjectDeadlineKind kind, LocalDate due) {
        return state instanceof Filed at && !Project.allowedIn(at.stage(), at.kind()).isEmpty()
                ? Optional.ofNullable(at.works().deadlines().get(kind))
                        .filter(deadline -> deadline.watched() && deadline.due().equals(due))
                : Optional.empty();
    }

    private static DeadlineSet deadline(ProjectDeadlineKind kind, RegistryRules rules, RegistryRules.Term term,
            LocalDate from, @Nullable LocalDate notBefore, Context context) {
        ExplainedDate due = context.calendar().end(from, term.period(), rules.roll());
        return new DeadlineSet(from, kind, notBefore, due, rules.basis(term), due.date().isBefore(context.today()));
    }
}
