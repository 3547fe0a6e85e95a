package govbackbone.registry.projects;

import java.util.List;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.units.Units;
import govbackbone.registry.plans.AnnualPlans;
import govbackbone.registry.rules.RegistryRules;
import govbackbone.registry.systems.GovSystems;
import govbackbone.testkit.aggregate.Given;

/** Projects with a history, where the sample plans and systems are known. */
final class Scenario {
    static final AggregateType<ProjectCommand, Project, ProjectEvent> TYPE = type(Samples.PLANS, Samples.SYSTEMS);

    private Scenario() {}

    static Given<ProjectCommand, Project, ProjectEvent> given(List<ProjectEvent> history) {
        return Given.nothing(TYPE, "sample-1", Samples.TODAY).after(history);
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> under(AnnualPlans plans) {
        return type(plans, Samples.SYSTEMS);
    }

    static AggregateType<ProjectCommand, Project, ProjectEvent> with(GovSystems systems) {
        return type(Samples.PLANS, systems);
    }

    private static AggregateType<ProjectCommand, Project, ProjectEvent> type(AnnualPlans plans, GovSystems systems) {
        return ProjectConfiguration.type(RegistryRules.shipped(), Units.shipped(), () -> plans, () -> systems);
    }
}
