package govbackbone.kit.deadline;

import java.time.InstantSource;
import java.util.List;

import javax.sql.DataSource;

import govbackbone.kit.command.AlarmClock;
import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the alarm clock of a service and what rings its alarms, over the service's own database. */
@Configuration(proxyBeanMethods = false)
public class DeadlineConfiguration {
    @Bean
    AlarmClock alarmClock(DataSource dataSource) {
        return new PostgresAlarmClock(dataSource);
    }

    @Bean
    PendingAlarms waiting(DataSource dataSource) {
        return new PendingAlarms(dataSource);
    }

    @Bean
    LostAlarms lostAlarms(DataSource dataSource, List<AggregateType<?, ?, ?>> types, EventLog log) {
        return new LostAlarms(dataSource, types, log);
    }

    @Bean
    SmartLifecycle alarmRinger(DataSource dataSource, Commands commands, List<AggregateType<?, ?, ?>> types,
            EventLog log, InstantSource clock, MeterRegistry meters) {
        return new AlarmRinger(dataSource, commands, types, log, clock, meters, AlarmRinger.Pace.USUAL);
    }
}
