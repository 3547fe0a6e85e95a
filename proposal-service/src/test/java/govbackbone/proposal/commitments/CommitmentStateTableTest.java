package govbackbone.proposal.commitments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.events.proposal.CommitmentState;
import govbackbone.events.proposal.Reminder;
import govbackbone.events.proposal.SupersedingGround;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;
import govbackbone.proposal.commitments.CommitmentCommand.*;
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

    private static char outcome(Followed before, CommitmentCommand command) {
        Actor actor = command instanceof Remind ? Actor.BACKBONE : PRINCIPAL;
        Followed when = command instanceof Remind ? before.on(TARGET) : before;
        try {
            return when.decide(actor, command).isEmpty() ? '-' : 'x';
        } catch (Refusal refusal) {
            assertThat(refusal.objections()).singleElement()
                    .satisfies(o -> assertThat(o.reason()).isEqualTo(CommitmentRejection.NOT_ALLOWED_IN_STATE));
            return '.';
        }
    }

    @Test
    void every_cell_is_decided_and_the_standing_says_the_same() {
        Map<String, CommitmentCommand> commands = COMMANDS.stream()
                .collect(Collectors.toMap(c -> c.getClass().getSimpleName(), Function.identity()));
        List<Followed> columns = Stream.concat(Stream.of(nothing()),
                Arrays.stream(CommitmentState.values()).map(Followed::at)).toList();
        List<String> rows = TABLE.lines().toList();
        assertThat(rows).hasSize(CommitmentCommand.class.getPermittedSubclasses().length + 1);
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = List.of(row.strip().split(" +"));
            CommitmentCommand command = Objects.requireNonNull(commands.get(cells.getFirst()), cells.getFirst());
            assertThat(cells).hasSize(columns.size() + 1);
            for (int i = 0; i < columns.size(); i++) {
                char expected = cells.get(i + 1).charAt(0);
                Commitment state = columns.get(i).state();
                assertThat(outcome(columns.get(i), command)).as("%s in %s", cells.getFirst(), state)
                        .isEqualTo(expected);
                if (!(command instanceof Remind) && !(command instanceof Supersede)
                        && !(command instanceof MarkReady)) {
                    assertThat(Commitment.standing(state).allowed().contains(command.getClass()))
                            .as("%s in %s", cells.getFirst(), state).isEqualTo(expected == 'x');
                }
            }
        }
    }

    @Test
    void the_standing_names_the_state() {
        assertThat(Commitment.standing(nothing().state()).state()).isEqualTo("NONE");
        assertThat(CommitmentState.values())
                .allSatisfy(state -> assertThat(Commitment.standing(at(state).state()).state())
                        .isEqualTo(state.name()));
    }
}
