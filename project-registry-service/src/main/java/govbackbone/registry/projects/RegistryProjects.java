package govbackbone.registry.projects;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.units.Units;
import govbackbone.registry.rules.RegistryRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about projects. */
@Configuration(proxyBeanMethods = false)
public class RegistryProjects {
    /** The write side of projects, under the rules and units that are shipped. */
    @Bean
    public AggregateType<ProjectCommand, ?, ProjectEvent> project() {
        return type(RegistryRules.shipped(), Units.shipped());
    }

    /** {@code GET /api/projects}. */
    @Bean
    public Projection<ProjectEvent, ProjectView> projectView() {
        return ProjectProjection.projection();
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> type(RegistryRules rules, Units units) {
        return new AggregateType<>("registry.project", ProjectCommand.class, ProjectEvent.class, Project.NONE,
                new ProjectDecider(rules, units)::decide, Project::evolve, Project::standing, Project::claims,
                Project::alarms);
    }
}
