package govbackbone.kit;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.kit.admin.AdminConfiguration;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandConfiguration;
import govbackbone.kit.deadline.DeadlineConfiguration;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.eventstore.EventStoreConfiguration;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.imports.ImportConfiguration;
import govbackbone.kit.metrics.MetricsConfiguration;
import govbackbone.kit.projection.ProjectionConfiguration;
import govbackbone.kit.query.QueryConfiguration;
import govbackbone.kit.reaction.ReactionConfiguration;
import govbackbone.kit.reference.ReferenceConfiguration;
import govbackbone.kit.security.Actors;
import govbackbone.kit.security.SecurityConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** The whole kit. A service imports this and declares its aggregates, its projections and its title. */
@Configuration(proxyBeanMethods = false)
@Import({EventStoreConfiguration.class, CommandConfiguration.class, DeadlineConfiguration.class,
    ProjectionConfiguration.class, ReferenceConfiguration.class, ReactionConfiguration.class, HttpConfiguration.class,
    ImportConfiguration.class, QueryConfiguration.class, AdminConfiguration.class, SecurityConfiguration.class,
    MetricsConfiguration.class})
public class ServiceKit {
    @Bean
    Clock clock() {
        return Clock.system(Context.ZONE);
    }

    /** The working days known at the moment of asking; a service that keeps calendars itself declares its own. */
    @Bean
    @Fallback
    Supplier<WorkingCalendar> workingCalendar() {
        return WorkingCalendars::published;
    }

    @Bean
    Function<ServerRequest, Mono<Actor>> actors() {
        return Actors::current;
    }
}
