package govbackbone.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import javax.sql.DataSource;

import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.DomainEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CompletionGround;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.testkit.Stores;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the runbook on backup and restore has an operator run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestoreTest {
    private final ServiceDatabase database = Stores.serviceDatabase("restored");
    private final DataSource service = new DriverManagerDataSource(database.jdbcUrl(), database.service().user(),
            database.service().password());
    private final DataSource owner = new DriverManagerDataSource(database.jdbcUrl(), database.owner().user(),
            database.owner().password());
    private final EventJson json = new EventJson(List.of(CaseEvent.class), List.of());
    private final EventLog log = EventLog.of(new PostgresEventStorageEngine(service, json));

    RestoreTest() {
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
    }

    /** Years of a busy cluster. */
    private static final long FURTHER = 900_000_000;

    @Test
    void a_log_from_a_cluster_that_counted_further_is_read_again_in_its_order_and_goes_on_at_its_end()
            throws IOException {
        append(1);
        append(2);
        asIfRestored();
        assertThat(log.after(LogPosition.START, 10)).as("events from the future").isEmpty();

        restored();

        assertThat(log.after(LogPosition.START, 10)).extracting(Recorded::version).containsExactly(1L, 2L);
        LogPosition readSoFar = log.head();
        append(3);
        assertThat(log.after(readSoFar, 10)).extracting(Recorded::version).containsExactly(3L);
        assertThat(log.holds(readSoFar)).as("positions stay valid").isTrue();
    }

    @Test
    void a_log_that_is_restored_again_goes_on_at_its_end_and_one_that_is_not_ahead_is_left_alone() throws IOException {
        append(1);
        asIfRestored();
        restored();
        append(2);
        asIfRestored();
        restored();
        append(3);
        LogPosition head = log.head();
        restored();
        append(4);

        assertThat(log.after(LogPosition.START, 10)).extracting(Recorded::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.after(head, 10)).extracting(Recorded::version).containsExactly(4L);
    }

    @Test
    void a_log_of_an_older_version_is_told_to_be_brought_up_to_date_first() {
        new JdbcTemplate(owner).execute("DROP FUNCTION log_transaction CASCADE");

        assertThatThrownBy(this::restored).hasMessageContaining("older version")
                .hasMessageContaining(database.schema());
        new JdbcTemplate(owner).execute("DROP TABLE event CASCADE");
    }

    private void restored() throws IOException {
        new JdbcTemplate(Stores.superuser()).execute(Files.readString(Path.of("postgres", "after-restore.sql")));
    }

    private void append(long version) {
        DomainEvent event = new CaseEvent.CaseCompleted(LocalDate.of(2020, 6, 30), CompletionGround.ALL_OPINIONS_IN);
        new JdbcTemplate(service).update("""
                INSERT INTO event (sequence, event_id, revision, type, aggregate_type, aggregate_id, payload, metadata)
                VALUES (?, gen_random_uuid(), 1, 'proposal.CaseCompleted', 'proposal.case', 'c1', ?::json,
                    '{"subject":"test","name":"示例"}')""", version - 1, json.write(event));
    }

    private void asIfRestored() {
        new JdbcTemplate(owner).update("""
                UPDATE event SET txid = (txid::text::bigint + ? + sequence)::text::xid8""", FURTHER);
    }
}
