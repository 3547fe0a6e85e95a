package govbackbone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalPostgresTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void settings_are_durable_data_outlives_the_server_and_every_login_needs_its_password() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            assertThat(query(database, database.owner(), "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, database.owner(), "SHOW synchronous_commit")).isEqualTo("on");
            execute(database, database.owner(), "CREATE TABLE kept (id int)");
            execute(database, database.owner(), "INSERT INTO kept VALUES (7)");
            assertThatThrownBy(() -> query(database, new Login("postgres", ""), "SELECT 1"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> query(database, new Login(database.service().user(), "guess"), "SELECT 1"))
                    .hasMessageContaining("password");
        }
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            assertThat(query(database, database.owner(), "SELECT id FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_server_left_running_by_a_killed_process_is_stopped_first() throws Exception {
        assertThat(halting().waitFor()).isEqualTo(HaltingWithoutStopping.HALTED);
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            assertThat(query(database, database.reader(), "SELECT 1")).isEqualTo("1");
        }
    }

    /** @param reached what is there when the process is killed, in the order in which it comes */
    @ParameterizedTest
    @ValueSource(strings = {"password", "data.new-%d/PG_VERSION", "data.new-%d/postmaster.pid", "data"})
    void a_first_start_that_is_killed_leaves_a_directory_that_starts_again(String reached) throws Exception {
        Process doomed = halting();
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(directory.resolve(reached.formatted(doomed.pid()))));
        doomed.destroyForcibly().waitFor();
        assertKeeps("7");
    }

    @Test
    void a_directory_that_was_initialised_in_its_place_and_cut_short_is_put_aside() throws Exception {
        Files.createDirectories(directory.resolve("data").resolve("base"));
        assertKeeps("7");
        assertThat(directory.resolve("data.unfinished").resolve("base")).exists();
    }

    @Test
    void a_whole_directory_whose_password_is_missing_is_left_alone() throws Exception {
        LocalPostgres.start(directory, 0).close();
        Files.delete(directory.resolve("password"));
        assertThatThrownBy(() -> LocalPostgres.start(directory, 0)).isInstanceOf(StoreFailure.class)
                .hasMessageContaining("password");
        assertThat(directory.resolve("data").resolve("PG_VERSION")).exists();
    }

    private void assertKeeps(String value) throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            execute(database, database.owner(), "CREATE TABLE kept AS SELECT " + value + " AS id");
        }
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            assertThat(query(database, database.owner(), "SELECT id FROM kept")).isEqualTo(value);
        }
    }

    @Test
    void a_server_that_is_killed_is_started_again_where_it_was_and_with_what_it_held() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            execute(database, database.owner(), "CREATE TABLE kept AS SELECT 7 AS id");
            int port = postgres.port();
            killPostmaster();
            await().atMost(LONG).ignoreExceptions().untilAsserted(() -> assertThat(
                    query(database, database.service(), "SELECT pg_postmaster_start_time() IS NOT NULL"))
                    .isEqualTo("t"));
            assertThat(query(database, database.owner(), "SELECT id FROM kept")).isEqualTo("7");
            assertThat(postgres.port()).isEqualTo(port);
        }
    }

    @Test
    void whoever_started_a_server_is_told_why_it_is_gone_for_good() throws Exception {
        BlockingQueue<StoreFailure> lost = new LinkedBlockingQueue<>();
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0, lost::add, List.of(Duration.ZERO))) {
            assertThat(postgres.port()).isPositive();
            misconfigure();
            killPostmaster();
            assertThat(lost.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isNotNull()
                    .hasMessageContaining("postgresql.conf");
        }
    }

    @Test
    void a_server_that_does_not_start_says_why() throws Exception {
        LocalPostgres.start(directory, 0).close();
        misconfigure();
        assertThatThrownBy(() -> LocalPostgres.start(directory, 0)).isInstanceOf(StoreFailure.class)
                .hasMessageContaining("postgresql.conf");
    }

    private void misconfigure() throws IOException {
        Files.writeString(directory.resolve("data").resolve("postgresql.conf"), "\nmisconfigured = yes\n",
                StandardOpenOption.APPEND);
    }

    private void killPostmaster() throws IOException {
        PostgresDirectory.postmaster(directory.resolve("data")).orElseThrow().destroyForcibly();
    }

    @Test
    void what_is_kept_is_for_its_owner_alone() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory.resolve("own"), 0)) {
            assertThat(postgres.port()).isPositive();
            for (String file : List.of("password", "postgres.log")) {
                assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("own").resolve(file)))).isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("own"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void service_and_reader_cannot_change_the_schema() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            for (Login login : new Login[]{database.service(), database.reader()}) {
                assertThatThrownBy(() -> execute(database, login, "CREATE TABLE mine (id int)"))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> execute(database, login, "CREATE TABLE public.mine (id int)"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void nobody_can_leave_a_transaction_open_that_holds_back_the_readers_of_the_log() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            for (Login login : new Login[]{database.owner(), database.service(), database.reader()}) {
                assertThat(query(database, login, "SHOW idle_in_transaction_session_timeout")).isIn("10s", "1min");
                assertThat(query(database, login, "SHOW transaction_timeout")).isNotEqualTo("0");
            }
        }
    }

    private Process halting() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), HaltingWithoutStopping.class.getName(), directory.toString())
                .inheritIO().start();
    }

    private static void execute(ServiceDatabase database, Login login, String statement) throws SQLException {
        try (Connection connection = connect(database, login); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static String query(ServiceDatabase database, Login login, String query) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(ServiceDatabase database, Login login) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
    }

    /** A process that starts the server and ends as a killed one does: without stopping it. */
    static final class HaltingWithoutStopping {
        static final int HALTED = 7;

        private HaltingWithoutStopping() {}

        @SuppressWarnings("resource")
        public static void main(String[] arguments) throws Exception {
            LocalPostgres.start(Path.of(arguments[0]), 0);
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
