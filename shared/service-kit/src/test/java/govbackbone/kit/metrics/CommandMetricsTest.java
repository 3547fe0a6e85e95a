package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import govbackbone.kit.metrics.CommandMetrics.Outcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandMetricsTest {
    @Test
    void commands_are_timed_by_name_and_outcome() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CommandMetrics metrics = new CommandMetrics(registry);
        metrics.record("Receive", Outcome.ACCEPTED, Duration.ofMillis(3));
        metrics.record("Receive", Outcome.ACCEPTED, Duration.ofMillis(5));
        metrics.record("Receive", Outcome.REFUSED, Duration.ofMillis(1));

        assertThat(registry.get("backbone.commands").tags("command", "Receive", "outcome", "accepted").timer()
                .totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8);
        assertThat(registry.scrape())
                .contains("backbone_commands_seconds_count{command=\"Receive\",outcome=\"refused\"} 1");
    }
}
