package govbackbone.kit.metrics;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LogMetersTest {
    private final LedgerService service = new LedgerService();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LogMeters meters = new LogMeters(service.dataSource, registry, Duration.ofMillis(20));

    @AfterEach
    void stop() {
        meters.close();
        service.close();
    }

    @Test
    void a_transaction_that_goes_on_writing_shows_by_the_events_it_holds_back() throws SQLException {
        try (Connection other = Stores.superuser().getConnection(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            service.give(null, new OpenLedger("7"));

            await().until(() -> gauge("backbone.log.held") > 0.1);

            other.rollback();
        }
        await().until(() -> gauge("backbone.log.held") == 0);
    }

    @Test
    void alarms_count_from_the_moment_they_should_have_rung() {
        await().until(() -> gauge("backbone.alarms.due") == 0);
        assertThat(gauge("backbone.alarms.overdue")).isZero();

        JdbcClient.create(service.dataSource).sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES ('alarm', 'due', '{}', now() - interval '1 hour', false, 1),
                    ('alarm', 'not yet', '{}', now() + interval '1 hour', false, 1)""").update();

        await().until(() -> gauge("backbone.alarms.due") == 1);
        assertThat(gauge("backbone.alarms.overdue")).isBetween(3600.0, 3700.0);
    }

    @Test
    void settings_that_would_lose_what_is_acknowledged_are_noticed_while_the_service_runs() {
        await().until(() -> gauge("backbone.log.durable") == 1);

        JdbcClient.create(Stores.superuser()).sql("ALTER ROLE %s SET synchronous_commit = off"
                .formatted(service.database.service().user())).update();
        service.dataSource.getHikariPoolMXBean().softEvictConnections();

        await().until(() -> gauge("backbone.log.durable") == 0);
    }

    @Test
    void while_the_database_is_away_nothing_is_claimed_about_it() {
        await().until(() -> gauge("backbone.log.reachable") == 1);

        service.dataSource.close();

        await().until(() -> gauge("backbone.log.reachable") == 0);
        assertThat(gauge("backbone.log.held")).isNaN();
        assertThat(gauge("backbone.log.durable")).isNaN();
        assertThat(gauge("backbone.alarms.due")).isNaN();
        assertThat(gauge("backbone.alarms.overdue")).isNaN();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
