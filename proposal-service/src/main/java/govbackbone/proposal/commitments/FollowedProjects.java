package govbackbone.proposal.commitments;

import java.util.List;

import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.projection.ForeignLog;
import govbackbone.kit.reaction.Reaction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the log of the project registry, where there is one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("backbone.logs.project-registry.url")
class FollowedProjects {
    @Bean
    ForeignLog projectRegistryLog(@Value("${backbone.logs.project-registry.url}") String url,
            @Value("${backbone.logs.project-registry.username}") String username,
            @Value("${backbone.logs.project-registry.password}") String password) {
        return new ForeignLog("project-registry", new ForeignLog.Login(url, username, password),
                List.of(ProjectEvent.class, NoticeDraftEvent.class));
    }

    @Bean
    Reaction<ProjectEvent> noteAcceptances(AggregateType<PromisedProjectCommand, ?, ?> projects) {
        return PromisedProject.noteAcceptances(projects);
    }
}
