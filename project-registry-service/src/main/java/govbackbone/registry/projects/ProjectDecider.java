package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.projects.ProjectRejection.*;
import static java.util.Objects.requireNonNull;

/**
 * Decides every command to a project. Who may give a command is said beside it, what fits a stage in
 * {@link Project#allowedIn}; the rules are in {@link FilingRules}, {@link ReviewRules} and {@link ExecutionRules}.
 */
record ProjectDecider(RegistryRules rules, Units units, AnnualPlans plans, GovSystems systems) {

    List<ProjectEvent> decide(Project state, ProjectCommand command, Context context) {
        return switch (command) {
            case OpenFiling c -> openFiling(c, context);
            case RecordMissedDeadline c -> ExecutionRules.recordMissedDeadline(state, c, context);
            case RemindOfDeadline c -> ExecutionRules.remindOfDeadline(state, c, context);
            case SettleAsset c -> ExecutionRules.settleAsset(state, c);
            case DraftFiling c -> FilingRules.draftFiling((Filed) state, c, context);
            case SubmitFiling c -> FilingRules.submitFiling((Filed) state, c, systems, context);
            case CheckForm c -> FilingRules.checkForm((Filed) state, c, context);
            case ReturnForCorrection c -> FilingRules.returnForCorrection((Filed) state, c, context);
            case OpenReview c -> ReviewRules.openReview((Filed) state, c, rules, context);
            case RecordExpertOpinion c -> ReviewRules.recordExpertOpinion((Filed) state, c, context);
            case FlagOverlap c -> ReviewRules.flagOverlap((Filed) state, c, context);
            case ResolveOverlap c -> ReviewRules.resolveOverlap((Filed) state, c, context);
            case ReviewLine c -> ReviewRules.reviewLine((Filed) state, c, context);
            case CloseBudgetReview c -> ReviewRules.closeBudgetReview((Filed) state, c, context);
            case Approve c -> ReviewRules.approve((Filed) state, c, rules, plans, systems, context);
            case Defer c -> ReviewRules.defer((Filed) state, c, context);
            case Reject c -> ReviewRules.reject((Filed) state, c, context);
            case StartProcurement c -> ExecutionRules.startProcurement((Filed) state, c, context);
            case RecordAward c -> ExecutionRules.recordAward((Filed) state, c, context);
            case FileContract c -> ExecutionRules.fileContract((Filed) state, c, rules, context);
            case StartConstruction c -> ExecutionRules.startConstruction((Filed) state, c, context);
            case ApproveChange c -> ExecutionRules.approveChange((Filed) state, c, rules, context);
            case RecordPayment c -> ExecutionRules.recordPayment((Filed) state, c, context);
            case CompleteConstruction c -> ExecutionRules.completeConstruction((Filed) state, c, rules, context);
            case AcceptPreliminarily c -> ExecutionRules.acceptPreliminarily((Filed) state, c, context);
            case StartTrialRun c -> ExecutionRules.startTrialRun((Filed) state, c, context);
            case AcceptFinally c -> ExecutionRules.acceptFinally((Filed) state, c, rules, systems, context);
            case StartOperation c -> ExecutionRules.startOperation((Filed) state, c, context);
            case Evaluate c -> ExecutionRules.evaluate((Filed) state, c, context);
            case CloseOperation c -> ExecutionRules.closeOperation((Filed) state, c, context);
            case RequestRetirement c -> ExecutionRules.requestRetirement((Filed) state, c, context);
            case Retire c -> ExecutionRules.retire((Filed) state, c, context);
            case Suspend c -> List.of(new ProjectSuspended(
                    dated((Filed) state, c.suspendedOn(), "/suspendedOn", context), c.reason()));
            case Resume c -> List.of(new ProjectResumed(
                    dated((Filed) state, c.resumedOn(), "/resumedOn", context), c.reason()));
            case ReleaseContractNumber c -> ExecutionRules.releaseContractNumber((Filed) state, c, context);
            case Cancel c -> List.of(new ProjectCancelled(
                    dated((Filed) state, c.cancelledOn(), "/cancelledOn", context), c.reason()));
        };
    }

    /** For a unit that exists; classified projects have another channel. */
    private List<ProjectEvent> openFiling(OpenFiling c, Context context) {
        UnitCode code = c.unit() == null ? requireNonNull(context.actor().unit()) : c.unit();
        LocalDate on = context.orToday(c.openedOn());
        Optional<Unit> unit = units.on(on, code);
        Objections objections = new Objections();
        notInFuture(objections, on, "/openedOn", context);
        objections.unless(!c.classified(), CLASSIFIED, "/classified")
                .unless(unit.isPresent(), UNIT_NOT_ACTIVE, c.unit() == null ? "" : "/unit", code, on);
        objections.refuseIfAny();
        return List.of(new FilingOpened(on, unit.orElseThrow().code(), unit.orElseThrow().name(), c.year(), c.kind(),
                c.name()));
    }

    /** The day of a step that follows the one before. */
    static LocalDate dated(Filed state, @Nullable LocalDate date, String pointer, Context context) {
        LocalDate on = context.orToday(date);
        Objections objections = new Objections();
        dated(objections, on, pointer, state.since(), context);
        objections.refuseIfAny();
        return on;
    }

    static void dated(Objections objections, LocalDate on, String pointer, LocalDate notBefore, Context context) {
        notInFuture(objections, on, pointer, context);
        objections.unless(!on.isBefore(notBefore), DATE_OUT_OF_ORDER, pointer, on, notBefore);
    }

    private static void notInFuture(Objections objections, LocalDate on, String pointer, Context context) {
        objections.unless(!on.isAfter(context.today()), DATE_IN_FUTURE, pointer, on);
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
