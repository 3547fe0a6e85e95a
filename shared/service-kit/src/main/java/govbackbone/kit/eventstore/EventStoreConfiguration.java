package govbackbone.kit.eventstore;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.kit.decision.AggregateType;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The service's own log. Needs {@code spring.datasource.url} (with {@code currentSchema}), {@code .username}
 * ({@code <schema>_service}) and {@code .password}, and {@code spring.flyway.user} ({@code <schema>_owner}) and
 * {@code .password}; everything else of Flyway, and how long anything waits for PostgreSQL, is set here.
 */
@Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {
    // How late an event written by another instance may be seen; events of this instance wake readers at once.
    private static final Duration BUSY = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration BLIND = Duration.ofSeconds(10);
    private static final long TAIL_BYTES = 8 * 1024 * 1024;

    @Bean
    FlywayConfigurationCustomizer eventStoreSchema(@Value("${spring.datasource.username}") String serviceLogin,
            @Value("${spring.datasource.url}") String url, @Value("${spring.flyway.user}") String owner,
            @Value("${spring.flyway.password}") String password) {
        return flyway -> EventStoreSchema.configure(flyway, serviceLogin).dataSource(url, owner, password);
    }

    @Bean
    static BeanPostProcessor databaseLimits() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    DatabaseLimits.writing(pool);
                }
                return bean;
            }
        };
    }

    @Bean
    EventJson eventJson(List<AggregateType<?, ?, ?>> types, ObjectProvider<Upcaster> upcasters) {
        return new EventJson(types.stream().map(AggregateType::events).toList(), upcasters.stream().toList());
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventStorageEngine eventStorageEngine(DataSource dataSource, EventJson events,
            List<AggregateType<?, ?, ?>> types) {
        Durability.of(dataSource).require();
        DatabaseLimits.requireNoPreparedTransactions(dataSource);
        ClusterOfTheLog.require(dataSource);
        return new PostgresEventStorageEngine(dataSource, events, types);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(PostgresEventStorageEngine engine) {
        return eventStoreOver(engine);
    }

    @Bean
    AggregateFeed.Opener aggregateFeeds(PostgresEventStorageEngine engine, EmbeddedEventStore store,
            MeterRegistry meters) {
        return (types, listener) -> new AggregateFeed(engine, store, types, listener, meters);
    }

    @Bean
    EventLog eventLog(PostgresEventStorageEngine engine) {
        return EventLog.of(engine);
    }

    /** Axon's event store over this engine; to be shut down by the caller. */
    public static EmbeddedEventStore eventStoreOver(PostgresEventStorageEngine engine) {
        return eventStoreOver(engine, BUSY);
    }

    /**
     * @param lateness how late an event written elsewhere may be seen while something happens: so often the log is asked;
     *                 when nothing happens, at least ten times a second
     */
    public static EmbeddedEventStore eventStoreOver(PostgresEventStorageEngine engine, Duration lateness) {
        return new WakingEventStore(engine, new SharedTail.Pace(lateness, IDLE, BLIND, TAIL_BYTES));
    }
}
