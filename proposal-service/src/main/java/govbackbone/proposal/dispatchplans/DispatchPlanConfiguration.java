package govbackbone.proposal.dispatchplans;

import java.util.List;

import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.DispatchDue;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.proposal.dispatch.DispatchListCommand;
import govbackbone.proposal.dispatch.DispatchListCommand.Draw;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about regular dispatches. */
@Configuration(proxyBeanMethods = false)
public class DispatchPlanConfiguration {
    @Bean
    AggregateType<DispatchPlanCommand, ?, DispatchPlanEvent> dispatchPlan() {
        return type(Units.shipped());
    }

    /** {@code GET /api/dispatch-plans}. */
    @Bean
    Projection<DispatchPlanEvent, DispatchPlanView> dispatchPlanView() {
        return DispatchPlanProjection.projection();
    }

    /** When the day has come, then the list is drawn; if somebody drew it that day already, that one counts. */
    @Bean
    Reaction<DispatchPlanEvent> drawDispatchLists(AggregateType<DispatchListCommand, ?, DispatchListEvent> lists) {
        return new Reaction<>("draw-dispatch-lists", DispatchPlanEvent.class,
                recorded -> recorded.event() instanceof DispatchDue e
                        ? List.of(new Consequence<DispatchListCommand>(lists,
                                "dispatch-" + e.unit() + "-" + e.effectiveOn(), new Draw(e.unit())))
                        : List.of());
    }

    static AggregateType<DispatchPlanCommand, DispatchPlan, DispatchPlanEvent> type(Units units) {
        return new AggregateType<>("proposal.dispatch-plan", DispatchPlanCommand.class, DispatchPlanEvent.class,
                DispatchPlan.NONE, new DispatchPlanDecider(units)::decide, DispatchPlan::evolve,
                DispatchPlan::standing, event -> List.of(), DispatchPlan::alarms)
                .concerning(new Concern<>(DispatchPlan::parties));
    }
}
