package govbackbone.registry.projects;

import java.util.List;
import java.util.function.Supplier;

import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.events.registry.AssetSettlement;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.projects.ProjectCommand.SettleAsset;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about projects. */
@Configuration(proxyBeanMethods = false)
public class ProjectConfiguration {
    /** The write side of projects, under the rules and units that are shipped. */
    @Bean
    public AggregateType<ProjectCommand, ?, ProjectEvent> project(Reference<?, AnnualPlans> plans,
            Reference<?, GovSystems> systems) {
        return type(RegistryRules.shipped(), Units.shipped(), plans, systems);
    }

    /** {@code GET /api/projects}. */
    @Bean
    public Projection<ProjectEvent, ProjectView> projectView() {
        return ProjectProjection.projection();
    }

    /** When an asset is transferred or disposed of, then its project answers for it no more. */
    @Bean
    Reaction<AssetEvent> settleAssets(AggregateType<ProjectCommand, ?, ProjectEvent> projects) {
        return new Reaction<>("settle-assets", AssetEvent.class,
                recorded -> switch (recorded.event()) {
                    case AssetTransferred e -> List.of(new Consequence<>(projects, e.project(),
                            new SettleAsset(e.effectiveOn(), e.no(), AssetSettlement.TRANSFERRED)));
                    case AssetDisposed e -> List.of(new Consequence<>(projects, e.project(),
                            new SettleAsset(e.effectiveOn(), e.no(), AssetSettlement.DISPOSED)));
                    case AssetDelivered _,AssetEntered _,CustodianChanged _,AssetNumberReleased _ -> List.of();
                });
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> type(RegistryRules rules, Units units,
            Supplier<AnnualPlans> plans, Supplier<GovSystems> systems) {
        return new AggregateType<>("registry.project", ProjectCommand.class, ProjectEvent.class, Project.NONE,
                (state, command, context) -> new ProjectDecider(rules, units, plans.get(), systems.get())
                        .decide(state, command, context),
                Project::evolve, Project::standing, Project::claims, Project::releases,
                Project::alarms).concerning(new Concern<>(Project::parties, Project::acted));
    }
}
