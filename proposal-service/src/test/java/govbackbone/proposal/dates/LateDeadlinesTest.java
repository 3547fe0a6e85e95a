package govbackbone.proposal.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.RuleBasis;
import govbackbone.events.UnitCode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.CaseArchived;
import govbackbone.events.proposal.CaseEvent.DeadlineSet;
import govbackbone.events.proposal.DeadlineKind;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.RecalculateDeadlines;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was decided by an earlier calendar while a later one was published. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateDeadlinesTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final LocalDate START = LocalDate.of(2020, 1, 20);
    private static final WorkingCalendar BEFORE = WorkingCalendars.asPublishedOn(START);
    private static final AggregateType<CaseCommand, ?, CaseEvent> CASES = new AggregateType<>("proposal.case",
            CaseCommand.class, CaseEvent.class, "", (state, command, context) -> List.of(), (state, event) -> state,
            state -> new Standing<>("", java.util.Set.of()), event -> List.of(), state -> List.of());
    private static final Reaction<CaseEvent> REACTION = LateDeadlines.reaction(CASES, WorkingCalendars::shipped);

    private static List<Consequence<?>> react(CaseEvent event) {
        return REACTION.react()
                .apply(new Recorded<>(event, "case-1", 5, Instant.EPOCH, Actor.BACKBONE, LogPosition.START));
    }

    private static DeadlineSet set(ExplainedDate due) {
        return new DeadlineSet(START, DeadlineKind.RETURN, BUREAU, 1, due, new RuleBasis("sample", 1, "示例", "Sample"),
                false);
    }

    private static ExplainedDate due(WorkingCalendar calendar) {
        return calendar.end(START, DatePeriod.workingDays(5), RollPolicy.NEXT_WORKING_DAY);
    }

    @Test
    void a_deadline_that_the_calendar_of_now_moves_is_computed_again() {
        assertThat(react(set(due(BEFORE)))).singleElement().satisfies(consequence -> {
            assertThat(consequence.aggregateId()).isEqualTo("case-1");
            assertThat(consequence.command()).isEqualTo(
                    new RecalculateDeadlines(WorkingCalendars.shipped().newest().version()));
        });
    }

    @Test
    void a_deadline_that_was_provisional_and_is_not_any_more_is_computed_again() {
        LocalDate autumn = LocalDate.of(2019, 11, 1);
        ExplainedDate provisional = WorkingCalendars.asPublishedOn(autumn).end(LocalDate.of(2019, 12, 30),
                DatePeriod.workingDays(5), RollPolicy.NONE);
        assertThat(provisional.provisional()).isTrue();
        assertThat(react(set(provisional))).hasSize(1);
    }

    @Test
    void any_other_deadline_and_event_is_let_alone() {
        assertThat(react(set(due(WorkingCalendars.published())))).isEmpty();
        assertThat(react(set(due(BEFORE).atMost(LocalDate.of(2020, 2, 1))))).isEmpty();
        assertThat(react(set(ExplainedDate.onDay(START, LocalDate.of(2020, 2, 1))))).isEmpty();
        assertThat(react(new CaseArchived(START, "示例"))).isEmpty();
    }
}
