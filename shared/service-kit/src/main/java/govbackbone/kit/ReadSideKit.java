package govbackbone.kit;

import java.time.Clock;
import java.util.function.Function;

import govbackbone.kit.admin.AdminConfiguration;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Context;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.projection.ProjectionConfiguration;
import govbackbone.kit.security.Actors;
import govbackbone.kit.security.SecurityConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What a service needs that has no log of its own: it folds the logs of others, and answers questions about them. */
@Configuration(proxyBeanMethods = false)
@Import({ProjectionConfiguration.class, HttpConfiguration.class, AdminConfiguration.class, SecurityConfiguration.class})
public class ReadSideKit {
    @Bean
    Clock clock() {
        return Clock.system(Context.ZONE);
    }

    @Bean
    Function<ServerRequest, Mono<Actor>> actors() {
        return Actors::current;
    }
}
