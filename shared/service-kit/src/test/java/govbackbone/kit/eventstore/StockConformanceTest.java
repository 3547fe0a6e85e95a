package govbackbone.kit.eventstore;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the conformance suite finds what it looks for: Axon's own JDBC engine gives up on transactions that outlast
 * its gap timeout (AxonFramework issue 4829). The timeout, 60 s by default, is shortened so that the test need not last.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StockConformanceTest extends EventStoreConformance {
    private HikariDataSource dataSource;
    private JdbcEventStorageEngine engine;

    @BeforeEach
    void start() throws SQLException {
        ServiceDatabase database = Stores.serviceDatabase("stock");
        dataSource = LedgerService.pool(database, database.owner(), 20);
        TransactionAwareDataSourceProxy joining = new TransactionAwareDataSourceProxy(dataSource);
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        engine = JdbcEventStorageEngine.builder().connectionProvider(joining::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE).eventSerializer(serializer)
                .persistenceExceptionResolver(
                        failure -> failure instanceof SQLException sql && "23505".equals(sql.getSQLState()))
                .snapshotSerializer(serializer).gapTimeout(100).build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    @AfterEach
    void stop() {
        dataSource.close();
    }

    @Override
    EventStorageEngine engine() {
        return engine;
    }

    @Override
    DataSource dataSource() {
        return dataSource;
    }

    @Test
    void the_stock_engine_loses_events_of_slow_transactions() throws Exception {
        Outcome outcome = run(new Load(60, 2, Duration.ofMillis(20), 15, Duration.ofMillis(400), 2));

        assertThat(outcome.lost()).isPositive();
    }
}
