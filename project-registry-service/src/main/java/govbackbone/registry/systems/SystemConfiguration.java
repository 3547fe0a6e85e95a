package govbackbone.registry.systems;

import java.util.List;
import java.util.function.Supplier;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.SystemDelivered;
import govbackbone.events.registry.SystemEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.units.Units;
import govbackbone.registry.systems.SystemCommand.Delivery;
import govbackbone.registry.systems.SystemCommand.RecordExtension;
import govbackbone.registry.systems.SystemCommand.RegisterDelivered;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about government systems. */
@Configuration(proxyBeanMethods = false)
public class SystemConfiguration {
    @Bean
    AggregateType<SystemCommand, GovSystem, SystemEvent> governmentSystem(
            ObjectProvider<Reference<GovSystem, GovSystems>> known) {
        return type(Units.shipped(), () -> known.getObject().get());
    }

    /** The catalogue, for whoever decides by it. */
    @Bean
    Reference<GovSystem, GovSystems> govSystems(AggregateType<SystemCommand, GovSystem, SystemEvent> system) {
        return new Reference<>(system, GovSystems::new);
    }

    /** {@code GET /api/government-systems}. */
    @Bean
    Projection<SystemEvent, SystemView> systemView() {
        return SystemProjection.projection();
    }

    /** {@code GET /api/shared-capabilities}. */
    @Bean
    Projection<SystemEvent, CapabilityView> capabilityView() {
        return CapabilityProjection.projection();
    }

    /** When a project is accepted that built or extended a system, then the catalogue has it. */
    @Bean
    Reaction<ProjectEvent> catalogueSystems(AggregateType<SystemCommand, GovSystem, SystemEvent> systems) {
        return new Reaction<>("catalogue-systems", ProjectEvent.class,
                recorded -> recorded.event() instanceof SystemDelivered e
                        ? catalogued(systems, e.catalogueNo(), delivery(e, recorded.aggregateId()))
                        : List.of());
    }

    // Whether the system is there is known when the commands are decided: one of the two changes nothing.
    private static List<Consequence<?>> catalogued(AggregateType<SystemCommand, GovSystem, SystemEvent> systems,
            String catalogueNo, Delivery delivery) {
        return List.of(new Consequence<>(systems, catalogueNo, new RegisterDelivered(delivery)),
                new Consequence<>(systems, catalogueNo, new RecordExtension(delivery)));
    }

    private static Delivery delivery(SystemDelivered e, String project) {
        return new Delivery(e.effectiveOn(), project, e.catalogueNo(), e.name(), e.unit(), e.content(), e.functions(),
                e.hosting(), e.gradingLevel(), e.certificate(), e.assessmentValidUntil(), e.resources(),
                e.notSharingReason());
    }

    static AggregateType<SystemCommand, GovSystem, SystemEvent> type(Units units, Supplier<GovSystems> known) {
        return new AggregateType<>("registry.system", SystemCommand.class, SystemEvent.class, GovSystem.NONE,
                (state, command, context) -> new SystemDecider(units, known.get()).decide(state, command, context),
                GovSystem::evolve, GovSystem::standing)
                .concerning(new Concern<>(GovSystem::parties));
    }
}
