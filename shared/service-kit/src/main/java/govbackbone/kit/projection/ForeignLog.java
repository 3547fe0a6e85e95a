package govbackbone.kit.projection;

import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.DatabaseLimits;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.eventstore.Upcaster;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Another service's log, for reactions to it, read with a login that can do nothing but read. */
public final class ForeignLog implements AutoCloseable {
    private static final int CONNECTIONS = 3;
    private static final Duration LATENESS = Duration.ofMillis(100);

    private final HikariDataSource connections;
    private final PostgresEventStorageEngine engine;
    private final EmbeddedEventStore store;
    private final LogSource source;

    /** A log all of whose events are in their first revision. */
    public ForeignLog(String name, Login login, List<Class<? extends DomainEvent>> events) {
        this(name, login, events, List.of());
    }

    /**
     * Connects when it is first read: the other service may start later.
     *
     * @param name   of the service that writes it
     * @param login  of a reader of its schema
     * @param events sealed interfaces of the events that are looked at here; whatever else the log holds is passed over
     * @param upcasters as its writer has them: one for every revision but the current one of every event
     */
    public ForeignLog(String name, Login login, List<Class<? extends DomainEvent>> events,
            List<Upcaster> upcasters) {
        EventJson json = EventJson.ofSome(events, upcasters);
        HikariConfig config = new HikariConfig();
        config.setPoolName("log-of-" + name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.username());
        config.setPassword(login.password());
        config.setReadOnly(true);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        DatabaseLimits.reading(config);
        connections = new HikariDataSource(config);
        engine = new PostgresEventStorageEngine(connections, json);
        store = EventStoreConfiguration.eventStoreOver(engine, LATENESS);
        source = new LogSource(name, store, EventLog.of(engine), events);
    }

    /** @param url JDBC, with {@code currentSchema} */
    public record Login(String url, String username, String password) {}

    /** What reactions follow. */
    public LogSource source() {
        return source;
    }

    /**
     * All events of one of its aggregates, oldest first; empty if there is no such aggregate. Blocks.
     *
     * @throws govbackbone.kit.eventstore.UnreadableHistory if one of them cannot be read, or is missing
     */
    public <E extends DomainEvent> List<Recorded<E>> history(Class<E> events, String aggregateId) {
        return engine.readEvents(aggregateId).asStream()
                .map(message -> EventMetadata.readable((TrackedEventMessage<?>) message).as(events)).toList();
    }

    @Override
    public void close() {
        store.shutDown();
        connections.close();
    }
}
