package govbackbone.proposal.commitments;

import java.util.List;

import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Part;
import govbackbone.proposal.commitments.CommitmentCommand.*;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.PermissionMatrix.Wanted;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.proposal.commitments.Followed.*;
import static org.assertj.core.api.Assertions.assertThat;

/** Every state against every command: x fits and changes something, - changes nothing, . does not fit. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitmentStateTableTest {
    private static final String TABLE = """
                             NONE OPEN FULF SIGN KEPT ABAN SUPE
            OpenCommitment     x    .    .    .    .    .    .
            ReportProgress     .    x    .    .    .    .    .
            NameProject        .    x    .    .    .    .    .
            Fulfil             .    x    .    .    .    .    .
            Replan             .    x    .    .    .    .    .
            Abandon            .    x    .    .    .    .    .
            SignReReply        .    .    x    .    .    .    .
            DeliverReReply     .    .    .    x    .    .    .
            ReleaseDocumentNumber . .  .    x    x    .    .
            MarkReady          -    -    -    -    -    -    -
            Remind             -    x    -    -    -    -    -
            Supersede          -    x    x    x    -    -    -
            """;

    private static final List<CommitmentCommand> COMMANDS = List.of(open(TARGET),
            new ReportProgress(null, "示例", "示例"), new NameProject(null, "p1"), new MarkReady(TODAY, "p1"),
            new Fulfil(null, "示例"), replan(TARGET.plusDays(1)), abandon(),
            new SignReReply(TODAY, LETTER, null), deliver("p1"),
            new ReleaseDocumentNumber(LETTER, "示例"), new Remind(Reminder.ON_THE_DAY, TARGET),
            new Supersede(TODAY, SupersedingGround.CASE_REOPENED));

    @Test
    void every_cell_is_decided_and_the_standing_says_the_same() {
        List<String> columns = List.of(TABLE.lines().findFirst().orElseThrow().strip().split("\\s+"));
        assertThat(columns).hasSize(CommitmentState.values().length + 1);
        StateTable.check(TABLE, column -> (column.equals("NONE")
                ? nothing()
                : at(List.of(CommitmentState.values()).get(columns.indexOf(column) - 1))).on(TARGET),
                CommitmentCommand.class,
                COMMANDS, List.of(HANDLER, OFFICE, PRINCIPAL, ADMIN));
    }

    @Test
    void only_people_of_the_unit_give_a_command_and_whoever_said_it_is_kept_does_not_sign_so() {
        PermissionMatrix.check(TYPE, BUREAU, COMMANDS.stream()
                .filter(command -> !Permission.of(command.getClass()).roles().isEmpty()).toList(),
                CommitmentStateTableTest::fulfilledBy);
    }

    private static Commitment fulfilledBy(Wanted wanted) {
        Commitment.Fulfilled at = (Commitment.Fulfilled) fulfilled().state();
        return new Commitment.Fulfilled(at.terms(), at.fulfilledOn(),
                wanted.part() == Part.DRAFTER ? wanted.subject() : null);
    }

    @Test
    void the_standing_names_the_state() {
        assertThat(Commitment.standing(nothing().state()).state()).isEqualTo("NONE");
        assertThat(CommitmentState.values())
                .allSatisfy(state -> assertThat(Commitment.standing(at(state).state()).state())
                        .isEqualTo(state.name()));
    }
}
