package govbackbone.proposal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.AssignmentMode;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CaseEvent.*;
import govbackbone.events.proposal.DunningLevel;
import govbackbone.events.proposal.Person;
import govbackbone.events.proposal.Stage;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.cases.CaseCommand.*;
import govbackbone.testkit.aggregate.Given;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.cases.Samples.*;
import static govbackbone.proposal.cases.Scenario.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Dispatches, dunning, and supervision by a leader. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseSupervisionTest {
    private static final Given<CaseCommand, Case, CaseEvent> HANDLING = given(at(Stage.IN_HANDLING));

    private static CaseView view(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(CaseProjection.projection(), scenario.history()));
    }

    private static WorkItem item(Given<CaseCommand, Case, CaseEvent> scenario) {
        return Objects.requireNonNull(Replay.fold(WorkListProjection.projection(), scenario.history()));
    }

    @Test
    void a_dispatch_notes_who_said_what_and_what_comes_next() {
        HANDLING.gives(OFFICE, dispatch(CONTACTED), new DispatchRecorded(CONTACTED, BUREAU, 1,
                new Person("handler", "示例handler"), "已完成调研。", "拟稿。"));
        assertThat(view(HANDLING.and(OFFICE, dispatch(CONTACTED))).dispatches())
                .containsExactly(new CaseView.Dispatch(BUREAU, 1, CONTACTED, new Person("handler", "示例handler"),
                        "已完成调研。", "拟稿。"));
    }

    @Test
    void a_unit_is_reminded_then_urged_then_named_but_never_more_mildly_than_before() {
        Given<CaseCommand, Case, CaseEvent> urged = HANDLING.and(OFFICE, dun(CONTACTED, DunningLevel.URGE));
        HANDLING.gives(OFFICE, dun(CONTACTED, DunningLevel.NOTICE),
                new DunningIssued(CONTACTED, BUREAU, 1, DunningLevel.NOTICE, "进展缓慢。"));
        urged.refuses(OFFICE, dun(CONTACTED, DunningLevel.REMIND), "DUNNING_LEVEL_DOWN /level");
        assertThat(urged.decide(OFFICE, dun(CONTACTED, DunningLevel.URGE))).hasSize(1);
        assertThat(urged.decide(OFFICE, dun(CONTACTED, DunningLevel.NOTICE))).hasSize(1);
        assertThat(view(urged).dunnings()).containsExactly(new CaseView.Dunning(BUREAU, 1, CONTACTED, "示例经办人",
                null, DunningLevel.URGE, "进展缓慢。"));
        assertThat(view(urged).dunningLevel()).isEqualTo(DunningLevel.URGE);
        assertThat(item(urged).dunningLevel()).isEqualTo(DunningLevel.URGE);
        assertThat(item(urged.and(HANDLER, contact(null))).dunningLevel()).isEqualTo(DunningLevel.URGE);
    }

    @Test
    void a_new_round_begins_without_dunning() {
        Given<CaseCommand, Case, CaseEvent> named = HANDLING.and(OFFICE, dun(CONTACTED, DunningLevel.NOTICE));
        for (Samples.Step step : steps(AssignmentMode.SOLE).stream()
                .dropWhile(s -> !(s.command() instanceof RecordContact))
                .takeWhile(s -> !(s.command() instanceof Complete)).toList()) {
            named = named.and(step.actor(), step.command());
        }
        Given<CaseCommand, Case, CaseEvent> second = named.and(ASSIGNING, new Reopen(null, COMPLETED, "督办1号"));
        assertThat(view(second).dunningLevel()).isNull();
        assertThat(item(second).dunningLevel()).isNull();
        second.gives(OFFICE, dun(VISITED, DunningLevel.REMIND),
                new DunningIssued(VISITED, BUREAU, 2, DunningLevel.REMIND, "进展缓慢。"));
    }

    @Test
    void units_of_a_split_case_are_dunned_each_by_itself() {
        Given<CaseCommand, Case, CaseEvent> split = given(at(AssignmentMode.SPLIT, Stage.ASSIGNED)).and(ASSIGNING,
                new IssueDunning(BUREAU, CONTACTED, DunningLevel.NOTICE, "示例"));
        split.gives(ASSIGNING, new IssueDunning(FIRST, CONTACTED, DunningLevel.REMIND, "示例"),
                new DunningIssued(CONTACTED, FIRST, 1, DunningLevel.REMIND, "示例"));
        assertThat(view(split.and(ASSIGNING, new IssueDunning(FIRST, CONTACTED, DunningLevel.REMIND, "示例")))
                .dunningLevel()).isEqualTo(DunningLevel.NOTICE);
        split.refuses(ASSIGNING, dun(CONTACTED, DunningLevel.REMIND), "UNIT_REQUIRED /unit");
    }

    @Test
    void dispatch_and_dunning_are_for_the_unit_itself_and_the_assigning_office() {
        Actor stranger = actor("stranger", OTHER, Role.OFFICE);
        for (CaseCommand command : List.of(dispatch(CONTACTED), dun(CONTACTED, DunningLevel.REMIND))) {
            HANDLING.refuses(stranger, command, "UNKNOWN_ID");
            assertThat(HANDLING.decide(ASSIGNING, command)).hasSize(1);
        }
    }

    @Test
    void their_dates_lie_between_assignment_and_today() {
        LocalDate early = ASSIGNED.minusDays(1);
        LocalDate late = TODAY.plusDays(1);
        HANDLING.refuses(OFFICE, dispatch(early), "DATE_OUT_OF_ORDER /dispatchedOn");
        HANDLING.refuses(OFFICE, dispatch(late), "DATE_IN_FUTURE /dispatchedOn");
        HANDLING.refuses(OFFICE, dun(early, DunningLevel.REMIND), "DATE_OUT_OF_ORDER /issuedOn");
        HANDLING.refuses(OFFICE, dun(late, DunningLevel.REMIND), "DATE_IN_FUTURE /issuedOn");
        HANDLING.refuses(ASSIGNING, new PlaceUnderSupervision(early, "示例", "示例", "示例"),
                "DATE_OUT_OF_ORDER /placedOn");
        HANDLING.refuses(ASSIGNING, new PlaceUnderSupervision(late, "示例", "示例", "示例"), "DATE_IN_FUTURE /placedOn");
        Given<CaseCommand, Case, CaseEvent> supervised = HANDLING.and(ASSIGNING, supervise());
        supervised.refuses(ASSIGNING, new EndSupervision(TEAM.minusDays(1), "示例"), "DATE_OUT_OF_ORDER /endedOn");
        supervised.refuses(ASSIGNING, new EndSupervision(late, "示例"), "DATE_IN_FUTURE /endedOn");
        for (CaseCommand command : List.of(dispatch(null), dun(null, DunningLevel.REMIND),
                new PlaceUnderSupervision(null, "示例", "示例", "示例"))) {
            assertThat(HANDLING.decide(ASSIGNING, command)).singleElement()
                    .satisfies(e -> assertThat(e.effectiveOn()).isEqualTo(TODAY));
        }
    }

    @Test
    void a_leader_supervises_a_case_once_at_a_time_and_ends_it_with_an_outcome() {
        HANDLING.gives(ASSIGNING, supervise(), new SupervisionStarted(TEAM, "示例领导", "示例职务", "示例督办文件"));
        Given<CaseCommand, Case, CaseEvent> supervised = HANDLING.and(ASSIGNING, supervise());
        supervised.refuses(ASSIGNING, supervise(), "ALREADY_SUPERVISED");
        assertThat(view(supervised).supervised()).isTrue();
        assertThat(item(supervised).supervised()).isTrue();
        assertThat(item(supervised.and(HANDLER, contact(null))).supervised()).isTrue();
        supervised.gives(ASSIGNING, new EndSupervision(TEAM, "已办理。"), new SupervisionEnded(TEAM, "已办理。"));
        Given<CaseCommand, Case, CaseEvent> ended = supervised.and(ASSIGNING, new EndSupervision(TEAM, "已办理。"));
        ended.refuses(ASSIGNING, endSupervision(), "NOT_SUPERVISED");
        assertThat(view(ended).supervised()).isFalse();
        assertThat(item(ended).supervised()).isFalse();
        assertThat(view(ended).supervisions()).containsExactly(
                new CaseView.Supervision(TEAM, "示例领导", "示例职务", "示例督办文件", TEAM, "已办理。"));
        Given<CaseCommand, Case, CaseEvent> again = ended.and(ASSIGNING, supervise());
        assertThat(view(again).supervisions()).hasSize(2);
        assertThat(view(again).supervised()).isTrue();
    }

    @Test
    void a_supervised_case_is_not_archived() {
        Given<CaseCommand, Case, CaseEvent> supervised = given(at(Stage.COMPLETED)).and(ASSIGNING, supervise())
                .and(OFFICE, visit());
        assertThat(item(supervised).supervised()).isTrue();
        supervised.refuses(OFFICE, new Archive(ARCHIVED, "1"), "SUPERVISION_OPEN");
        assertThat(supervised.and(ASSIGNING, endSupervision()).decide(OFFICE, new Archive(ARCHIVED, "1"))).hasSize(1);
    }
}
