package govbackbone.kit.eventstore;

import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ledger.LedgerService;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseLimitsTest {
    @Test
    void every_session_of_a_service_has_limits_whatever_its_roles_say() {
        ServiceDatabase database = LedgerService.schema();
        for (HikariDataSource pool : List.of(LedgerService.pool(database, database.service(), 1),
                LedgerService.pool(database, database.reader(), 1))) {
            try (pool) {
                JdbcTemplate jdbc = new JdbcTemplate(pool);
                assertThat(List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"))
                        .extracting(name -> jdbc.queryForObject("SELECT current_setting(?)", String.class, name))
                        .containsExactly("5s", "20s", "10s");
            }
        }
    }

    @Test
    void no_answer_is_waited_for_without_end_and_only_a_primary_is_written_to() {
        HikariConfig pool = new HikariConfig();
        DatabaseLimits.writing(pool);

        assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", "25")
                .containsEntry("connectTimeout", "5").containsEntry("tcpKeepAlive", "true")
                .containsEntry("targetServerType", "primary");
        assertThat(pool.getConnectionTimeout()).isEqualTo(5_000);
        assertThat(pool.getKeepaliveTime()).isEqualTo(30_000);
    }

    @Test
    void a_migration_does_not_wait_long_for_a_lock() {
        Configuration flyway = EventStoreSchema.configure(Flyway.configure(), "sample_service");

        assertThat(flyway.getInitSql()).contains("('lock_timeout', '10s')");
        assertThat(flyway.getJdbcProperties()).containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void prepared_transactions_are_refused_because_nobody_ends_them() {
        assertThatThrownBy(() -> DatabaseLimits.requireNone(10)).hasMessageContaining("max_prepared_transactions = 10");
        assertThatCode(() -> DatabaseLimits.requireNone(0)).doesNotThrowAnyException();
    }
}
