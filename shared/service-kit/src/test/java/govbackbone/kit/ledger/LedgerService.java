package govbackbone.kit.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.Login;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.AlarmClock;
import govbackbone.kit.command.AxonCommands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.TimeOrderedIds;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.DatabaseLimits;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.testkit.Stores;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A service instance without Spring Boot: pool, engine, store and commands over one schema. */
public final class LedgerService implements AutoCloseable {
    public static final Actor CLERK = clerk("clerk-1");

    public final ServiceDatabase database;
    public final HikariDataSource dataSource;
    public final PostgresEventStorageEngine engine;
    public final EmbeddedEventStore store;
    public final EventLog log;
    public final AxonCommands commands;

    /** Somebody who may give every command. */
    public static Actor clerk(String subject) {
        return new Actor(subject, "示例承办人", null, Set.of(Role.OFFICE), Set.of(Role.OFFICE));
    }

    public LedgerService() {
        this(schema(), List.of(Ledger.TYPE), AxonCommands.Limits.DEFAULT, () -> null);
    }

    /** A further instance over the schema of another one. */
    public LedgerService(ServiceDatabase database) {
        this(database, List.of(Ledger.TYPE), AxonCommands.Limits.DEFAULT, () -> null);
    }

    public LedgerService(ServiceDatabase database, List<AggregateType<LedgerCommand, Ledger, LedgerEvent>> types,
            AxonCommands.Limits limits, Supplier<? extends @Nullable AlarmClock> alarms) {
        this.database = database;
        this.dataSource = pool(database, database.service(), 20);
        this.engine = new PostgresEventStorageEngine(dataSource, json(), types);
        this.store = EventStoreConfiguration.eventStoreOver(engine);
        this.log = EventLog.of(engine);
        Clock clock = Clock.systemUTC();
        this.commands = new AxonCommands(types, store, dataSource, WorkingCalendars::published, clock,
                new TimeOrderedIds(clock, new SecureRandom()), alarms, limits);
    }

    public static EventJson json() {
        return new EventJson(List.of(LedgerEvent.class), Ledger.UPCASTERS);
    }

    /** A new, migrated schema. */
    public static ServiceDatabase schema() {
        ServiceDatabase database = Stores.serviceDatabase("ledger");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        return database;
    }

    public static HikariDataSource pool(ServiceDatabase database, Login login, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        if (login.equals(database.reader())) {
            DatabaseLimits.reading(config);
        } else {
            DatabaseLimits.writing(config);
        }
        return new HikariDataSource(config);
    }

    public static Submission<LedgerCommand> submission(@Nullable String id, LedgerCommand command) {
        return new Submission<>(Ledger.TYPE, id, command, CLERK, null, null, "test");
    }

    /** Has the command decided and waits for the answer. */
    public Accepted give(@Nullable String id, LedgerCommand command) {
        return give(submission(id, command));
    }

    public Accepted give(Submission<LedgerCommand> submission) {
        Accepted accepted = commands.submit(submission).block();
        if (accepted == null) {
            throw new IllegalStateException("No answer");
        }
        return accepted;
    }

    /** Repeats until the assertion holds and nothing is thrown, for at most ten seconds. */
    public static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().ignoreExceptions().untilAsserted(assertion);
    }

    @Override
    public void close() {
        commands.close();
        store.shutDown();
        dataSource.close();
    }
}
