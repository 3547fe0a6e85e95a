package govbackbone.kit.eventstore;

import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStoreSchemaTest {
    private static final String BEFORE_ADMINISTRATORS_WERE_WRITTEN_DOWN = "18";

    @Test
    void a_schema_of_an_earlier_state_gets_what_is_new_and_keeps_what_it_has() {
        ServiceDatabase database = Stores.serviceDatabase("ledger");
        schema(database).target(BEFORE_ADMINISTRATORS_WERE_WRITTEN_DOWN).load().migrate();
        try (HikariDataSource pool = LedgerService.pool(database, database.service(), 1)) {
            JdbcClient sql = JdbcClient.create(pool);
            assertThat(
                    sql.sql("SELECT coalesce(to_regclass('admin_action'), to_regclass('refused_consequence')) IS NULL")
                            .query(Boolean.class).single())
                    .as("what came later has a later number").isTrue();
            sql.sql("INSERT INTO reaction (name, txid, idx) VALUES ('sample', 7, 1)").update();
            sql.sql("""
                    INSERT INTO parked_reaction (reaction, aggregate_id, txid, idx, version, event_id, correlation_id, type)
                    VALUES ('sample', 'c1', 6, 1, 2, 'e', 'request-1', 'EntryMade')
                    """)
                    .update();

            schema(database).load().migrate();

            assertThat(sql.sql("SELECT txid, idx, advanced_at IS NOT NULL AS known FROM reaction").query()
                    .singleRow()).containsAllEntriesOf(Map.of("txid", 7L, "idx", 1L, "known", true));
            assertThat(sql.sql("SELECT reached FROM parked_reaction").query(Integer.class).single()).isZero();
            assertThat(sql.sql("SELECT count(*) FROM admin_action").query(Long.class).single()).isZero();
        }
    }

    private static FluentConfiguration schema(ServiceDatabase database) {
        return EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password());
    }
}
