package govbackbone.registry.plans;

import java.util.function.Supplier;

import govbackbone.events.registry.PlanEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.units.Units;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about annual plans. */
@Configuration(proxyBeanMethods = false)
public class PlanConfiguration {
    @Bean
    AggregateType<PlanCommand, Plan, PlanEvent> plan(ObjectProvider<Reference<Plan, AnnualPlans>> known) {
        return type(Units.shipped(), () -> known.getObject().get());
    }

    /** All plans, for whoever decides by them. */
    @Bean
    Reference<Plan, AnnualPlans> annualPlans(AggregateType<PlanCommand, Plan, PlanEvent> plan) {
        return new Reference<>(plan, AnnualPlans::new);
    }

    /** {@code GET /api/annual-plans}. */
    @Bean
    Projection<PlanEvent, PlanView> planView() {
        return PlanProjections.plans();
    }

    /** {@code GET /api/plan-entries}. */
    @Bean
    Projection<PlanEvent, PlanEntryView> planEntryView() {
        return PlanProjections.entries();
    }

    static AggregateType<PlanCommand, Plan, PlanEvent> type(Units units, Supplier<AnnualPlans> known) {
        return new AggregateType<>("registry.plan", PlanCommand.class, PlanEvent.class, Plan.NONE,
                (state, command, context) -> new PlanDecider(units, known.get()).decide(state, command, context),
                Plan::evolve, Plan::standing).concerning(Concern.ofNobody());
    }
}
