package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OldRowsTest {
    private final ServiceDatabase database = LedgerService.schema();
    private final HikariDataSource pool = LedgerService.pool(database, database.service(), 2);
    private final HikariDataSource owner = LedgerService.pool(database, database.owner(), 1);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final OldRows rows = new OldRows("idempotency_key", "stored_at", 10);

    @BeforeEach
    void twenty_five_old_ones_and_five_new_ones() {
        jdbc.update(
                """
                        INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version, stored_at)
                        SELECT 's', n::text, '', '', 1, clock_timestamp() - make_interval(days => CASE WHEN n > 5 THEN 8 ELSE 0 END)
                        FROM generate_series(1, 30) AS n""");
    }

    @AfterEach
    void close() {
        pool.close();
        owner.close();
    }

    @Test
    void the_old_are_removed_in_portions_each_in_its_own_transaction() {
        new JdbcTemplate(owner).execute("""
                CREATE TABLE removed (txid xid8);
                CREATE FUNCTION note() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS
                    'BEGIN INSERT INTO removed VALUES (pg_current_xact_id()); RETURN OLD; END';
                CREATE TRIGGER noted BEFORE DELETE ON idempotency_key FOR EACH ROW EXECUTE FUNCTION note()""");

        assertThat(rows.remove(jdbc, Duration.ofDays(7))).isEqualTo(25);

        assertThat(new JdbcTemplate(owner).queryForList("SELECT count(*) FROM removed GROUP BY txid ORDER BY txid",
                Long.class)).containsExactly(10L, 10L, 5L);
        assertThat(jdbc.queryForList("SELECT key FROM idempotency_key", String.class))
                .containsExactlyInAnyOrderElementsOf(List.of("1", "2", "3", "4", "5"));
    }

    @Test
    void while_another_instance_is_at_it_nothing_is_done_and_nobody_waits() {
        TransactionTemplate other = new TransactionTemplate(new JdbcTransactionManager(pool));
        try (HikariDataSource mine = LedgerService.pool(database, database.service(), 1)) {
            other.executeWithoutResult(status -> {
                assertThat(rows.remove(jdbc, Duration.ofDays(7))).isEqualTo(25);
                assertThat(rows.remove(new JdbcTemplate(mine), Duration.ZERO)).isZero();
            });
        }
        assertThat(rows.remove(jdbc, Duration.ZERO)).isEqualTo(5);
    }
}
