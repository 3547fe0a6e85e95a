package govbackbone.proposal.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.DeliveryMethod;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.proposal.commitments.CommitmentView.*;
import govbackbone.testkit.aggregate.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** What is seen of a commitment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentProjectionTest {
    static CommitmentView view(List<CommitmentEvent> history) {
        @Nullable
        CommitmentView view = null;
        for (int i = 0; i < history.size(); i++) {
            view = CommitmentProjection.projection().fold().apply(view, new Recorded<>(history.get(i), "c-1", i + 1L,
                    Instant.EPOCH, HANDLER, new LogPosition(1, i)));
        }
        return Objects.requireNonNull(view);
    }

    private static CommitmentView view(Given<CommitmentCommand, Commitment, CommitmentEvent> commitment) {
        return view(commitment.history());
    }

    @Test
    void an_open_promise_shows_what_was_promised_to_whom_and_until_when() {
        CommitmentView view = view(opened());
        assertThat(view.id()).isEqualTo("c-1");
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.state()).isEqualTo(CommitmentState.OPEN);
        assertThat(view.caseId()).isEqualTo(CASE);
        assertThat(view.caseNo()).isEqualTo("0012");
        assertThat(view.proposers()).containsExactly("p1", "p2");
        assertThat(view.unit()).isEqualTo(BUREAU);
        assertThat(view.round()).isEqualTo(1);
        assertThat(view.draft()).isEqualTo(2);
        assertThat(view.documentNumber()).isEqualTo(REPLY);
        assertThat(view.replyClass()).isEqualTo("B");
        assertThat(view.promise()).isEqualTo("完成共享平台建设。");
        assertThat(view.signedOn()).isEqualTo(SIGNED);
        assertThat(view.targetOn()).isEqualTo(TARGET).isEqualTo(view.dueOn()).isEqualTo(view.originalTargetOn());
        assertThat(view.targetMonth()).isEqualTo("2020-12");
        assertThat(view.settledOn()).isNull();
    }

    @Test
    void overdue_is_a_matter_of_the_day_of_reading() {
        assertThat(remaining(opened(), TARGET.minusDays(3))).isEqualTo(new Remaining(3, false));
        assertThat(remaining(opened(), TARGET)).isEqualTo(new Remaining(0, false));
        assertThat(remaining(opened(), TARGET.plusDays(1))).isEqualTo(new Remaining(-1, true));
        assertThat(remaining(fulfilled(), TARGET.plusDays(1))).isEqualTo(new Remaining(null, false));
    }

    private static Remaining remaining(Given<CommitmentCommand, Commitment, CommitmentEvent> commitment,
            LocalDate day) {
        return CommitmentView.remaining(view(commitment), new ViewType.Day(day, WorkingCalendars.published()));
    }

    @Test
    void progress_and_plans_are_kept_in_order() {
        CommitmentView view = view(opened().and(HANDLER, new ReportProgress(LocalDate.of(2020, 5, 6), "招标", "进场"))
                .and(OFFICE, replan(LocalDate.of(2021, 3, 31)))
                .and(HANDLER, new ReportProgress(LocalDate.of(2020, 6, 1), "进场", "验收"))
                .on(LocalDate.of(2021, 3, 1)).and(Actor.BACKBONE, new Remind(Reminder.MONTH_AHEAD,
                        LocalDate.of(2021, 3, 31))));
        assertThat(view.progress()).containsExactly(
                new Progress(LocalDate.of(2020, 5, 6), HANDLER.name(), "招标", "进场"),
                new Progress(LocalDate.of(2020, 6, 1), HANDLER.name(), "进场", "验收"));
        assertThat(view.reportedOn()).isEqualTo(LocalDate.of(2020, 6, 1));
        assertThat(view.replannings())
                .containsExactly(new Replanning(TODAY, TARGET, LocalDate.of(2021, 3, 31), "招标推迟。", TODAY));
        assertThat(view.dueOn()).isEqualTo(view.targetOn()).isEqualTo(LocalDate.of(2021, 3, 31));
        assertThat(view.targetMonth()).isEqualTo("2021-03");
        assertThat(view.originalTargetOn()).isEqualTo(TARGET);
        assertThat(view.version()).isEqualTo(5);
    }

    @Test
    void a_kept_promise_shows_the_evidence_and_the_letter() {
        CommitmentView view = view(signed().and(OFFICE, deliver("p2")).and(OFFICE, deliver("p1")));
        LocalDate delivered = LocalDate.of(2020, 6, 20);
        assertThat(view.state()).isEqualTo(CommitmentState.KEPT);
        assertThat(view.fulfilledOn()).isEqualTo(LocalDate.of(2020, 6, 10));
        assertThat(view.evidence()).isEqualTo("验收报告");
        assertThat(view.reReply()).isEqualTo(new ReReply(LETTER, LocalDate.of(2020, 6, 15),
                new Person("principal", "示例principal"), null,
                List.of(new Delivery(delivered, List.of("p2"), DeliveryMethod.IN_PERSON),
                        new Delivery(delivered, List.of("p1"), DeliveryMethod.IN_PERSON))));
        assertThat(view.settledOn()).isEqualTo(delivered);
        assertThat(view.dueOn()).isNull();
        assertThat(view.targetOn()).isEqualTo(TARGET);
    }

    @Test
    void what_was_given_up_or_superseded_says_why() {
        assertThat(view(at(CommitmentState.ABANDONED)).reason()).isEqualTo("上级另有部署。");
        assertThat(view(at(CommitmentState.SUPERSEDED)).supersededBy()).isEqualTo(SupersedingGround.CASE_REOPENED);
        assertThat(CommitmentState.values()).allSatisfy(state -> {
            CommitmentView view = view(at(state));
            assertThat(view.state()).isEqualTo(state);
            assertThat(view.settledOn() != null).isEqualTo(at(state).state() instanceof Commitment.Settled);
            assertThat(view.dueOn() != null).isEqualTo(state == CommitmentState.OPEN);
        });
    }
}
