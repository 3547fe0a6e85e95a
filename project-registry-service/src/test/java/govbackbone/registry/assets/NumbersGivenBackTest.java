package govbackbone.registry.assets;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.events.registry.LineCategory;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.AxonCommands;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Submission;
import govbackbone.kit.command.TimeOrderedIds;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.EventJson;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.EventStoreSchema;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.units.Units;
import govbackbone.registry.assets.AssetCommand.*;
import govbackbone.testkit.Stores;
import govbackbone.testkit.aggregate.SampleActors;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What an administrator gives back is there for the asset it belongs to; over a real log. */
@Tag("hosted")
@DisplayNameGeneration(ReplaceUnderscores.class)
class NumbersGivenBackTest {
    private static final AggregateType<AssetCommand, Asset, AssetEvent> TYPE = AssetConfiguration.type(Units.shipped());
    private static final UnitCode FIRST = new UnitCode("113703000000000199");
    private static final Actor UNIT = SampleActors.actor("unit", FIRST, Role.UNIT);
    private static final Actor ADMIN = SampleActors.actor("admin", new UnitCode("11370300MB28560647"), Role.ADMIN);

    private static HikariDataSource dataSource() {
        ServiceDatabase database = Stores.serviceDatabase("assets");
        EventStoreSchema.configure(Flyway.configure(), database.service().user())
                .dataSource(database.jdbcUrl(), database.owner().user(), database.owner().password()).load().migrate();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.service().user());
        source.setPassword(database.service().password());
        source.setMaximumPoolSize(2);
        return source;
    }

    private static void give(AxonCommands commands, String id, AssetCommand command, Actor actor) {
        commands.submit(new Submission<>(TYPE, id, command, actor, null, null, "test")).block();
    }

    private static ExpectAsset expected(int no) {
        return new ExpectAsset(LocalDate.of(2020, 3, 2), "p1", new DeliveredAsset(no, String.valueOf(no),
                LineCategory.HARDWARE, "示例设备", "台", BigDecimal.ONE, 4_000_000), FIRST);
    }

    @Test
    void a_released_asset_number_can_be_given_to_the_asset_it_belongs_to() {
        Clock clock = Clock.systemUTC();
        EnterAsset entered = new EnterAsset(null, "示例-0001", "A02010000", 3_900_000, "示例保管人", "示例机房");
        try (HikariDataSource source = dataSource()) {
            PostgresEventStorageEngine engine = new PostgresEventStorageEngine(source,
                    new EventJson(List.of(AssetEvent.class), List.of()), List.of(TYPE));
            EmbeddedEventStore store = EventStoreConfiguration.eventStoreOver(engine);
            try (AxonCommands commands = new AxonCommands(List.of(TYPE), store, source, WorkingCalendars::published,
                    clock, new TimeOrderedIds(clock, new SecureRandom()), () -> null, AxonCommands.Limits.DEFAULT)) {
                give(commands, "p1-a1", expected(1), Actor.BACKBONE);
                give(commands, "p1-a2", expected(2), Actor.BACKBONE);
                give(commands, "p1-a1", entered, UNIT);
                assertThatExceptionOfType(CommandFailure.Refused.class)
                        .isThrownBy(() -> give(commands, "p1-a2", entered, UNIT))
                        .withMessageContaining("DUPLICATE_ASSET_NUMBER");

                give(commands, "p1-a1", new ReleaseAssetNumber("示例-0001", "录入有误。"), ADMIN);
                give(commands, "p1-a2", entered, UNIT);

                assertThat(EventLog.of(engine).history(TYPE, "p1-a1").getLast()).satisfies(last -> {
                    assertThat(last.event()).isInstanceOfSatisfying(AssetEvent.AssetNumberReleased.class,
                            released -> assertThat(released.reason()).isEqualTo("录入有误。"));
                    assertThat(last.actor().subject()).isEqualTo("admin");
                });
            } finally {
                store.shutDown();
            }
        }
    }
}
