package govbackbone.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL started from bundled binaries, with durable settings, on the loopback address only, where every login
 * needs a password. Its data directory outlives it.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String DATABASE = "postgres";
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, creating its data directory if there is none. A server that an earlier process left running on
     * the same directory is stopped first.
     *
     * @param directory holds {@code data}, the superuser's password and the server's log
     * @param port      to listen on; 0 for any free one
     */
    public static LocalPostgres start(Path directory, int port) throws IOException, SQLException {
        Files.createDirectories(directory);
        Path data = directory.resolve("data");
        stopLeftover(data);
        boolean fresh = Files.notExists(data.resolve("PG_VERSION"));
        String password = fresh ? ServiceDatabase.password() : Files.readString(directory.resolve("password")).strip();
        Redirect log = Redirect.appendTo(directory.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data)
                .setCleanDataDirectory(false).setRegisterShutdownHook(false).setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log).setErrorRedirector(log);
        durable(builder);
        if (port != 0) {
            builder.setPort(port);
        }
        if (!fresh) {
            builder.setConnectConfig("password", password);
        }
        LocalPostgres postgres = new LocalPostgres(builder.start(), password);
        if (fresh) {
            postgres.requirePasswords(directory);
        }
        return postgres;
    }

    // The bundled defaults switch durability off; what is acknowledged here must survive a power cut.
    private static void durable(EmbeddedPostgres.Builder builder) {
        builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on").setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "64MB")
                .setServerConfig("password_encryption", "scram-sha-256");
    }

    private void requirePasswords(Path directory) throws IOException, SQLException {
        Path file = directory.resolve("password");
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER ROLE %s PASSWORD '%s'".formatted(SUPERUSER, password));
            sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(DATABASE));
            sql.execute("GRANT CONNECT ON DATABASE %s TO PUBLIC".formatted(DATABASE));
            sql.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            Files.write(directory.resolve("data").resolve("pg_hba.conf"),
                    List.of("local all all scram-sha-256", "host all all 127.0.0.1/32 scram-sha-256",
                            "host all all ::1/128 scram-sha-256"));
            sql.execute("SELECT pg_reload_conf()");
        }
    }

    private static void stopLeftover(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = ProcessHandle
                .of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (leftover.isPresent()) {
            leftover.get().destroy();
            try {
                leftover.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("A PostgreSQL left running on " + data + " does not stop", e);
            }
        }
    }

    /** Creates or refreshes the schema and roles of a service. */
    public ServiceDatabase provision(String schema) throws SQLException {
        return ServiceDatabase.provision(superuser(),
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE,
                schema);
    }

    /** The superuser's connections; for provisioning and for tests that need more than a service may. */
    public DataSource superuser() {
        return server.getDatabase(SUPERUSER, DATABASE, Map.of("password", password));
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
