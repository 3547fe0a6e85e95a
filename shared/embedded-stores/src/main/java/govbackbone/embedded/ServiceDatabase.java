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
            // A write transaction that hangs would hold back every reader of every log in the cluster.
            sql.execute("ALTER ROLE %s SET idle_in_transaction_session_timeout = '10s'".formatted(service.user()));
            sql.execute("ALTER ROLE %s SET statement_timeout = '30s'".formatted(service.user()));
            sql.execute("ALTER ROLE %s SET default_transaction_read_only = on".formatted(reader.user()));
            sql.execute("CREATE SCHEMA IF NOT EXISTS %s AUTHORIZATION %s".formatted(schema, owner.user()));
            sql.execute("GRANT USAGE ON SCHEMA %s TO %s, %s".formatted(schema, service.user(), reader.user()));
        }
        return new ServiceDatabase(baseUrl + "?currentSchema=" + schema, schema, owner, service, reader);
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
