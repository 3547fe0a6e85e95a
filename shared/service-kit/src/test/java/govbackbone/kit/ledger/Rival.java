package govbackbone.kit.ledger;

import java.sql.Connection;
import java.sql.SQLException;

import govbackbone.embedded.ServiceDatabase;
import govbackbone.testkit.Stores;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Somebody else's transaction, for which a service has to wait until it ends or the service's connections do. */
public final class Rival implements AutoCloseable {
    private final ServiceDatabase database;
    private final JdbcTemplate everything = new JdbcTemplate(Stores.superuser());
    private final Connection connection;
    private final JdbcTemplate jdbc;

    public Rival(ServiceDatabase database) {
        this.database = database;
        try {
            connection = Stores.superuser().getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    /** Nobody else reads or writes the table. */
    public Rival locks(String table) {
        jdbc.execute("LOCK TABLE " + database.schema() + "." + table + " IN ACCESS EXCLUSIVE MODE");
        return this;
    }

    /** Has written an event that it has not committed. */
    public Rival writes(String aggregateId, long sequence) {
        jdbc.update("INSERT INTO " + database.schema() + ".event (sequence, event_id, revision, type, aggregate_type,"
                + " aggregate_id, payload, metadata) VALUES (?, gen_random_uuid(), 1, 'test.LedgerClosed',"
                + " 'test.ledger', ?, '{\"effectiveOn\":\"2020-06-30\"}', '{}')", sequence, aggregateId);
        return this;
    }

    /** Until some connection of the service waits for a lock. */
    public void awaitWaiting() {
        LedgerService.eventually(() -> {
            if (everything.queryForList(
                    "SELECT 1 FROM pg_stat_activity WHERE usename = ? AND wait_event_type = 'Lock'",
                    database.service().user()).isEmpty()) {
                throw new AssertionError("Nobody waits");
            }
        });
    }

    /** Ends all connections of the service, as an administrator or a crash does. */
    public static void cutOff(ServiceDatabase database) {
        new JdbcTemplate(Stores.superuser()).queryForList(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = ?",
                database.service().user());
    }

    /** Takes everything back. */
    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
