package govbackbone.embedded;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

import javax.sql.DataSource;

/**
 * The schema and the three roles of one service: the owner migrates it, the service appends and reads, readers only read.
 *
 * @param jdbcUrl with the schema as current
 * @param schema  the service's name in snake_case
 * @param owner   may change the schema; used by migrations only
 * @param service what the running service logs in as
 * @param reader  what other services' readers log in as
 */
public record ServiceDatabase(String jdbcUrl, String schema, Login owner, Login service, Login reader) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Creates what is missing and gives all three roles new passwords.
     *
     * @param superuser connects as a superuser to the database
     * @param baseUrl   {@code jdbc:postgresql://host:port/database}, without parameters
     * @param schema    lower-case letters, digits and underscores
     */
    public static ServiceDatabase provision(DataSource superuser, String baseUrl, String schema) throws SQLException {
        if (!schema.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("Not a schema name: " + schema);
        }
        Login owner = new Login(schema + "_owner", password());
        Login service = new Login(schema + "_service", password());
        Login reader = new Login(schema + "_reader", password());
        try (Connection connection = superuser.getConnection(); Statement sql = connection.createStatement()) {
            for (Login login : new Login[]{owner, service, reader}) {
                String verb = exists(connection, login.user()) ? "ALTER" : "CREATE";
                sql.execute("%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'".formatted(verb,
                        login.user(), login.password()));
                sql.execute("ALTER ROLE %s SET search_path = %s".formatted(login.user(), schema));
            }
            limit(sql, service, "idle_in_transaction_session_timeout = '10s'", "statement_timeout = '20s'",
                    "lock_timeout = '5s'");
            for (Login person : new Login[]{owner, reader}) {
                limit(sql, person, "idle_in_transaction_session_timeout = '60s'");
            }
            if (hasTransactionTimeout(connection)) {
                limit(sql, service, "transaction_timeout = '60s'");
                limit(sql, reader, "transaction_timeout = '10min'");
                limit(sql, owner, "transaction_timeout = '1h'");
            }
            sql.execute("ALTER ROLE %s SET default_transaction_read_only = on".formatted(reader.user()));
            sql.execute("CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s".formatted(schema, owner.user()));
            sql.execute("GRANT USAGE ON SCHEMA %s TO %s, %s".formatted(schema, service.user(), reader.user()));
        }
        return new ServiceDatabase(baseUrl + "?currentSchema=" + schema, schema, owner, service, reader);
    }

    // Any transaction that has written anything and does not end holds back every reader of every log in the cluster, and even
    // one that may only read can be given an id as if it had written.
    private static void limit(Statement sql, Login login, String... settings) throws SQLException {
        for (String setting : settings) {
            sql.execute("ALTER ROLE %s SET %s".formatted(login.user(), setting));
        }
    }

    /** PostgreSQL has it from version 17 on. */
    private static boolean hasTransactionTimeout(Connection connection) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT 1 FROM pg_settings WHERE name = 'transaction_timeout'");
                ResultSet rows = query.executeQuery()) {
            return rows.next();
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** A password of 160 random bits in hexadecimal digits. */
    static String password() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
