package govbackbone.proposal.progress;

import govbackbone.kit.query.ViewReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the progress of campaigns. */
@Configuration(proxyBeanMethods = false)
public class ProgressConfiguration {
    @Bean
    ProgressRoute progressRoute(ViewReader views) {
        return new ProgressRoute(views);
    }

    /** Before what refuses the commands that {@code /api/campaigns/{id}} does not have. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> campaignProgress(ProgressRoute progressRoute) {
        return progressRoute.route();
    }
}
