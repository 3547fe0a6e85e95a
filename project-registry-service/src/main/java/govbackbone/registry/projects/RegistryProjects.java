package govbackbone.registry.projects;

import java.util.function.Supplier;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.rules.RegistryRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about projects. */
@Configuration(proxyBeanMethods = false)
public class RegistryProjects {
    /** The write side of projects, under the rules and units that are shipped. */
    @Bean
    public AggregateType<ProjectCommand, ?, ProjectEvent> project(Reference<?, AnnualPlans> plans) {
        return type(RegistryRules.shipped(), Units.shipped(), plans);
    }

    /** {@code GET /api/projects}. */
    @Bean
    public Projection<ProjectEvent, ProjectView> projectView() {
        return ProjectProjection.projection();
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> type(RegistryRules rules, Units units,
            Supplier<AnnualPlans> plans) {
        return new AggregateType<>("registry.project", ProjectCommand.class, ProjectEvent.class, Project.NONE,
                (state, command, context) -> new ProjectDecider(rules, units, plans.get()).decide(state, command,
                        context),
                Project::evolve, Project::standing, Project::claims,
                Project::alarms);
    }
}
