package govbackbone.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LocalPostgresTest {
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
        Process killed = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), HaltingWithoutStopping.class.getName(), directory.toString())
                .inheritIO().start();
        assertThat(killed.waitFor()).isEqualTo(HaltingWithoutStopping.HALTED);
        try (LocalPostgres postgres = LocalPostgres.start(directory, 0)) {
            ServiceDatabase database = postgres.provision("sample");
            assertThat(query(database, database.reader(), "SELECT 1")).isEqualTo("1");
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
