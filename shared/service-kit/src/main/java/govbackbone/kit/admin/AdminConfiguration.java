package govbackbone.kit.admin;

import java.util.function.Function;

import javax.sql.DataSource;

import govbackbone.kit.deadline.LostAlarms;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.projection.Projections;
import govbackbone.kit.reaction.Reactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Serves the admin API under the name of the service, {@code backbone.service} or else that of the application: behind one
 * gateway several services have one.
 */
@Configuration(proxyBeanMethods = false)
public class AdminConfiguration {
    private final String path;

    AdminConfiguration(@Value("${backbone.service:${spring.application.name}}") String service) {
        this.path = "/api/admin/" + service;
    }

    @Bean
    @DependsOnDatabaseInitialization
    AdminJournal adminJournal(ObjectProvider<DataSource> dataSource) {
        return new AdminJournal(dataSource.getIfAvailable());
    }

    @Bean
    RouterFunction<ServerResponse> adminRoutes(Function<ServerRequest, Mono<Actor>> actors, AdminJournal journal,
            Projections projections) {
        AdminAccess door = new AdminAccess(actors, journal);
        return new AdminRoutes(door, ProjectionAdmin.of(projections)).under(path + "/projections")
                .and(new ActionRoutes(door, journal).under(path + "/actions"));
    }

    @Bean
    RouterFunction<ServerResponse> reactionRoutes(Function<ServerRequest, Mono<Actor>> actors, AdminJournal journal,
            ObjectProvider<Reactions> reactions) {
        Reactions running = reactions.getIfAvailable();
        return running == null
                ? request -> Mono.empty()
                : new ReactionRoutes(new AdminAccess(actors, journal), running).under(path + "/reactions");
    }

    @Bean
    RouterFunction<ServerResponse> alarmRoutes(Function<ServerRequest, Mono<Actor>> actors, AdminJournal journal,
            ObjectProvider<LostAlarms> alarms) {
        LostAlarms lost = alarms.getIfAvailable();
        return lost == null
                ? request -> Mono.empty()
                : new AlarmRoutes(new AdminAccess(actors, journal), lost::lookFor).under(path + "/alarms");
    }

    @Bean
    ApiPaths adminPaths(ObjectProvider<Reactions> reactions, ObjectProvider<LostAlarms> alarms) {
        return new AdminPaths(path, reactions.getIfAvailable() != null, alarms.getIfAvailable() != null);
    }
}
