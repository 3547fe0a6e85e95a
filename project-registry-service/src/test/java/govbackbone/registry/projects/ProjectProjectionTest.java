package govbackbone.registry.projects;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.registry.OverlapOutcome;
import govbackbone.events.registry.ProjectDeadlineKind;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectStage;
import govbackbone.events.registry.Reduction;
import govbackbone.events.registry.ReductionReason;
import govbackbone.events.registry.ReviewOpinion;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.query.ViewType;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.registry.projects.Samples.*;
import static govbackbone.registry.projects.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** The view of a project follows from its events. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectProjectionTest {
    private static ProjectView view(List<ProjectEvent> history) {
        @Nullable
        ProjectView view = null;
        for (int i = 0; i < history.size(); i++) {
            view = ProjectProjection.projection().fold().apply(view, new Recorded<>(history.get(i), "p", i + 1,
                    Instant.EPOCH, REVIEWER, new LogPosition(1, i)));
        }
        return Objects.requireNonNull(view);
    }

    @Test
    void the_view_stands_where_the_project_stands_all_the_way() {
        List<ProjectEvent> history = given(at(ProjectStage.RETIRED)).history();
        for (int i = 1; i <= history.size(); i++) {
            Project state = Scenario.TYPE.evolve(Project.NONE, history.subList(0, i));
            ProjectView view = view(history.subList(0, i));
            assertThat(view.stage().name()).isEqualTo(Project.standing(state).state());
            assertThat(view.version()).isEqualTo(i);
        }
    }

    @Test
    void the_money_is_shown_line_by_line_and_in_all() {
        ProjectView view = view(at(ProjectStage.FINALLY_ACCEPTED));
        assertThat(view.appliedFen()).isEqualTo(5_001_250);
        assertThat(view.reviewedFen()).isEqualTo(4_001_250);
        assertThat(view.reducedFen()).isEqualTo(1_000_000);
        assertThat(view.reducedBy()).isEqualTo(
                ReducedBy.of(List.of(new Reduction(ReductionReason.PRICE_HIGH, 1_000_000))));
        assertThat(view.approvedFen()).isEqualTo(4_001_250);
        assertThat(view.awardFen()).isEqualTo(3_900_000);
        assertThat(view.contractFen()).isEqualTo(3_800_000);
        assertThat(view.paidFen()).isEqualTo(1_000_000);
        assertThat(view.records()).isEqualTo(4_670);
        assertThat(view.rounds()).singleElement().satisfies(round -> {
            assertThat(round.opinions()).hasSize(3);
            assertThat(round.lines()).extracting(ProjectView.Line::reducedFen).containsExactly(1_000_000L, 0L);
            assertThat(round.reductions()).singleElement()
                    .satisfies(r -> assertThat(r.reason()).isEqualTo(ReductionReason.PRICE_HIGH));
        });
    }

    @Test
    void rounds_stand_side_by_side_and_the_last_closed_one_counts() {
        Given<ProjectCommand, Project, ProjectEvent> again = given(at(ProjectStage.BUDGET_REVIEWED)).and(REVIEWER,
                new OpenReview(null,
                        List.of(expert("a", false), expert("b", false), expert("c", false))));
        assertThat(view(again.history()).reducedFen()).as("until the new round is closed").isEqualTo(1_000_000);
        for (String expert : List.of("a", "b", "c")) {
            again = again.and(REVIEWER, new RecordExpertOpinion(null, expert, ReviewOpinion.AGREE, "示例", "示例-1"));
        }
        ProjectView closed = view(again.and(BUDGET, new ReviewLine(null, "1", 0, ReductionReason.REUSE_SHARED, null))
                .and(BUDGET, new ReviewLine(null, "2", 1_250, null, null))
                .and(BUDGET, new CloseBudgetReview(null)).history());
        assertThat(closed.rounds()).extracting(ProjectView.Round::reducedFen).containsExactly(1_000_000L, 5_000_000L);
        assertThat(closed.reducedFen()).isEqualTo(5_000_000);
    }

    @Test
    void overlaps_are_open_until_they_are_resolved() {
        Given<ProjectCommand, Project, ProjectEvent> flagged = given(at(ProjectStage.UNDER_REVIEW)).and(REVIEWER,
                flag());
        assertThat(view(flagged.history()).openOverlaps()).isEqualTo(1);
        ProjectView resolved = view(flagged.and(REVIEWER, resolve(1)).history());
        assertThat(resolved.openOverlaps()).isZero();
        assertThat(resolved.overlaps()).singleElement()
                .satisfies(o -> assertThat(o.outcome()).isEqualTo(OverlapOutcome.JUSTIFIED));
    }

    @Test
    void what_is_due_is_shown_until_it_came() {
        ProjectView built = view(at(ProjectStage.CONSTRUCTED));
        assertThat(built.acceptanceDueOn()).isEqualTo(day(8, 31));
        ViewType.Day late = new ViewType.Day(day(9, 1), WorkingCalendars.published());
        assertThat(ProjectView.now(built, late)).isEqualTo(new ProjectView.Now(95, true));
        assertThat(
                ProjectView.now(built, new ViewType.Day(day(8, 31), WorkingCalendars.published())).acceptanceOverdue())
                .isFalse();
        ProjectView accepted = view(at(ProjectStage.FINALLY_ACCEPTED));
        assertThat(accepted.acceptanceDueOn()).isNull();
        assertThat(accepted.evaluationDueOn()).isEqualTo(LocalDate.of(2022, 8, 29));
        assertThat(accepted.deadlines()).filteredOn(d -> d.kind() == ProjectDeadlineKind.ACCEPTANCE).singleElement()
                .satisfies(d -> assertThat(d.settledOn()).isEqualTo(FINAL));
    }

    @Test
    void a_project_shows_the_entry_of_the_plan_it_is_approved_under_as_long_as_it_is() {
        Given<ProjectCommand, Project, ProjectEvent> approved = given(at(ProjectStage.APPROVED));
        assertThat(view(approved.history()).plan()).isEqualTo("plan-2020-1-1");
        ProjectView cancelled = view(approved.and(REVIEWER, new Cancel(null, "示例")).history());
        assertThat(cancelled.plan()).isNull();
        assertThat(cancelled.approvedOn()).as("what happened stays").isEqualTo(APPROVED);
        Given<ProjectCommand, Project, ProjectEvent> again = approved.and(REVIEWER,
                new OpenReview(null, List.of(expert("a", false), expert("b", false), expert("c", false))));
        assertThat(view(again.history()).plan()).as("until it is decided anew").isEqualTo("plan-2020-1-1");
        assertThat(view(again.and(PRINCIPAL, new Defer(null, 2023, "示例")).history()).plan()).isNull();
        assertThat(view(again.and(PRINCIPAL, new Reject(null, "示例")).history()).plan()).isNull();
    }

    @Test
    void defects_are_shown_until_the_filing_comes_again() {
        assertThat(view(at(ProjectStage.RETURNED)).defects()).hasSize(1);
        assertThat(view(given(at(ProjectStage.RETURNED)).and(UNIT, new SubmitFiling(CHECKED)).history()).defects())
                .isEmpty();
    }

    @Test
    void every_reason_has_its_column_in_the_order_of_reasons() throws ReflectiveOperationException {
        RecordComponent[] columns = ReducedBy.class.getRecordComponents();
        ReductionReason[] reasons = ReductionReason.values();
        assertThat(columns).hasSameSizeAs(reasons);
        for (int i = 0; i < reasons.length; i++) {
            ReducedBy only = ReducedBy.of(List.of(new Reduction(reasons[i], 7)));
            for (int j = 0; j < columns.length; j++) {
                assertThat(columns[j].getAccessor().invoke(only)).as(columns[j].getName())
                        .isEqualTo(i == j ? 7L : 0L);
            }
        }
    }
}
