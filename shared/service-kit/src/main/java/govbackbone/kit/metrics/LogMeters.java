package govbackbone.kit.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What only the database knows, asked from time to time and not by a scrape, which must not wait for a database that is
 * away: then everything but {@code backbone.log.reachable} is NaN.
 */
final class LogMeters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogMeters.class);
    // Readers stay below the oldest transaction that writes anywhere in the cluster; what is committed beyond it waits.
    private static final String SAMPLE = """
            SELECT true AS reachable,
                (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)
                    FROM event WHERE txid >= pg_snapshot_xmin(pg_current_snapshot())) AS held,
                count(*) AS due, coalesce(extract(epoch FROM clock_timestamp() - min(execution_time)), 0) AS overdue
            FROM scheduled_tasks WHERE execution_time <= clock_timestamp()""";

    private final JdbcClient sql;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("log-meters").factory());
    private volatile Sample last = Sample.AWAY;

    private record Sample(boolean reachable, double held, double due, double overdue) {
        static final Sample AWAY = new Sample(false, Double.NaN, Double.NaN, Double.NaN);
    }

    LogMeters(DataSource dataSource, MeterRegistry registry, Duration pause) {
        this.sql = JdbcClient.create(dataSource);
        gauge(registry, "backbone.log.reachable", null, "1 if the log's database answered last time, else 0",
                sample -> sample.reachable() ? 1 : 0);
        gauge(registry, "backbone.log.held", "seconds",
                "Age of the oldest committed event that a transaction still writing keeps from readers",
                Sample::held);
        gauge(registry, "backbone.alarms.due", null, "Alarms whose time has passed", Sample::due);
        gauge(registry, "backbone.alarms.overdue", "seconds", "For how long the oldest of them should have rung",
                Sample::overdue);
        var _ = thread.scheduleWithFixedDelay(this::sample, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
            ToDoubleFunction<Sample> value) {
        Gauge.builder(name, this, meters -> value.applyAsDouble(meters.last)).baseUnit(unit)
                .description(description).register(registry);
    }

    private void sample() {
        try {
            last = sql.sql(SAMPLE).query(Sample.class).single();
        } catch (DataAccessException e) {
            LOG.debug("The database does not say how the log is", e);
            last = Sample.AWAY;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
