package govbackbone.registry.projects;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Role;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** No step lies before the one it follows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatesInOrderTest {
    private static final LocalDate EARLY = OPENED.minusDays(1);

    record Step(ProjectStage stage, Actor actor, ProjectCommand command) {}

    static Stream<Step> steps() {
        DraftFiling draft = draft(FilingKind.CONSTRUCTION);
        AcceptFinally accept = accept(FINAL);
        return Stream.of(
                new Step(ProjectStage.DRAFT, UNIT,
                        new DraftFiling(EARLY, draft.nature(), draft.competentAuthority(), draft.startsOn(),
                                draft.endsOn(), draft.goals(), draft.indicators(), draft.basis(), draft.content(),
                                draft.functions(), draft.fundSource(), draft.totalFen(), draft.lines(), 0, null,
                                draft.sharedResources(), null, null, null, null, 2, null, null, null)),
                new Step(ProjectStage.SUBMITTED, REVIEWER, new CheckForm(EARLY, null)),
                new Step(ProjectStage.SUBMITTED, REVIEWER, new ReturnForCorrection(EARLY, giveBack().defects())),
                new Step(ProjectStage.FORM_CHECKED, REVIEWER,
                        new OpenReview(EARLY, review(FilingKind.CONSTRUCTION).experts())),
                new Step(ProjectStage.UNDER_REVIEW, REVIEWER,
                        new FlagOverlap(EARLY, OverlapWith.SYSTEM, "示例", "示例", "示例")),
                new Step(ProjectStage.UNDER_REVIEW, BUDGET, new CloseBudgetReview(EARLY)),
                new Step(ProjectStage.UNDER_REVIEW, PRINCIPAL, new Suspend(EARLY, "示例")),
                new Step(ProjectStage.BUDGET_REVIEWED, PRINCIPAL, new Approve(EARLY, NUMBER, 1, 2020)),
                new Step(ProjectStage.APPROVED, UNIT,
                        new StartProcurement(EARLY, ProcurementMethod.INQUIRY, "示例")),
                new Step(ProjectStage.AWARDED, UNIT, new FileContract(FILED, "示例", EARLY, 1)),
                new Step(ProjectStage.TRIAL_RUN, REVIEWER,
                        new AcceptFinally(EARLY, accept.reports(), accept.resources(),
                                accept.protectionCertificate(), accept.assessmentValidUntil(), null)),
                new Step(ProjectStage.FINALLY_ACCEPTED, REVIEWER, evaluate(EARLY, 2019)),
                new Step(ProjectStage.RETIRING, REVIEWER, new Retire(EARLY, "示例", "示例", "示例", "示例")));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void a_step_before_the_one_it_follows_is_refused(Step step) {
        Given<ProjectCommand, Project, ProjectEvent> scenario = given(at(step.stage()));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> scenario.decide(step.actor(), step.command()));
        assertThat(refusal).isNotNull();
        assertThat(refusal.objections()).extracting(objection -> objection.reason().name())
                .contains(ProjectRejection.DATE_OUT_OF_ORDER.name());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void only_people_of_the_unit_file_its_contract(Actor actor) {
        given(at(ProjectStage.AWARDED)).refuses(actor, contract(FILED, 1), "UNKNOWN_ID");
    }

    static List<Actor> strangers() {
        return List.of(OTHER_UNIT, actor("office", SECOND, Role.OFFICE), actor("office", BUREAU, Role.OFFICE));
    }
}
