package govbackbone.registry.plans;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.PlanCommand.CoverEntry;
import govbackbone.registry.plans.PlanCommand.UncoverEntry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan learns of every approval under it, and of its end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListedProjectsTest {
    private static final LocalDate APPROVED = LocalDate.of(2020, 1, 20);
    private static final LocalDate LATER = LocalDate.of(2020, 3, 2);
    private static final ProjectEvent APPROVAL = new ProjectApproved(APPROVED, new DocumentNumber("淄数项字〔2020〕1号"), 7,
            2020);
    private static final ProjectEvent AGAIN = new ProjectApproved(LATER, new DocumentNumber("淄数项字〔2020〕2号"), 6, 2020);
    private static final ProjectEvent CANCELLED = new ProjectCancelled(LATER, "示例");
    private static final CoverEntry COVER = new CoverEntry(APPROVED, 2, "p1", 7);
    private static final UncoverEntry UNCOVER = new UncoverEntry(LATER, 2, "p1");

    private static ProjectEvent listed(LocalDate on, int no, long fen) {
        return new ProjectListed(on, "plan-2020-1", SamplePlans.NUMBER, no, fen);
    }

    /** What the plan is told of these events of a project, one after the other. */
    private static List<Object> told(ProjectEvent... events) {
        List<Recorded<ProjectEvent>> history = new ArrayList<>();
        for (ProjectEvent event : events) {
            history.add(new Recorded<>(event, "p1", history.size() + 1,
                    event.effectiveOn().atStartOfDay().toInstant(ZoneOffset.UTC), Actor.BACKBONE,
                    new LogPosition(history.size() + 1, 0)));
        }
        var reaction = ListedProjects.reaction(PlanConfiguration.type(Units.shipped(), SamplePlans::none),
                _ -> history);
        return history.stream().flatMap(event -> reaction.react().apply(event).stream())
                .peek(consequence -> assertThat(consequence.aggregateId()).isEqualTo("plan-2020-1"))
                .<Object>map(Consequence::command).toList();
    }

    @Test
    void an_approval_under_an_entry_covers_it_until_the_project_is_cancelled_rejected_or_deferred() {
        assertThat(told(APPROVAL, listed(APPROVED, 2, 7))).containsExactly(COVER);
        for (ProjectEvent end : List.of(CANCELLED, new ProjectRejected(LATER, "示例"),
                new ProjectDeferred(LATER, 2021, "示例"))) {
            assertThat(told(APPROVAL, listed(APPROVED, 2, 7), end)).containsExactly(COVER, UNCOVER);
        }
    }

    @Test
    void an_approval_anew_leaves_the_entry_it_had_whether_or_not_it_is_listed_again() {
        assertThat(told(APPROVAL, listed(APPROVED, 2, 7), AGAIN, listed(LATER, 3, 6))).containsExactly(COVER, UNCOVER,
                new CoverEntry(LATER, 3, "p1", 6));
        assertThat(told(APPROVAL, listed(APPROVED, 2, 7), AGAIN)).containsExactly(COVER, UNCOVER);
    }

    @Test
    void what_covers_nothing_uncovers_nothing() {
        assertThat(told(APPROVAL, CANCELLED)).as("not on a plan").isEmpty();
        assertThat(told(APPROVAL, listed(APPROVED, 2, 7), new ProjectDeferred(LATER, 2021, "示例"), CANCELLED))
                .as("ended already").containsExactly(COVER, UNCOVER);
    }
}
