package govbackbone.kit.eventstore;

import java.time.Duration;

import javax.sql.DataSource;

import govbackbone.kit.ledger.LedgerService;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostgresConformanceTest extends EventStoreConformance {
    private LedgerService service;

    @BeforeEach
    void start() {
        service = new LedgerService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    EventStorageEngine engine() {
        return service.engine;
    }

    @Override
    DataSource dataSource() {
        return service.dataSource;
    }

    @Test
    void a_reader_meets_every_committed_event_once_and_in_order() throws Exception {
        Outcome outcome = run(new Load(100, 4, Duration.ofMillis(20), 50, Duration.ofMillis(300), 2));

        assertThat(outcome.committed()).isGreaterThan(1_000);
        assertThat(outcome).isEqualTo(new Outcome(outcome.committed(), 0, 0, 0, 0));
    }

    @Test
    @Tag("extended")
    void a_reader_meets_every_one_of_many_committed_events_once_and_in_order() throws Exception {
        Outcome outcome = run(new Load(2_500, 8, Duration.ofMillis(20), 500, Duration.ofMillis(2_000), 2));

        assertThat(outcome.committed()).isGreaterThan(100_000);
        assertThat(outcome).isEqualTo(new Outcome(outcome.committed(), 0, 0, 0, 0));
    }
}
