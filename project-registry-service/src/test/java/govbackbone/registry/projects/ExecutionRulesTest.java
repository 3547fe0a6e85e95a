package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.registry.AssetSettlement;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.DeliveredResource;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Hosting;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.ProcurementMethod;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReportKind;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Release;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.SampleSystems;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the money and the work. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecutionRulesTest {
    @Test
    void an_award_is_within_the_approved_and_a_contract_within_the_award() {
        given(at(ProjectStage.PROCURING)).refuses(UNIT, award(4_001_251), "AWARD_ABOVE_APPROVED /amountFen");
        given(at(ProjectStage.AWARDED)).refuses(UNIT, contract(FILED, 3_900_001), "CONTRACT_ABOVE_AWARD /amountFen");
    }

    @Test
    void a_contract_is_filed_within_five_working_days_of_signing_or_marked_late() {
        Given<ProjectCommand, Project, ProjectEvent> awarded = given(at(ProjectStage.AWARDED));
        ContractFiled punctual = (ContractFiled) awarded.decide(UNIT, contract(day(3, 16), 1)).getFirst();
        ContractFiled late = (ContractFiled) awarded.decide(UNIT, contract(day(3, 17), 1)).getFirst();
        assertThat(punctual.due().date()).isEqualTo(day(3, 16));
        assertThat(punctual.late()).isFalse();
        assertThat(late.late()).isTrue();
        assertThat(late.rule().zh()).contains("5个工作日");
        awarded.refuses(UNIT, contract(SIGNED.minusDays(1), 1), "DATE_OUT_OF_ORDER /filedOn");
    }

    @Test
    void a_contract_number_is_filed_once() {
        assertThat(Project.claims(given(at(ProjectStage.CONTRACTED)).history().getLast())).singleElement()
                .satisfies(claim -> {
                    assertThat(claim.value()).isEqualTo("示例合同1");
                    assertThat(claim.reason()).isEqualTo(ProjectRejection.DUPLICATE_CONTRACT_NUMBER);
                });
    }

    @Test
    void a_mistyped_contract_number_is_released_once_and_with_a_reason() {
        ContractNumberReleased released = new ContractNumberReleased(TODAY, "示例合同-1", "录入有误。");
        for (ProjectStage stage : List.of(ProjectStage.CONTRACTED, ProjectStage.IN_OPERATION, ProjectStage.RETIRED)) {
            given(at(stage)).gives(ADMIN, release("示例合同-1"), released);
        }
        assertThat(Project.releases(released)).as("as it was claimed").containsExactly(
                new Release("contract-number", "示例合同1", null));
        Given<ProjectCommand, Project, ProjectEvent> contracted = given(at(ProjectStage.CONTRACTED));
        assertThat(contracted.decide(ADMIN, release("示例合同１"))).as("however it is written").hasSize(1);
        contracted.refuses(ADMIN, release("示例合同-2"), "NUMBER_NOT_HELD /contractNo");
        Given<ProjectCommand, Project, ProjectEvent> after = contracted.and(ADMIN, release("示例合同-1"));
        after.refuses(ADMIN, release("示例合同-1"), "NOT_ALLOWED_IN_STATE");
        assertThat(after.decide(UNIT, pay("v1", 3_800_000))).as("the contract stays on file").hasSize(1);
        contracted.and(REVIEWER, new Cancel(null, "示例")).refuses(ADMIN, release("示例合同-1"), "NOT_ALLOWED_IN_STATE");
    }

    @Test
    void changes_of_up_to_fifteen_percent_in_all_and_with_the_same_goals_need_no_new_review() {
        Given<ProjectCommand, Project, ProjectEvent> building = given(at(ProjectStage.UNDER_CONSTRUCTION));
        building.refuses(REVIEWER, change(600_188), "CHANGE_NEEDS_REVIEW /adjustedFen");
        building.refuses(REVIEWER, new ApproveChange(null, "示例", 0, true, "示例"), "CHANGE_NEEDS_REVIEW /goalsChanged");
        building.and(REVIEWER, change(500_000)).refuses(REVIEWER, change(100_188), "CHANGE_NEEDS_REVIEW /adjustedFen");
        assertThat(building.and(REVIEWER, change(500_000)).decide(REVIEWER, change(100_187))).hasSize(1);
    }

    @Test
    void no_more_is_paid_than_the_contract_says_and_no_voucher_twice() {
        Given<ProjectCommand, Project, ProjectEvent> building = given(at(ProjectStage.UNDER_CONSTRUCTION)).and(UNIT,
                pay("v1", 3_000_000));
        building.gives(UNIT, pay("v2", 800_000), new PaymentRecorded(TODAY, "v2", 800_000, 3_800_000));
        building.refuses(UNIT, pay("v2", 800_001), "PAID_ABOVE_CONTRACT /amountFen");
        building.refuses(UNIT, pay("v1", 1), "VOUCHER_TWICE /voucher");
        building.refuses(OTHER_UNIT, pay("v2", 1), "UNKNOWN_ID");
    }

    @Test
    void acceptance_is_due_three_months_after_construction_ended() {
        Given<ProjectCommand, Project, ProjectEvent> building = given(at(ProjectStage.UNDER_CONSTRUCTION)).on(BUILT);
        assertThat(building.decide(UNIT, new CompleteConstruction(BUILT))).last()
                .isInstanceOfSatisfying(DeadlineSet.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProjectDeadlineKind.ACCEPTANCE);
                    assertThat(e.due().date()).isEqualTo(day(8, 31));
                    assertThat(e.enteredLate()).isFalse();
                });
    }

    @Test
    void an_acceptance_that_is_missed_is_noticed_once_and_still_possible() {
        Given<ProjectCommand, Project, ProjectEvent> built = given(
                at(ProjectStage.CONSTRUCTED).stream().map(ExecutionRulesTest::inTime).toList())
                .on(day(9, 1));
        RecordMissedDeadline missed = new RecordMissedDeadline(ProjectDeadlineKind.ACCEPTANCE, day(8, 31));
        assertThat(Project.alarms(built.state())).hasSize(2).last().satisfies(alarm -> {
            assertThat(alarm.command()).isEqualTo(missed);
            assertThat(alarm.at()).isEqualTo(day(9, 1).atStartOfDay(Context.ZONE).toInstant());
        });
        built.gives(Actor.BACKBONE, missed, new DeadlineMissed(day(9, 1), ProjectDeadlineKind.ACCEPTANCE, day(8, 31)));
        Given<ProjectCommand, Project, ProjectEvent> after = built.and(Actor.BACKBONE, missed);
        assertThat(Project.alarms(after.state())).isEmpty();
        after.gives(Actor.BACKBONE, missed);
        built.on(day(8, 31)).gives(Actor.BACKBONE, missed);
        assertThat(after.decide(UNIT, new AcceptPreliminarily(null, "示例"))).hasSize(1);
    }

    @Test
    void the_unit_is_reminded_once_thirty_days_before_the_end() {
        Given<ProjectCommand, Project, ProjectEvent> built = given(
                at(ProjectStage.CONSTRUCTED).stream().map(ExecutionRulesTest::inTime).toList());
        RemindOfDeadline remind = new RemindOfDeadline(ProjectDeadlineKind.ACCEPTANCE, day(8, 31));
        assertThat(Project.alarms(built.state())).first().satisfies(alarm -> {
            assertThat(alarm.command()).isEqualTo(remind);
            assertThat(alarm.at()).isEqualTo(day(8, 1).atStartOfDay(Context.ZONE).toInstant());
        });
        built.on(day(7, 31)).gives(Actor.BACKBONE, remind);
        built.on(day(9, 1)).gives(Actor.BACKBONE, remind);
        built.on(day(8, 31)).gives(Actor.BACKBONE, remind,
                new DeadlineNear(day(8, 31), ProjectDeadlineKind.ACCEPTANCE, day(8, 31)));
        Given<ProjectCommand, Project, ProjectEvent> reminded = built.on(day(8, 1)).and(Actor.BACKBONE, remind);
        reminded.gives(Actor.BACKBONE, remind);
        assertThat(Project.alarms(reminded.state())).singleElement().satisfies(
                alarm -> assertThat(alarm.command()).isInstanceOf(RecordMissedDeadline.class));
        given(List.of()).gives(Actor.BACKBONE, remind);
        built.on(day(8, 1)).gives(Actor.BACKBONE,
                new RemindOfDeadline(ProjectDeadlineKind.ACCEPTANCE, day(8, 30)));
    }

    private static ProjectEvent inTime(ProjectEvent event) {
        return event instanceof DeadlineSet e
                ? new DeadlineSet(e.effectiveOn(), e.kind(), e.notBefore(), e.due(), e.rule(), false)
                : event;
    }

    @Test
    void a_final_acceptance_is_shown_every_report() {
        Given<ProjectCommand, Project, ProjectEvent> trial = given(at(ProjectStage.TRIAL_RUN));
        trial.refuses(REVIEWER, accept(FINAL, ReportKind.AUDIT, ReportKind.SECURITY_RISK), "REPORT_MISSING /reports",
                "REPORT_MISSING /reports");
        assertThat(trial.decide(REVIEWER, accept(FINAL, ReportKind.CRYPTO))).as("there was no plan")
                .isNotEmpty();
    }

    @Test
    void what_was_to_be_shared_is_registered_and_protection_is_valid() {
        AcceptFinally good = accept(FINAL);
        given(at(ProjectStage.TRIAL_RUN)).refuses(REVIEWER,
                new AcceptFinally(FINAL, good.reports(), null, null, null, null),
                "SHARED_DATA_MISSING /resources", "PROTECTION_MISSING /protectionCertificate");
        given(at(ProjectStage.TRIAL_RUN)).refuses(REVIEWER,
                new AcceptFinally(FINAL, good.reports(), good.resources(), "示例", FINAL.minusDays(1), null),
                "ASSESSMENT_EXPIRED /assessmentValidUntil");
    }

    private static AcceptFinally delivering(String number) {
        AcceptFinally good = accept(FINAL);
        return new AcceptFinally(FINAL, good.reports(), good.resources(), good.protectionCertificate(),
                good.assessmentValidUntil(), new SystemEntry(number, "示例系统", Hosting.GOVERNMENT_CLOUD));
    }

    @Test
    void an_acceptance_names_the_system_that_was_built() {
        assertThat(given(at(ProjectStage.TRIAL_RUN)).decide(REVIEWER, delivering("SYS-0002")))
                .contains(new SystemDelivered(FINAL, "SYS-0002", "示例系统", FIRST, "示例建设内容", List.of("示例功能"),
                        Hosting.GOVERNMENT_CLOUD, 2, "示例备案-1", FINAL.plusYears(1),
                        List.of(new DeliveredResource("示例资源", "示例目录-1", 4_670)), null));
        assertThat(given(at(ProjectStage.TRIAL_RUN)).decide(REVIEWER, delivering(SampleSystems.NUMBER)))
                .hasAtLeastOneElementOfType(SystemDelivered.class);
    }

    @Test
    void a_project_extends_no_system_that_is_retired_or_of_another_unit() {
        Given<ProjectCommand, Project, ProjectEvent> trial = given(at(ProjectStage.TRIAL_RUN));
        trial.under(Scenario.with(SampleSystems.retired(FIRST))).refuses(REVIEWER, delivering(SampleSystems.NUMBER),
                "SYSTEM_RETIRED /system/catalogueNo");
        trial.under(Scenario.with(SampleSystems.sound(SECOND))).refuses(REVIEWER, delivering(SampleSystems.NUMBER),
                "SYSTEM_OF_ANOTHER_UNIT /system/catalogueNo");
    }

    @Test
    void evaluation_is_due_one_to_two_years_after_acceptance() {
        assertThat(given(at(ProjectStage.TRIAL_RUN)).on(FINAL).decide(REVIEWER, accept(FINAL)))
                .filteredOn(DeadlineSet.class::isInstance).singleElement()
                .isInstanceOfSatisfying(DeadlineSet.class, e -> {
                    assertThat(e.kind()).isEqualTo(ProjectDeadlineKind.EVALUATION);
                    assertThat(e.notBefore()).isEqualTo(LocalDate.of(2021, 8, 28));
                    assertThat(e.due().date()).isEqualTo(LocalDate.of(2022, 8, 29));
                    assertThat(e.rule().zh()).contains("12至24个月");
                });
    }

    @Test
    void a_project_is_evaluated_in_its_time_and_once_for_a_year() {
        Given<ProjectCommand, Project, ProjectEvent> running = given(at(ProjectStage.IN_OPERATION));
        running.refuses(REVIEWER, evaluate(LocalDate.of(2021, 8, 27), 2020), "EVALUATED_TOO_EARLY /evaluatedOn");
        running.refuses(REVIEWER, evaluate(EVALUATED, 2022), "PERIOD_NOT_OVER /period");
        running.and(REVIEWER, evaluate(EVALUATED, 2021)).refuses(REVIEWER, evaluate(EVALUATED, 2021),
                "EVALUATED_ALREADY /period");
        assertThat(running.and(REVIEWER, evaluate(LocalDate.of(2021, 8, 28), 2021)).decide(REVIEWER,
                evaluate(TODAY, 2022))).hasSize(1);
    }

    @Test
    void deadlines_of_a_project_that_has_ended_ring_for_nobody() {
        assertThat(Project.alarms(given(at(ProjectStage.RETIRED)).state())).isEmpty();
        assertThat(Project.alarms(given(List.of()).state())).isEmpty();
        given(List.of()).gives(Actor.BACKBONE,
                new RecordMissedDeadline(ProjectDeadlineKind.ACCEPTANCE, LocalDate.of(2020, 8, 31)));
    }

    @Test
    void a_service_and_an_operation_end_with_their_year() {
        assertThat(Project.standing(given(at(FilingKind.SERVICE, ProjectStage.CLOSED)).state()).allowed())
                .containsExactly(ReleaseContractNumber.class);
        assertThat(Project.standing(given(at(FilingKind.OPERATION, ProjectStage.CLOSED)).state()).allowed()).isEmpty();
    }

    @Test
    void what_was_bought_for_good_is_an_asset_worth_what_the_review_approved() {
        assertThat(given(at(ProjectStage.TRIAL_RUN)).decide(REVIEWER, accept(FINAL))).last()
                .isEqualTo(new AssetsDelivered(FINAL, FIRST, List.of(
                        new DeliveredAsset(1, "1", LineCategory.SOFTWARE_DEVELOPMENT, "示例明细1", "项",
                                new BigDecimal("2"), 4_000_000),
                        new DeliveredAsset(2, "2", LineCategory.SOFTWARE_DEVELOPMENT, "示例明细2", "项",
                                new BigDecimal("2.5"), 1_250))));
    }

    @Test
    void a_line_for_a_service_or_for_nothing_is_no_asset() {
        LineEntry training = new LineEntry("1", LineCategory.TRAINING, "示例培训", null, "次", "1", 500, 500, false, null);
        Given<ProjectCommand, Project, ProjectEvent> trial = given(List.of()).and(UNIT, open(FilingKind.CONSTRUCTION))
                .and(UNIT, draft(FilingKind.CONSTRUCTION, 1_750, training, line("2", "2.5", 500, 1_250)))
                .and(UNIT, new SubmitFiling(SUBMITTED)).and(REVIEWER, new CheckForm(CHECKED, null))
                .and(REVIEWER, review(FilingKind.CONSTRUCTION)).and(REVIEWER, opinion("a"))
                .and(REVIEWER, opinion("b")).and(REVIEWER, opinion("c")).and(BUDGET, judge("1", 500, null))
                .and(BUDGET, judge("2", 0, ReductionReason.IMMATURE)).and(BUDGET, new CloseBudgetReview(CLOSED))
                .and(PRINCIPAL, approve(500))
                .and(UNIT, new StartProcurement(PROCURED, ProcurementMethod.INQUIRY, "示例"))
                .and(UNIT, award(500)).and(UNIT, contract(FILED, 500)).and(UNIT, new StartConstruction(STARTED))
                .and(UNIT, new CompleteConstruction(BUILT)).and(UNIT, new AcceptPreliminarily(ACCEPTED, "示例"))
                .and(UNIT, new StartTrialRun(TRIAL));
        assertThat(trial.decide(REVIEWER, accept(FINAL))).doesNotHaveAnyElementsOfTypes(AssetsDelivered.class);
    }

    @Test
    void a_project_retires_when_its_assets_are_settled() {
        Given<ProjectCommand, Project, ProjectEvent> accepted = given(at(ProjectStage.FINALLY_ACCEPTED));
        Given<ProjectCommand, Project, ProjectEvent> retiring = accepted.and(UNIT, new StartOperation(OPERATED))
                .and(Actor.BACKBONE, settle(2))
                .and(UNIT, new RequestRetirement(RETIRED, "示例理由"));
        retiring.refuses(REVIEWER, retire(), "ASSETS_OUTSTANDING");
        assertThat(retiring.and(Actor.BACKBONE, settle(1)).decide(REVIEWER, retire())).hasSize(1);
        accepted.gives(Actor.BACKBONE, settle(1), new AssetSettled(EVALUATED, 1, AssetSettlement.DISPOSED));
        accepted.and(Actor.BACKBONE, settle(1)).gives(Actor.BACKBONE, settle(1));
        given(List.of()).gives(Actor.BACKBONE, settle(1));
    }
}
