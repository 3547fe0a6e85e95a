package govbackbone.kit.command;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

import govbackbone.kit.ledger.LedgerCommand.MakeEntries;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SnapshotsTest {
    private static LedgerService service;

    @BeforeAll
    static void start() {
        service = new LedgerService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String longLedger() {
        String id = service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
        service.give(id, new MakeEntries(98));
        assertThat(snapshotAt(id)).isEmpty();
        service.give(id, new MakeEntries(7));
        await().untilAsserted(() -> assertThat(snapshotAt(id)).contains(105L));
        return id;
    }

    private static Optional<Long> snapshotAt(String id) {
        return new JdbcTemplate(service.dataSource)
                .query("SELECT sequence FROM snapshot WHERE aggregate_id = ?", (row, number) -> row.getLong(1), id)
                .stream()
                .findFirst();
    }

    private static void spoil(String id, String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(service.database.jdbcUrl(),
                service.database.owner().user(), service.database.owner().password());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                    "UPDATE snapshot SET %s WHERE aggregate_id = '%s'".formatted(change, id))).isEqualTo(1);
        }
    }

    // 105 units are in the ledger, so one unit more than that is refused unless the events say otherwise.
    private static void assertWorksFromEvents(String id) {
        try (LedgerService restarted = new LedgerService(service.database)) {
            assertThat(restarted.give(id, new MakeEntry(BigDecimal.valueOf(-105), "")).version()).isEqualTo(107);
        }
    }

    @Test
    void a_long_aggregate_is_loaded_from_its_snapshot_and_the_events_since() throws SQLException {
        String id = longLedger();
        service.give(id, new MakeEntries(3));
        spoil(id, "state = '{\"is\":\"Open\",\"number\":\"7\",\"balance\":5000,\"entries\":105}'");

        try (LedgerService restarted = new LedgerService(service.database)) {
            assertThat(restarted.give(id, new MakeEntry(BigDecimal.valueOf(-5003), "")).version()).isEqualTo(110);
        }
    }

    @Test
    void the_next_snapshot_is_stored_after_as_many_events_again() {
        String id = longLedger();
        service.give(id, new MakeEntries(99));
        service.give(id, new MakeEntries(1));

        await().untilAsserted(() -> assertThat(snapshotAt(id)).contains(205L));
    }

    @Test
    void a_corrupt_snapshot_is_passed_over() throws SQLException {
        String id = longLedger();
        spoil(id, "state = '{\"is\":\"Nonsense\"}'");
        assertWorksFromEvents(id);
    }

    @Test
    void a_snapshot_of_an_unknown_kind_is_passed_over() throws SQLException {
        String id = longLedger();
        spoil(id, "aggregate_type = 'test.other'");
        assertWorksFromEvents(id);
    }

    @Test
    void a_snapshot_that_other_code_wrote_is_passed_over_and_replaced() throws SQLException {
        String id = longLedger();
        spoil(id, "fingerprint = 'older', state = '{\"is\":\"Open\",\"number\":\"7\",\"balance\":0,\"entries\":0}'");
        assertWorksFromEvents(id);
        await().untilAsserted(() -> assertThat(snapshotAt(id)).contains(106L));
    }
}
