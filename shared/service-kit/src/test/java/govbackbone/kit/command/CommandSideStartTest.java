package govbackbone.kit.command;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.eventstore.Upcaster;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The command side as a service's Spring context starts it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandSideStartTest {
    private ServiceDatabase database;

    @BeforeEach
    void provision() {
        database = Stores.serviceDatabase("start");
    }

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getBeanFactory()
                        .setConversionService(ApplicationConversionService.getSharedInstance()))
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withUserConfiguration(LedgerOnly.class)
                .withPropertyValues("spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.service().user(),
                        "spring.datasource.password=" + database.service().password(),
                        "spring.flyway.user=" + database.owner().user(),
                        "spring.flyway.password=" + database.owner().password());
    }

    @Configuration(proxyBeanMethods = false)
    @Import({EventStoreConfiguration.class, CommandConfiguration.class})
    static class LedgerOnly {
        @Bean
        AggregateType<?, ?, ?> ledgers() {
            return Ledger.TYPE;
        }

        @Bean
        Upcaster entriesInCents() {
            return Ledger.UPCASTERS.getFirst();
        }

        @Bean
        Upcaster entriesWithText() {
            return Ledger.UPCASTERS.getLast();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Supplier<WorkingCalendar> calendar() {
            return WorkingCalendars::published;
        }
    }

    @Test
    void a_service_that_declares_its_aggregates_migrates_its_schema_and_decides_commands() {
        service().run(context -> {
            assertThat(context).hasNotFailed();
            Accepted accepted = context.getBean(Commands.class)
                    .submit(LedgerService.submission(null, new OpenLedger("7"))).blockOptional()
                    .orElseThrow();
            assertThat(context.getBean(EventLog.class).history(Ledger.TYPE, accepted.id())).hasSize(1);
            assertThat(context.getBean(HikariDataSource.class).getDataSourceProperties()).containsKeys("socketTimeout",
                    "connectTimeout", "targetServerType");
        });
    }

    @Test
    void it_does_not_start_on_a_database_that_loses_what_it_acknowledged() throws SQLException {
        try (Connection superuser = Stores.superuser().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "ALTER ROLE %s SET synchronous_commit = off".formatted(database.service().user()));
        }

        service().run(context -> assertThat(context.getStartupFailure()).rootCause()
                .hasMessageContaining("would lose acknowledged events"));
    }

    @Test
    void it_does_not_start_on_a_log_of_another_cluster_that_counts_further_than_this_one() {
        service().run(context -> context.getBean(Commands.class)
                .submit(LedgerService.submission(null, new OpenLedger("7"))).block());
        DataSource owner = new DriverManagerDataSource(database.jdbcUrl(), database.owner().user(),
                database.owner().password());
        JdbcClient.create(owner).sql("UPDATE event SET txid = (pg_current_xact_id()::text::bigint + 1000)::text::xid8")
                .update();

        service().run(context -> assertThat(context.getStartupFailure()).rootCause()
                .hasMessageContaining("which it is ahead of"));
    }

    @Test
    void it_does_not_start_as_another_login_than_the_services() {
        service().withPropertyValues("spring.datasource.username=postgres").run(context -> assertThat(
                context.getStartupFailure()).rootCause().hasMessageContaining("<schema>_service"));
    }
}
