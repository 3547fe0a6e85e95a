package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import govbackbone.kit.eventstore.Durability;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the log and its alarms are. While the database is away, everything but {@code backbone.log.reachable} is NaN. */
final class LogMeters implements AutoCloseable {
    // Readers stay below the oldest transaction that writes anywhere in the cluster; what is committed beyond it waits.
    private static final String SAMPLE = """
            SELECT (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)
                    FROM event WHERE txid >= log_transaction(pg_snapshot_xmin(pg_current_snapshot()))) AS held,
                count(*) AS due, coalesce(extract(epoch FROM clock_timestamp() - min(execution_time)), 0) AS overdue
            FROM scheduled_tasks WHERE execution_time <= clock_timestamp()""";

    private final PeriodicSample<Sample> samples;

    private record Sample(boolean reachable, double held, double durable, double due, double overdue) {
        static final Sample AWAY = new Sample(false, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    LogMeters(DataSource dataSource, MeterRegistry registry, Duration pause) {
        JdbcClient sql = JdbcClient.create(dataSource);
        this.samples = new PeriodicSample<>("log-meters", pause, Sample.AWAY,
                () -> sample(sql, Durability.of(dataSource)));
        gauge(registry, "backbone.log.reachable", null, "1 if the log's database answered last time, else 0",
                sample -> sample.reachable() ? 1 : 0);
        gauge(registry, "backbone.log.held", "seconds",
                "Age of the oldest committed event that a transaction still writing keeps from readers",
                Sample::held);
        gauge(registry, "backbone.log.durable", null,
                "1 if what is acknowledged survives a power cut and, where standbys are named, a failover; else 0",
                Sample::durable);
        gauge(registry, "backbone.alarms.due", null, "Alarms whose time has passed", Sample::due);
        gauge(registry, "backbone.alarms.overdue", "seconds", "For how long the oldest of them should have rung",
                Sample::overdue);
    }

    private static Sample sample(JdbcClient sql, Durability durability) {
        return sql.sql(SAMPLE).query((row, number) -> new Sample(true, row.getDouble("held"),
                durability.holds() ? 1 : 0, row.getDouble("due"), row.getDouble("overdue"))).single();
    }

    private void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
            ToDoubleFunction<Sample> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.samples.last())).baseUnit(unit)
                .description(description).register(registry);
    }

    @Override
    public void close() {
        samples.close();
    }
}
