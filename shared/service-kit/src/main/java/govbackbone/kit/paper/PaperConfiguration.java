package govbackbone.kit.paper;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves a service's {@link ViewPapers}. */
@Configuration(proxyBeanMethods = false)
public class PaperConfiguration {
    private static final int WRITERS = 2;
    private static final int WAITING = 200;

    @Bean(destroyMethod = "dispose")
    Scheduler paperWriters() {
        return Schedulers.newBoundedElastic(WRITERS, WAITING, "paper-writer", 60, true);
    }

    @Bean
    RouterFunction<ServerResponse> paperRoutes(List<ViewPapers<?, ?>> papers) {
        return papers.stream().<RouterFunction<ServerResponse>>map(ViewPapers::routes)
                .reduce(RouterFunction::and).orElseThrow();
    }
}
