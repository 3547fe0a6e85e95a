package govbackbone.kit.delivery;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.testkit.Stores;
import org.flywaydb.core.Flyway;

/** A new schema of the kit, for tests of one part without a service. */
final class MigratedDatabase {
    private MigratedDatabase() {}

    static ServiceDatabase create() {
        ServiceDatabase database = Stores.serviceDatabase("delivery");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        return database;
    }

    /** As the service itself; two connections at most. */
    static HikariDataSource pool(ServiceDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.service().user());
        config.setPassword(database.service().password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
