package govbackbone.kit.command;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.sql.DataSource;

import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.AggregateType;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * The command side. Takes every {@link AggregateType} bean, the {@link Clock}, the supplier of the {@link WorkingCalendar}
 * and, if there is one, the {@link AlarmClock}. {@code backbone.commands.concurrent} (16), {@code .waiting} (1000) and
 * {@code .recent-size} (32MB) are {@link AxonCommands.Limits}; keep {@code spring.datasource.hikari.maximum-pool-size}
 * a few connections above the first.
 */
@Configuration(proxyBeanMethods = false)
public class CommandConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(CommandConfiguration.class);
    private static final Duration ANSWERS_KEPT = Duration.ofDays(7);

    @Bean
    AxonCommands commands(List<AggregateType<?, ?, ?>> types, EventStore store, DataSource dataSource,
            Supplier<WorkingCalendar> calendar, Clock clock, ObjectProvider<AlarmClock> alarms,
            @Value("${backbone.commands.concurrent:16}") int concurrent,
            @Value("${backbone.commands.waiting:1000}") int waiting,
            @Value("${backbone.commands.recent-size:32MB}") DataSize recentSize) {
        return new AxonCommands(types, store, dataSource, calendar, clock,
                new TimeOrderedIds(clock, new SecureRandom()), alarms::getIfAvailable,
                new AxonCommands.Limits(concurrent, waiting, recentSize.toBytes()));
    }

    @Bean
    BatchCreations creations(EventStore store, DataSource dataSource, Supplier<WorkingCalendar> calendar, Clock clock,
            ObjectProvider<AlarmClock> alarms) {
        return new BatchCreations(store, dataSource, calendar, clock, new TimeOrderedIds(clock, new SecureRandom()),
                alarms::getIfAvailable);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService forgettingAnswers(AxonCommands commands) {
        ScheduledExecutorService hourly = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("forget-answers").factory());
        var _ = hourly.scheduleWithFixedDelay(() -> forget(commands), 1, 60, TimeUnit.MINUTES);
        return hourly;
    }

    // A failed turn must not cancel the following ones.
    private static void forget(AxonCommands commands) {
        try {
            commands.forgetAnswers(ANSWERS_KEPT);
        } catch (RuntimeException | Error e) {
            LOG.warn("Old answers could not be removed", e);
        }
    }
}
