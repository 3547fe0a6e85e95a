package govbackbone.kit.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DispatcherTest {
    /** Of which every second look is an error. */
    private static final class BrokenLog implements EventLog {
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String aggregateId) {
            return List.of();
        }

        @Override
        public List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
            if (looks.incrementAndGet() % 2 == 1) {
                throw new NoClassDefFoundError("missing");
            }
            return List.of();
        }

        @Override
        public LogPosition head() {
            return LogPosition.START;
        }
    }

    @Test
    void an_error_does_not_end_the_search_for_work() {
        ServiceDatabase database = MigratedDatabase.create();
        BrokenLog log = new BrokenLog();
        Dispatcher.Pace pace = new Dispatcher.Pace(Duration.ofMillis(1), 1, 1, Duration.ofSeconds(1),
                RetryPlan.STANDARD, Duration.ofMinutes(1));
        try (HikariDataSource pool = MigratedDatabase.pool(database)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            Outbox outbox = new Outbox(jdbc);
            MeterRegistry meters = new SimpleMeterRegistry();
            Dispatcher dispatcher = new Dispatcher(
                    new Collector(log, jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)),
                            new MailDirectory(Map.of()), InstantSource.system()),
                    outbox, Map.of(), new DeliveryMeters(meters, outbox, pace.sample()), () -> 0,
                    pace, meters);
            dispatcher.start();
            try {
                await().until(() -> log.looks.get() > 4);
            } finally {
                dispatcher.stop();
            }
        }
    }
}
