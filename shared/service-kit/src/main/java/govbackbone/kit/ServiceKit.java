package govbackbone.kit;

import java.util.function.Supplier;

import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandConfiguration;
import govbackbone.kit.deadline.DeadlineConfiguration;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.imports.ImportConfiguration;
import govbackbone.kit.metrics.MetricsConfiguration;
import govbackbone.kit.query.QueryConfiguration;
import govbackbone.kit.reaction.ReactionConfiguration;
import govbackbone.kit.reference.ReferenceConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;

/** The whole kit. A service imports this and declares its aggregates, its projections and its title. */
@Configuration(proxyBeanMethods = false)
@Import({ReadingKit.class, EventStoreConfiguration.class, CommandConfiguration.class, DeadlineConfiguration.class,
    ReferenceConfiguration.class, ReactionConfiguration.class, ImportConfiguration.class, QueryConfiguration.class,
    MetricsConfiguration.class})
public class ServiceKit {
    /** The working days known at the moment of asking; a service that keeps calendars itself declares its own. */
    @Bean
    @Fallback
    Supplier<WorkingCalendar> workingCalendar() {
        return WorkingCalendars::published;
    }
}
