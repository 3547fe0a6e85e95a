package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.kit.decision.Claim;
import govbackbone.registry.plans.SamplePlans;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What is cut, by whom and why; and what may be approved. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewRulesTest {
    private static final OpenReview THREE = new OpenReview(null,
            List.of(expert("a", false), expert("b", false), expert("c", false)));

    private static Given<ProjectCommand, Project, ProjectEvent> reviewing() {
        return given(at(ProjectStage.UNDER_REVIEW));
    }

    private static Given<ProjectCommand, Project, ProjectEvent> heard() {
        return reviewing().and(REVIEWER, opinion("a")).and(REVIEWER, opinion("b")).and(REVIEWER, opinion("c"));
    }

    @Test
    void an_odd_number_of_experts_without_conflict_reviews() {
        Given<ProjectCommand, Project, ProjectEvent> checked = given(at(ProjectStage.FORM_CHECKED));
        checked.refuses(REVIEWER, new OpenReview(null, null), "EXPERTS_TOO_FEW /experts");
        checked.refuses(REVIEWER, new OpenReview(null, List.of(expert("a", false))), "EXPERTS_TOO_FEW /experts");
        checked.refuses(REVIEWER, new OpenReview(null,
                List.of(expert("a", false), expert("b", false), expert("c", false), expert("d", false))),
                "EXPERTS_TOO_FEW /experts");
        checked.refuses(REVIEWER, new OpenReview(null,
                List.of(expert("a", false), expert("b", false), expert("c", true))), "EXPERTS_TOO_FEW /experts");
        checked.refuses(REVIEWER, new OpenReview(null,
                List.of(expert("a", false), expert("a", false), expert("c", false))),
                "EXPERT_TWICE /experts/1/subject");
        assertThat(checked.decide(REVIEWER, THREE)).hasSize(1);
        assertThat(given(at(FilingKind.OPERATION, ProjectStage.FORM_CHECKED)).decide(REVIEWER,
                new OpenReview(null, null))).hasSize(1);
    }

    @Test
    void every_expert_is_heard_once_and_none_with_a_conflict() {
        reviewing().refuses(REVIEWER, opinion("x"), "EXPERT_UNKNOWN /expert");
        reviewing().refuses(REVIEWER, opinion("d"), "EXPERT_HAS_CONFLICT /expert");
        reviewing().and(REVIEWER, opinion("a")).refuses(REVIEWER, opinion("a"), "EXPERT_HEARD_ALREADY /expert");
    }

    @Test
    void nothing_is_approved_above_what_was_applied_for() {
        reviewing().refuses(BUDGET, judge("1", 5_000_001, null), "APPROVED_ABOVE_APPLIED /approvedFen");
        reviewing().gives(BUDGET, judge("1", 5_000_000, null),
                new LineReviewed(REVIEW, 1, "1", 5_000_000, 5_000_000, null, null));
        reviewing().refuses(BUDGET, judge("9", 0, null), "LINE_UNKNOWN /line");
    }

    @Test
    void what_is_cut_has_a_reason_and_what_is_not_has_none() {
        reviewing().refuses(BUDGET, judge("1", 4_999_999, null), "REDUCTION_REASON_MISSING /reason");
        reviewing().refuses(BUDGET, judge("1", 5_000_000, ReductionReason.NON_IT),
                "REDUCTION_REASON_SUPERFLUOUS /reason");
        reviewing().refuses(BUDGET, judge("1", 0, ReductionReason.OTHER), "REDUCTION_NOTE_TOO_SHORT /note");
        reviewing().refuses(BUDGET, new ReviewLine(null, "1", 0, ReductionReason.OTHER, "九个字九个字九个字"),
                "REDUCTION_NOTE_TOO_SHORT /note");
        assertThat(reviewing().decide(BUDGET, new ReviewLine(null, "1", 0, ReductionReason.OTHER, "十个字十个字十个字十")))
                .hasSize(1);
    }

    @Test
    void a_review_closes_when_every_line_is_judged_and_every_expert_heard() {
        reviewing().refuses(BUDGET, new CloseBudgetReview(null), "LINES_UNREVIEWED", "EXPERTS_OUTSTANDING");
        heard().and(BUDGET, judge("1", 1, ReductionReason.PRICE_HIGH)).refuses(BUDGET, new CloseBudgetReview(null),
                "LINES_UNREVIEWED");
    }

    @Test
    void the_sums_follow_from_the_lines_reason_by_reason() {
        heard().and(BUDGET, judge("1", 1, ReductionReason.PRICE_HIGH))
                .and(BUDGET, judge("1", 4_000_000, ReductionReason.QTY_EXCESS))
                .and(BUDGET, judge("2", 250, ReductionReason.DUPLICATE_BUILD)).gives(BUDGET,
                        new CloseBudgetReview(CLOSED),
                        new BudgetReviewClosed(CLOSED, 1, 5_001_250, 4_000_250, 1_001_000,
                                List.of(new Reduction(ReductionReason.DUPLICATE_BUILD, 1_000),
                                        new Reduction(ReductionReason.QTY_EXCESS, 1_000_000))));
    }

    /** 江苏：软件费用申报931.60万元，审减278.84万元（29.93%）. */
    @Test
    void a_published_reduction_recomputes() {
        BudgetReviewClosed closed = reviewOf(931_600_000, 652_760_000);
        assertThat(closed.reducedFen()).isEqualTo(278_840_000);
        assertThat(percent(closed)).isEqualTo("29.93");
    }

    /** 马鞍山2019年：申报37158万元，推荐10618万元；公布的核减率71.5%，按原始金额计算为71.42%. */
    @Test
    void raw_amounts_are_kept_because_published_rates_do_not_always_recompute() {
        BudgetReviewClosed closed = reviewOf(37_158_000_000L, 10_618_000_000L);
        assertThat(closed.reducedFen()).isEqualTo(26_540_000_000L);
        assertThat(percent(closed)).isEqualTo("71.42");
    }

    private static BudgetReviewClosed reviewOf(long applied, long approved) {
        Given<ProjectCommand, Project, ProjectEvent> scenario = given(List.of()).and(UNIT, open(FilingKind.OPERATION))
                .and(UNIT, draft(FilingKind.OPERATION, applied, line("1", "1", applied, applied)))
                .and(UNIT, new SubmitFiling(SUBMITTED)).and(REVIEWER, new CheckForm(CHECKED, null))
                .and(REVIEWER, new OpenReview(REVIEW, null))
                .and(BUDGET, judge("1", approved, ReductionReason.FP_OVERCOUNT));
        List<ProjectEvent> events = scenario.decide(BUDGET, new CloseBudgetReview(CLOSED));
        return (BudgetReviewClosed) events.getFirst();
    }

    private static String percent(BudgetReviewClosed closed) {
        return BigDecimal.valueOf(closed.reducedFen()).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(closed.appliedFen()), 2, RoundingMode.HALF_UP)
                .toString();
    }

    @Test
    void a_new_round_begins_with_nothing_judged_and_counts_on() {
        given(at(ProjectStage.BUDGET_REVIEWED)).and(REVIEWER, THREE).refuses(BUDGET, new CloseBudgetReview(null),
                "LINES_UNREVIEWED", "EXPERTS_OUTSTANDING");
        assertThat(given(at(ProjectStage.DEFERRED)).decide(REVIEWER, THREE)).singleElement()
                .isInstanceOfSatisfying(ReviewOpened.class, e -> assertThat(e.round()).isEqualTo(2));
    }

    @Test
    void an_open_overlap_stands_in_the_way_of_approval_until_it_is_resolved() {
        Given<ProjectCommand, Project, ProjectEvent> flagged = given(at(ProjectStage.BUDGET_REVIEWED)).and(REVIEWER,
                flag());
        flagged.refuses(PRINCIPAL, approve(1), "OVERLAPS_OPEN");
        flagged.refuses(REVIEWER, resolve(2), "FLAG_UNKNOWN /flag");
        Given<ProjectCommand, Project, ProjectEvent> resolved = flagged.and(REVIEWER, resolve(1));
        assertThat(resolved.decide(PRINCIPAL, approve(1))).isNotEmpty();
        resolved.refuses(REVIEWER, resolve(1), "FLAG_UNKNOWN /flag");
        resolved.gives(BUDGET, flag(), new OverlapFlagged(TODAY, 2, OverlapWith.SYSTEM, "示例系统-2", "示例系统", "示例理由"));
        flagged.gives(REVIEWER, resolve(1),
                new OverlapResolved(TODAY, 1, OverlapOutcome.JUSTIFIED, "示例说明：两者服务对象不同，需分别建设。"));
    }

    @Test
    void at_most_what_the_last_round_approved_is_approved_for_its_year_or_later() {
        Given<ProjectCommand, Project, ProjectEvent> reviewed = given(at(ProjectStage.BUDGET_REVIEWED));
        reviewed.refuses(PRINCIPAL, approve(4_001_251), "AMOUNT_ABOVE_REVIEWED /amountFen");
        reviewed.refuses(PRINCIPAL, new Approve(null, NUMBER, 1, 2019), "PLAN_BEFORE_FILING /planYear",
                "NOT_ON_ANNUAL_PLAN /planYear");
        reviewed.gives(PRINCIPAL, approve(4_001_250), new ProjectApproved(APPROVED, NUMBER, 4_001_250, 2020),
                new ProjectListed(APPROVED, "plan-2020-1", SamplePlans.NUMBER, 1, 4_001_250));
    }

    @Test
    void a_project_is_deferred_to_a_later_year_only() {
        reviewing().refuses(PRINCIPAL, new Defer(null, 2020, "示例"), "DEFERRED_TO_PAST /toYear");
        reviewing().gives(PRINCIPAL, new Defer(CLOSED, 2021, "示例"), new ProjectDeferred(CLOSED, 2021, "示例"));
    }

    @Test
    void a_suspended_project_goes_on_where_it_was() {
        Given<ProjectCommand, Project, ProjectEvent> resumed = given(at(ProjectStage.SUSPENDED)).and(PRINCIPAL,
                new Resume(null, "示例"));
        assertThat(Project.standing(resumed.state()).state()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void what_is_not_on_the_annual_plan_is_not_approved_except_in_an_emergency() {
        given(at(ProjectStage.BUDGET_REVIEWED)).under(Scenario.under(SamplePlans.none())).refuses(PRINCIPAL, approve(1),
                "NOT_ON_ANNUAL_PLAN /planYear");
        given(at(ProjectStage.BUDGET_REVIEWED)).under(Scenario.under(SamplePlans.listing(2020, SECOND, NAME))).refuses(
                PRINCIPAL,
                approve(1), "NOT_ON_ANNUAL_PLAN /planYear");
        given(at(ProjectStage.BUDGET_REVIEWED)).under(Scenario.under(SamplePlans.listing(2021, FIRST, NAME))).refuses(
                PRINCIPAL,
                approve(1), "NOT_ON_ANNUAL_PLAN /planYear");
        given(at(FilingKind.EMERGENCY, ProjectStage.BUDGET_REVIEWED)).under(Scenario.under(SamplePlans.none())).gives(
                PRINCIPAL,
                approve(1), new ProjectApproved(APPROVED, NUMBER, 1, 2020));
    }

    @Test
    void the_plan_may_write_the_name_in_another_width_and_punctuation() {
        Given<ProjectCommand, Project, ProjectEvent> reviewed = given(at(ProjectStage.BUDGET_REVIEWED))
                .under(Scenario.under(SamplePlans.listing(2020, FIRST, " 示例:数据共享“平台” ")));
        assertThat(reviewed.decide(PRINCIPAL, approve(1))).hasSize(2);
    }

    @Test
    void an_entry_of_the_plan_is_one_project() {
        assertThat(Project.claims(new ProjectListed(APPROVED, "plan-2020-1", SamplePlans.NUMBER, 2, 1)))
                .containsExactly(new Claim("plan-entry", "plan-2020-1/2", ProjectRejection.PLAN_ENTRY_TAKEN));
    }
}
