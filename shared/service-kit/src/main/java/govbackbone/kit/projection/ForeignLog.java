package govbackbone.kit.projection;

import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.events.DomainEvent;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Another service's log, for reactions to it, read with a login that can do nothing but read. */
public final class ForeignLog implements AutoCloseable {
    private static final int CONNECTIONS = 3;

    private final HikariDataSource connections;
    private final EmbeddedEventStore store;
    private final LogSource source;

    /**
     * Connects when it is first read: the other service may start later.
     *
     * @param name   of the service that writes it
     * @param login  of a reader of its schema
     * @param events sealed interfaces of all events it holds; an event of another kind stops who reads it
     */
    public ForeignLog(String name, Login login, List<Class<? extends DomainEvent>> events) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("log-of-" + name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.username());
        config.setPassword(login.password());
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        connections = new HikariDataSource(config);
        PostgresEventStorageEngine engine = new PostgresEventStorageEngine(connections,
                new EventJson(events, List.of()));
        store = EventStoreConfiguration.eventStoreOver(engine);
        source = new LogSource(name, store, EventLog.of(engine));
    }

    /** @param url JDBC, with {@code currentSchema} */
    public record Login(String url, String username, String password) {}

    /** What reactions follow. */
    public LogSource source() {
        return source;
    }

    @Override
    public void close() {
        store.shutDown();
        connections.close();
    }
}
