package govbackbone.registry.documents;

import java.nio.file.Path;

import govbackbone.kit.paper.PaperConfiguration;
import govbackbone.kit.paper.ViewPapers;
import govbackbone.kit.query.ViewReader;
import govbackbone.registry.projects.ProjectView;
import govbackbone.registry.rules.RegistryRules;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.scheduler.Scheduler;

/** Serves the papers of projects. */
@Configuration(proxyBeanMethods = false)
@Import(PaperConfiguration.class)
public class ProjectPaperConfiguration {
    /** @param templates directory of the office's own templates; see docs/documents.md */
    @Bean
    ViewPapers<ProjectView, ProjectPaper> papers(ViewReader views, Scheduler paperWriters,
            @Value("${backbone.filings.templates:#{null}}") @Nullable Path templates) {
        ProjectPapers papers = new ProjectPapers(templates, RegistryRules.shipped());
        return new ViewPapers<>("projects", ProjectView.class, ProjectPaper.class, views::one, papers::choose,
                paperWriters);
    }
}
