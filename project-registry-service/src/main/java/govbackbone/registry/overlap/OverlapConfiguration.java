package govbackbone.registry.overlap;

import java.time.Duration;
import java.util.function.Function;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.reaction.Reaction;
import govbackbone.registry.projects.ProjectCommand;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Has filings compared with what exists. */
@Configuration(proxyBeanMethods = false)
public class OverlapConfiguration {
    private static final int SEARCHERS = 2;
    private static final int WAITING = 200;
    private static final Duration READ_ON = Duration.ofSeconds(5);

    @Bean
    OverlapCheck overlapCheck(AggregateType<ProjectCommand, ?, ProjectEvent> projects, EventLog log) {
        return new OverlapCheck(log, id -> log.history(projects, id), OverlapRules.shipped());
    }

    /** Until it has come to the end of the log once, who asks is told to come again. */
    @Bean
    SmartLifecycle overlapReading(OverlapCheck overlapCheck, MeterRegistry meters) {
        return overlapCheck.follower(READ_ON, meters);
    }

    @Bean
    Reaction<ProjectEvent> flagOverlaps(AggregateType<ProjectCommand, ?, ProjectEvent> projects, EventLog log,
            OverlapCheck overlapCheck) {
        return OverlapReaction.reaction(projects, id -> log.history(projects, id), overlapCheck,
                OverlapRules.shipped());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler overlapSearchers() {
        return Schedulers.newBoundedElastic(SEARCHERS, WAITING, "overlap", 60, true);
    }

    @Bean
    OverlapRoute overlapRoute(OverlapCheck overlapCheck, Function<ServerRequest, Mono<Actor>> actors,
            Scheduler overlapSearchers) {
        return new OverlapRoute(overlapCheck, actors, overlapSearchers);
    }

    @Bean
    RouterFunction<ServerResponse> overlapRoutes(OverlapRoute overlapRoute) {
        return overlapRoute.route();
    }
}
