package govbackbone.kit.metrics;

import java.util.Set;
import java.util.stream.Stream;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Reason;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasuredCommandsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Answers every command alike. */
    private record Always(Mono<Accepted> answer) implements Commands {
        @Override
        public <C> Mono<Accepted> submit(Submission<C> submission) {
            return answer;
        }
    }

    enum Late implements Reason {
        TOO_LATE;

        @Override
        public Told told() {
            return new Told(Kind.NOT_ALLOWED, "已逾期。", "Too late.");
        }
    }

    @Test
    void an_accepted_command_is_counted_under_its_name_every_time_it_is_submitted() {
        Mono<Accepted> given = submit(Mono.just(new Accepted("L1", 1)));
        assertThat(registry.getMeters()).as("before anybody subscribes").isEmpty();

        assertThat(given.block()).isEqualTo(new Accepted("L1", 1));
        given.block();

        assertThat(counted("accepted")).isEqualTo(2);
        assertThat(registry.scrape()).contains("backbone_commands_seconds_bucket{aggregate=\"test.ledger\","
                + "command=\"OpenLedger\",outcome=\"accepted\",le=\"10.0\"} 2");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("refused",
                        new CommandFailure.Refused(Refusal.of(Late.TOO_LATE), new Standing<>("OPEN", Set.of()))),
                arguments("conflict", new CommandFailure.Unknown("L1")),
                arguments("conflict", new CommandFailure.Stale(1, 2)),
                arguments("conflict", new CommandFailure.KeyReused("k")),
                arguments("unavailable", new CommandFailure.Unavailable("busy", 1, null)),
                arguments("failed", new IllegalStateException("a defect")));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("failures")
    void a_failure_is_counted_as_what_it_is_and_passed_on(String outcome, RuntimeException failure) {
        assertThatThrownBy(() -> submit(Mono.error(failure)).block()).isSameAs(failure);

        assertThat(counted(outcome)).isEqualTo(1);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void a_command_that_nobody_waits_for_any_longer_is_counted_too() {
        submit(Mono.never()).subscribe().dispose();

        assertThat(counted("abandoned")).isEqualTo(1);
    }

    private Mono<Accepted> submit(Mono<Accepted> answer) {
        return new MeasuredCommands(new Always(answer), registry)
                .submit(LedgerService.submission(null, new OpenLedger("7")));
    }

    private long counted(String outcome) {
        return registry.get("backbone.commands")
                .tags("aggregate", "test.ledger", "command", "OpenLedger", "outcome", outcome).timer().count();
    }
}
