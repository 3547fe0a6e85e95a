package govbackbone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import govbackbone.embedded.LocalMongo;
import govbackbone.embedded.LocalPostgres;
import govbackbone.embedded.ServiceDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one fixture from which tests get PostgreSQL and MongoDB. By default both are embedded, started once per JVM on first
 * use; the same tests run against real servers given by the system properties {@code backbone.test.postgres}
 * ({@code jdbc:postgresql://host:port/database}), {@code backbone.test.postgres.user}, {@code backbone.test.postgres.password}
 * (a superuser) and {@code backbone.test.mongo} ({@code mongodb://…}).
 * <p>
 * Nothing is ever shared between two callers: every schema and every database name is new.
 */
public final class Stores {
    private Stores() {}

    /** A new schema with its roles; the name is only a hint for people. */
    public static ServiceDatabase serviceDatabase(String name) {
        try {
            return ServiceDatabase.provision(Postgres.SUPERUSER, Postgres.URL, name + "_" + unique());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot provision a schema", e);
        }
    }

    /** Connections as superuser to the database of every {@link #serviceDatabase}. */
    public static DataSource superuser() {
        return Postgres.SUPERUSER;
    }

    /** A MongoDB database that nobody uses yet. */
    public static MongoDatabaseAddress mongo() {
        return new MongoDatabaseAddress(Mongo.URI, "test_" + unique());
    }

    /**
     * Where a test keeps its documents.
     *
     * @param uri      of the server
     * @param database name
     */
    public record MongoDatabaseAddress(String uri, String database) {}

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static final class Postgres {
        static final String URL;
        static final DataSource SUPERUSER;

        static {
            String given = System.getProperty("backbone.test.postgres");
            if (given != null) {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(given);
                source.setUser(System.getProperty("backbone.test.postgres.user", "postgres"));
                source.setPassword(System.getProperty("backbone.test.postgres.password", ""));
                URL = given;
                SUPERUSER = source;
            } else {
                try {
                    Path directory = Files.createTempDirectory("backbone-test-postgres");
                    LocalPostgres server = LocalPostgres.start(directory, 0);
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
                    URL = "jdbc:postgresql://localhost:" + server.port() + "/postgres";
                    SUPERUSER = server.superuser();
                } catch (IOException | SQLException e) {
                    throw new ExceptionInInitializerError(e);
                }
            }
        }

        private static void stop(LocalPostgres server, Path directory) {
            try (server; Stream<Path> files = Files.walk(directory)) {
                server.close();
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Mongo {
        static final String URI;

        static {
            String given = System.getProperty("backbone.test.mongo");
            URI = given != null ? given : LocalMongo.start().uri();
        }
    }
}
