package govbackbone.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL started from bundled binaries, with durable settings, on the loopback address only, where every login
 * needs a password. Its data directory outlives it. A server that ends by itself is started again on the same port; whoever
 * started it is told if that fails for good.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final String DATABASE = "postgres";
    private static final String SUPERUSER = "postgres";
    /** Before each attempt to start a lost server again. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(1),
            Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15));
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final PostgresDirectory directory;
    private final String password;
    private final Consumer<? super StoreFailure> lost;
    private final List<Duration> pauses;
    private final Thread watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    private volatile PostgresServer server;
    private volatile boolean closing;

    private LocalPostgres(PostgresDirectory directory, String password, PostgresServer server,
            Consumer<? super StoreFailure> lost, List<Duration> pauses) {
        this.directory = directory;
        this.password = password;
        this.server = server;
        this.lost = lost;
        this.pauses = pauses;
    }

    /** As {@link #start(Path, int, Consumer)}; that the server is gone for good is only logged. */
    public static LocalPostgres start(Path directory, int port) throws IOException, SQLException {
        return start(directory, port, failure -> LOG.error("PostgreSQL is gone for good", failure));
    }

    /**
     * Starts the server, creating its data directory if there is none. A server that an earlier process left running on
     * the same directory is stopped first; a directory whose creation was cut short is created anew.
     *
     * @param directory holds {@code data}, the superuser's password and the server's log
     * @param port      to listen on; 0 for any free one
     * @param lost      is told when the server has ended by itself and cannot be started again
     * @throws StoreFailure if it does not start
     */
    public static LocalPostgres start(Path directory, int port, Consumer<? super StoreFailure> lost)
            throws IOException, SQLException {
        return start(directory, port, lost, PAUSES);
    }

    static LocalPostgres start(Path directory, int port, Consumer<? super StoreFailure> lost, List<Duration> pauses)
            throws IOException, SQLException {
        PostgresDirectory files = PostgresDirectory.open(directory);
        String password = files.isInitialised() ? files.password() : initialise(files);
        LocalPostgres postgres = new LocalPostgres(files, password,
                serve(files, port, password), lost, pauses);
        postgres.watch.start();
        return postgres;
    }

    private static PostgresServer serve(PostgresDirectory files, int port, String password) throws IOException {
        try {
            return PostgresServer.start(files.data(), files.log(), port, password);
        } catch (StoreFailure perhapsAnOrphanCameFirst) {
            files.stopLeftover();
            return PostgresServer.start(files.data(), files.log(), port, password);
        }
    }

    /** Beside the place where the data belongs: only what is whole gets there. */
    private static String initialise(PostgresDirectory files) throws IOException, SQLException {
        String password = files.begin();
        try (PostgresServer server = PostgresServer.initialise(files.unfinished(), files.passwordFile(), files.log(),
                password);
                Connection connection = server.database(SUPERUSER, DATABASE, password).getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(DATABASE));
            sql.execute("GRANT CONNECT ON DATABASE %s TO PUBLIC".formatted(DATABASE));
            sql.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
        files.finish();
        return password;
    }

    private void watch() {
        try {
            while (!closing) {
                server.awaitEnd();
                if (!closing) {
                    LOG.error("PostgreSQL has ended by itself: {}", directory.reason());
                    revive();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreFailure goneForGood) {
            lost.accept(goneForGood);
        }
    }

    private void revive() throws InterruptedException, StoreFailure {
        server.close();
        for (Duration pause : pauses) {
            Thread.sleep(pause);
            try {
                server = PostgresServer.start(directory.data(), directory.log(), server.port(), password);
                LOG.warn("PostgreSQL runs again");
                return;
            } catch (IOException failure) {
                LOG.error("PostgreSQL does not start again", failure);
            }
        }
        throw new StoreFailure(directory.reason());
    }

    /** Creates or refreshes the schema and roles of a service. */
    public ServiceDatabase provision(String schema) throws SQLException {
        return ServiceDatabase.provision(superuser(), "jdbc:postgresql://localhost:" + port() + "/" + DATABASE,
                schema);
    }

    /** The superuser's connections; for provisioning and for tests that need more than a service may. */
    public DataSource superuser() {
        return server.database(SUPERUSER, DATABASE, password);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        try {
            watch.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
