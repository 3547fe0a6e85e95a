package govbackbone.kit.metrics;

import java.util.List;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.command.Creations;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.metrics.MeasuredCommandsTest.Late;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasuredCreationsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Creation<?>> three = List.of(creation("1"), creation("2"), creation("3"));

    private static Creation<?> creation(String number) {
        return new Creation<>(Ledger.TYPE, List.of(new OpenLedger(number)), Actor.BACKBONE,
                new Idempotency(number, ""), "c");
    }

    /** Answers every list alike. */
    private record Always(List<Verdict> verdicts) implements Creations {
        @Override
        public List<Verdict> examine(List<? extends Creation<?>> creations) {
            return verdicts;
        }

        @Override
        public List<Verdict> create(List<? extends Creation<?>> creations, boolean allOrNone) {
            if (verdicts.isEmpty()) {
                throw new CommandFailure.Unavailable("busy", 1, null);
            }
            return verdicts;
        }
    }

    private long counted(String outcome) {
        return registry.find("backbone.commands")
                .tags("aggregate", "test.ledger", "command", "OpenLedger", "outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count()).sum();
    }

    @Test
    void every_row_counts_as_the_command_that_starts_its_aggregate() {
        List<Verdict> verdicts = List.of(new Created(new Accepted("L1", 1)), new Created(new Accepted("L2", 1)),
                new Exists(Refusal.of(Late.TOO_LATE)));
        assertThat(new MeasuredCreations(new Always(verdicts), registry).create(three, false)).isSameAs(verdicts);
        assertThat(counted("accepted")).isEqualTo(2);
        assertThat(counted("refused")).isEqualTo(1);
    }

    @Test
    void what_was_only_examined_is_no_command() {
        Creations measured = new MeasuredCreations(
                new Always(List.of(new Possible(), new Possible(), new Possible())), registry);
        measured.examine(three);
        measured.create(three, true);
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void a_failure_counts_for_all_and_is_passed_on() {
        assertThatThrownBy(() -> new MeasuredCreations(new Always(List.of()), registry).create(three, true))
                .isInstanceOf(CommandFailure.Unavailable.class);
        assertThat(counted("unavailable")).isEqualTo(3);
    }
}
