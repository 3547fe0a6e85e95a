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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;

/** The whole kit. A service imports this and declares its aggregates, its projections and its title. */
@Configuration(proxyBeanMethods = false)
@Import({ReadSideKit.class, EventStoreConfiguration.class, CommandConfiguration.class, DeadlineConfiguration.class,
    ReferenceConfiguration.class, ReactionConfiguration.class, ImportConfiguration.class, QueryConfiguration.class,
    MetricsConfiguration.class})
public class ServiceKit {
    /** Starts a service as a process of its own. */
    public static void run(Class<?> application, String name, String... arguments) {
        new SpringApplicationBuilder(application).properties(config(name)).run(arguments);
    }

    /**
     * The files a service is configured by: what all have in common, and {@code {name}-service.yaml}, which goes before it.
     * Names of their own, because beside other services in one JVM {@code application.yaml} would be anyone's.
     *
     * @return {@code spring.config.name=…}
     */
    public static String config(String name) {
        return "spring.config.name=service-defaults," + name + "-service";
    }

    /** The working days known at the moment of asking; a service that keeps calendars itself declares its own. */
    @Bean
    @Fallback
    Supplier<WorkingCalendar> workingCalendar() {
        return WorkingCalendars::published;
    }
}
