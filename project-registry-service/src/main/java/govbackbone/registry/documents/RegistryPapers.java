package govbackbone.registry.documents;

import java.nio.file.Path;

import govbackbone.kit.query.ViewReader;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.rules.RegistryRules;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves the papers of projects. */
@Configuration(proxyBeanMethods = false)
public class RegistryPapers {
    private static final int WRITERS = 2;
    private static final int WAITING = 200;

    @Bean(destroyMethod = "dispose")
    Scheduler paperWriters() {
        return Schedulers.newBoundedElastic(WRITERS, WAITING, "paper-writer", 60, true);
    }

    /** @param templates directory of the office's own templates; see docs/documents.md */
    @Bean
    PaperRoutes paperRoutes(ViewReader views, Scheduler paperWriters,
            @Value("${backbone.filings.templates:#{null}}") @Nullable Path templates) {
        return new PaperRoutes((request, id, atLeast) -> views.one(ProjectView.class, request, id, atLeast),
                new ProjectPapers(templates, RegistryRules.shipped()), paperWriters);
    }

    @Bean
    RouterFunction<ServerResponse> papers(PaperRoutes paperRoutes) {
        return paperRoutes.routes();
    }
}
