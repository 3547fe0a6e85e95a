package govbackbone.registry.projects;

import java.util.List;
import java.util.Map;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.FundSource;
import govbackbone.events.registry.LineCategory;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Role;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.GovSystems;
import govbackbone.registry.systems.SampleSystems;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What a filing must be before anybody looks at it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FilingRulesTest {
    private static Given<ProjectCommand, Project, ProjectEvent> drafting() {
        return given(at(ProjectStage.DRAFT)).on(SUBMITTED);
    }

    /** A draft that lacks everything that submission asks for. */
    private static DraftFiling bare(Nature nature, int level) {
        return new DraftFiling(null, nature, "示例", STARTED, BUILT, "示例", null, "示例", "示例", null,
                FundSource.OTHER, 0, null, 0, null, null, null, null, null, null, level, null, null, null);
    }

    @Test
    void a_filing_is_opened_by_its_unit_under_its_name_of_that_day() {
        given(List.of()).gives(UNIT, open(FilingKind.SERVICE),
                new FilingOpened(OPENED, FIRST, "示例单位甲", 2020, FilingKind.SERVICE, "示例：数据共享平台"));
    }

    @Test
    void only_a_unit_that_exists_files() {
        given(List.of()).refuses(actor("x", null, Role.UNIT), open(FilingKind.CONSTRUCTION), "ACTOR_WITHOUT_UNIT");
        given(List.of()).refuses(actor("x", DISSOLVED, Role.UNIT), open(FilingKind.CONSTRUCTION), "UNIT_NOT_ACTIVE");
    }

    private static OpenFiling forUnit(UnitCode unit) {
        return new OpenFiling(OPENED, 2020, FilingKind.SERVICE, NAME, false, unit);
    }

    @Test
    void reviewers_enter_what_a_unit_sends_and_a_unit_files_for_itself() {
        FilingOpened opened = new FilingOpened(OPENED, FIRST, "示例单位甲", 2020, FilingKind.SERVICE, NAME);
        given(List.of()).gives(UNIT, forUnit(FIRST), opened);
        given(List.of()).gives(REVIEWER, forUnit(FIRST), opened);
        given(List.of()).refuses(UNIT, forUnit(SECOND), "ACTOR_OF_ANOTHER_UNIT /unit");
        given(List.of()).refuses(actor("x", null, Role.UNIT), forUnit(FIRST), "ACTOR_WITHOUT_UNIT");
        given(List.of()).refuses(REVIEWER, forUnit(DISSOLVED), "UNIT_NOT_ACTIVE /unit");
        assertThat(given(List.of(opened)).and(REVIEWER, draft(FilingKind.SERVICE)).decide(REVIEWER,
                new SubmitFiling(null))).hasSize(1);
    }

    @Test
    void classified_projects_have_another_channel() {
        given(List.of()).refuses(UNIT, new OpenFiling(null, 2020, FilingKind.CONSTRUCTION, "示例", true, null),
                "CLASSIFIED /classified");
    }

    @Test
    void a_name_is_filed_once_by_a_unit_and_year_however_it_is_written() {
        FilingOpened plain = new FilingOpened(OPENED, FIRST, "甲", 2020, FilingKind.CONSTRUCTION, "数据共享平台（二期）App");
        FilingOpened other = new FilingOpened(OPENED, FIRST, "甲", 2020, FilingKind.SERVICE, "数据 共享平台(二期)ＡＰＰ");
        FilingOpened next = new FilingOpened(OPENED, FIRST, "甲", 2021, FilingKind.CONSTRUCTION, "数据共享平台（二期）App");
        assertThat(Project.claims(plain)).isEqualTo(Project.claims(other)).isNotEqualTo(Project.claims(next));
        assertThat(Project.claims(plain).getFirst().reason()).isEqualTo(ProjectRejection.DUPLICATE_SUSPECTED);
    }

    @Test
    void what_was_given_up_or_rejected_makes_way_for_another_filing() {
        assertThat(Project.releases(new ProjectCancelled(SUBMITTED, "示例"))).containsExactly(
                Release.all("project-name"), Release.all("plan-entry"), Release.all("contract-number"));
        assertThat(Project.releases(new ProjectRejected(SUBMITTED, "示例"))).containsExactly(
                Release.all("project-name"), Release.all("plan-entry"));
    }

    @Test
    void a_project_approved_anew_or_deferred_leaves_the_entry_it_had() {
        assertThat(Project.releases(new ProjectApproved(APPROVED, NUMBER, 1, 2020))).as("listed again or not")
                .containsExactly(Release.all("plan-entry"));
        assertThat(Project.releases(new ProjectDeferred(APPROVED, 2021, "示例")))
                .containsExactly(Release.all("plan-entry"));
    }

    @Test
    void only_its_own_unit_drafts_submits_and_cancels() {
        drafting().refuses(OTHER_UNIT, draft(FilingKind.CONSTRUCTION), "UNKNOWN_ID");
        drafting().refuses(OTHER_UNIT, new SubmitFiling(null), "UNKNOWN_ID");
        drafting().refuses(OTHER_UNIT, new Cancel(null, "示例"), "UNKNOWN_ID");
        drafting().gives(REVIEWER, new Cancel(null, "示例"), new ProjectCancelled(SUBMITTED, "示例"));
    }

    @Test
    void an_amount_is_quantity_times_price() {
        drafting().refuses(UNIT, draft(FilingKind.CONSTRUCTION, 0, line("1", "3", 333, 1_000)),
                "AMOUNT_NOT_PRODUCT /lines/0/amountFen");
        drafting().refuses(UNIT, draft(FilingKind.CONSTRUCTION, 0, line("1", "0", 333, 0)),
                "QUANTITY_NOT_POSITIVE /lines/0/quantity");
        assertThat(drafting().decide(UNIT, draft(FilingKind.CONSTRUCTION, 0, line("1", "0.03", 100, 3)))).hasSize(1);
    }

    @Test
    void a_rounded_amount_needs_a_basis_and_is_near() {
        assertThat(drafting().decide(UNIT, draft(FilingKind.CONSTRUCTION, 0, rounded(950, "示例依据")))).hasSize(1);
        drafting().refuses(UNIT, draft(FilingKind.CONSTRUCTION, 0, rounded(949, "示例依据")),
                "AMOUNT_NOT_PRODUCT /lines/0/amountFen");
        drafting().refuses(UNIT, draft(FilingKind.CONSTRUCTION, 0, rounded(950, null)),
                "AMOUNT_NOT_PRODUCT /lines/0/amountFen");
    }

    private static LineEntry rounded(long amount, @Nullable String basis) {
        return new LineEntry("1", LineCategory.OTHER, "示例", null, "项", "1", 1_000, amount,
                true, basis);
    }

    @Test
    void every_wrong_line_is_named_at_once() {
        drafting().refuses(UNIT, draft(FilingKind.CONSTRUCTION, 0, line("1", "0", 5, 0), line("1", "2", 5, 11)),
                "QUANTITY_NOT_POSITIVE /lines/0/quantity", "LINE_TWICE /lines/1/no",
                "AMOUNT_NOT_PRODUCT /lines/1/amountFen");
    }

    @Test
    void a_plan_ends_after_it_starts_and_its_nature_fits_its_kind() {
        DraftFiling good = draft(FilingKind.CONSTRUCTION);
        drafting().refuses(UNIT, new DraftFiling(null, Nature.OPERATION, "示例", BUILT, STARTED, "示例", null, "示例",
                "示例", null, good.fundSource(), 0, null, 0, null, null, null, null, null, null, 1, null, null, null),
                "PERIOD_REVERSED /endsOn", "NATURE_NOT_OF_KIND /nature");
    }

    @Test
    void what_is_submitted_is_complete_and_all_that_is_missing_is_said_at_once() {
        drafting().refuses(UNIT, new SubmitFiling(null), "FILING_MISSING");
        drafting().and(UNIT, bare(Nature.EXTENSION, 3)).refuses(UNIT, new SubmitFiling(null), "LINES_MISSING",
                "TOTAL_ZERO", "INDICATORS_MISSING", "SHARING_UNSTATED", "CRYPTO_PLAN_MISSING",
                "EARLIER_PROJECT_MISSING");
        given(at(FilingKind.OPERATION, ProjectStage.DRAFT)).and(UNIT, bare(Nature.OPERATION, 2)).refuses(UNIT,
                new SubmitFiling(null), "LINES_MISSING", "TOTAL_ZERO", "INDICATORS_MISSING", "SHARING_UNSTATED",
                "SYSTEMS_MISSING");
    }

    @Test
    void the_total_is_the_sum_of_the_lines() {
        drafting().and(UNIT, draft(FilingKind.CONSTRUCTION, 5_001_249, line("1", "2", 2_500_000, 5_000_000),
                line("2", "2.5", 500, 1_250))).refuses(UNIT, new SubmitFiling(null), "TOTAL_NOT_SUM");
        drafting().and(UNIT, draft(FilingKind.CONSTRUCTION)).gives(UNIT, new SubmitFiling(SUBMITTED),
                new ProjectSubmitted(SUBMITTED, 1, 5_001_250));
    }

    @Test
    void a_returned_filing_is_submitted_again() {
        given(at(ProjectStage.RETURNED)).gives(UNIT, new SubmitFiling(CHECKED),
                new ProjectSubmitted(CHECKED, 2, 5_001_250));
    }

    @Test
    void steps_come_in_their_order_and_not_in_the_future() {
        drafting().and(UNIT, draft(FilingKind.CONSTRUCTION)).refuses(UNIT, new SubmitFiling(OPENED.minusDays(1)),
                "DATE_OUT_OF_ORDER /submittedOn");
        drafting().and(UNIT, draft(FilingKind.CONSTRUCTION)).refuses(UNIT, new SubmitFiling(SUBMITTED.plusDays(1)),
                "DATE_IN_FUTURE /submittedOn");
        given(List.of()).on(OPENED.minusDays(1)).refuses(UNIT, open(FilingKind.CONSTRUCTION),
                "DATE_IN_FUTURE /openedOn");
    }

    @Test
    void no_operation_is_filed_or_approved_for_a_system_that_is_unknown_owes_data_or_is_not_secure() {
        Map<GovSystems, String[]> refused = Map.of(
                SampleSystems.none(), new String[]{"SYSTEM_NOT_IN_CATALOGUE"},
                SampleSystems.retired(FIRST), new String[]{"SYSTEM_RETIRED"},
                SampleSystems.owing(FIRST), new String[]{"SHARING_OWED"},
                SampleSystems.protectedUntil(FIRST, SUBMITTED.minusDays(1)), new String[]{"PROTECTION_EXPIRED"},
                SampleSystems.cryptoUntil(FIRST, SUBMITTED.minusDays(1)), new String[]{"CRYPTOGRAPHY_EXPIRED"},
                SampleSystems.unassessed(FIRST, 3), new String[]{"PROTECTION_EXPIRED", "CRYPTOGRAPHY_EXPIRED"});
        Given<ProjectCommand, Project, ProjectEvent> drafted = given(at(FilingKind.OPERATION, ProjectStage.DRAFT))
                .and(UNIT, draft(FilingKind.OPERATION));
        Given<ProjectCommand, Project, ProjectEvent> reviewed = given(
                at(FilingKind.OPERATION, ProjectStage.BUDGET_REVIEWED));
        refused.forEach((systems, reasons) -> {
            drafted.under(Scenario.with(systems)).refuses(UNIT, new SubmitFiling(SUBMITTED), reasons);
            reviewed.under(Scenario.with(systems)).refuses(PRINCIPAL, approve(1), reasons);
        });
        assertThat(drafted.under(Scenario.with(SampleSystems.protectedUntil(FIRST, SUBMITTED))).decide(UNIT,
                new SubmitFiling(SUBMITTED))).hasSize(1);
        reviewed.under(Scenario.with(SampleSystems.protectedUntil(FIRST, SUBMITTED))).refuses(PRINCIPAL, approve(1),
                "PROTECTION_EXPIRED");
    }

    @Test
    void a_construction_may_touch_systems_that_are_not_in_the_catalogue_yet() {
        Given<ProjectCommand, Project, ProjectEvent> drafted = given(at(ProjectStage.DRAFT)).and(UNIT,
                draft(FilingKind.CONSTRUCTION));
        assertThat(drafted.under(Scenario.with(SampleSystems.none())).decide(UNIT, new SubmitFiling(SUBMITTED)))
                .hasSize(1);
    }

    @Test
    void the_refusal_of_money_to_operate_cites_its_rule() {
        for (ProjectRejection reason : List.of(ProjectRejection.SYSTEM_NOT_IN_CATALOGUE,
                ProjectRejection.SHARING_OWED, ProjectRejection.PROTECTION_EXPIRED,
                ProjectRejection.CRYPTOGRAPHY_EXPIRED)) {
            assertThat(reason.zh()).contains("国办发〔2019〕57号");
            assertThat(reason.en()).contains("国办发〔2019〕57号");
        }
    }
}
