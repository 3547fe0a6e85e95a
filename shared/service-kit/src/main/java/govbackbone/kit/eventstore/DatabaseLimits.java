package govbackbone.kit.eventstore;

import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long anything may wait for PostgreSQL, so that a server or a network that falls silent is noticed, holds up nobody for
 * longer than a client waits for its answer, and is done without as soon as another one answers.
 * <p>
 * What the JDBC URL says about the same goes before.
 */
public final class DatabaseLimits {
    // A statement ends a little before its answer is given up, and that before the gateway gives up (30 s). A transaction
    // that is left open holds back every reader of every log in the cluster. PostgreSQL 16 has no transaction_timeout.
    private static final String SESSION = session("('statement_timeout', '20s'), ('lock_timeout', '5s'),"
            + " ('idle_in_transaction_session_timeout', '10s'), ('transaction_timeout', '60s')");
    // A migration may work for an hour, but others must not queue up behind it while it waits for a lock.
    private static final String MIGRATION = session("('statement_timeout', '1h'), ('lock_timeout', '10s'),"
            + " ('idle_in_transaction_session_timeout', '1h'), ('transaction_timeout', '1h')");
    private static final Map<String, String> CONNECTION = Map.of("connectTimeout", "5", "loginTimeout", "5",
            "tcpKeepAlive", "true");
    private static final String ANSWER_SECONDS = "25";

    private static final long KEEPALIVE_MILLIS = 30_000;
    private static final long POOL_MILLIS = 5_000;
    private static final long POOL_DEFAULT_MILLIS = 30_000;
    private static final long VALIDATION_MILLIS = 2_000;

    private DatabaseLimits() {}

    /** For connections to the service's own schema, which are made to a primary server only. */
    public static void writing(HikariConfig pool) {
        reading(pool);
        pool.getDataSourceProperties().putIfAbsent("targetServerType", "primary");
    }

    /** For connections that only read: to a driver, a login that may only read looks like any standby. */
    public static void reading(HikariConfig pool) {
        Properties properties = pool.getDataSourceProperties();
        CONNECTION.forEach(properties::putIfAbsent);
        properties.putIfAbsent("socketTimeout", ANSWER_SECONDS);
        if (pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(SESSION);
        }
        pool.setKeepaliveTime(KEEPALIVE_MILLIS);
        if (pool.getConnectionTimeout() == POOL_DEFAULT_MILLIS) {
            pool.setConnectionTimeout(POOL_MILLIS);
        }
        pool.setValidationTimeout(Math.min(VALIDATION_MILLIS, pool.getConnectionTimeout()));
    }

    /** For the owner's connections, if they are made from a URL: a migration's statements take their time. */
    static void migrating(FluentConfiguration flyway) {
        flyway.initSql(MIGRATION).jdbcProperties(CONNECTION);
    }

    private static String session(String limits) {
        return "SELECT set_config(name, wanted, false) FROM (VALUES " + limits
                + ") AS limits (name, wanted) JOIN pg_settings USING (name)";
    }

    /**
     * Refuses a server on which a transaction may be left without anybody who could end it.
     *
     * @throws IllegalStateException if transactions can be prepared
     */
    static void requireNoPreparedTransactions(DataSource dataSource) {
        int most = JdbcClient.create(dataSource).sql("SELECT current_setting('max_prepared_transactions')::integer")
                .query(Integer.class).single();
        requireNone(most);
    }

    static void requireNone(int preparedTransactions) {
        if (preparedTransactions > 0) {
            throw new IllegalStateException("PostgreSQL has max_prepared_transactions = " + preparedTransactions
                    + ": a prepared transaction that is forgotten would hold back every reader of the log for ever."
                    + " Set it to 0 and restart PostgreSQL.");
        }
    }
}
