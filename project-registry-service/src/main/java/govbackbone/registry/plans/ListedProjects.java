package govbackbone.registry.plans;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.events.registry.PlanEvent;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.registry.plans.PlanCommand.CoverEntry;
import govbackbone.registry.plans.PlanCommand.UncoverEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What projects tell the plans that list them. */
@Configuration(proxyBeanMethods = false)
public class ListedProjects {
    @Bean
    Reaction<ProjectEvent> followPlanEntries(AggregateType<PlanCommand, ?, PlanEvent> plans,
            AggregateType<?, ?, ProjectEvent> projects, EventLog log) {
        return reaction(plans, id -> log.history(projects, id));
    }

    /**
     * When a project is approved under an entry, then the plan shows it, until that approval counts no more.
     *
     * @param history of a project
     */
    static Reaction<ProjectEvent> reaction(AggregateType<PlanCommand, ?, PlanEvent> plans,
            Function<String, List<Recorded<ProjectEvent>>> history) {
        return new Reaction<>("follow-plan-entries", ProjectEvent.class, recorded -> {
            String project = recorded.aggregateId();
            return switch (recorded.event()) {
                case ProjectListed e -> List.of(new Consequence<>(plans, e.plan(),
                        new CoverEntry(e.effectiveOn(), e.no(), project, e.amountFen())));
                case ProjectEvent e when endsApproval(e) -> heldBefore(recorded, history.apply(project))
                        .<List<Consequence<?>>>map(held -> List.of(new Consequence<>(plans, held.plan(),
                                new UncoverEntry(e.effectiveOn(), held.no(), project))))
                        .orElse(List.of());
                default -> List.of();
            };
        });
    }

    /** As the claim of the entry is given back. */
    private static boolean endsApproval(ProjectEvent event) {
        return event instanceof ProjectApproved || event instanceof ProjectDeferred
                || event instanceof ProjectRejected || event instanceof ProjectCancelled;
    }

    /** The entry under which the project was approved last, unless that had ended already. */
    private static Optional<ProjectListed> heldBefore(Recorded<ProjectEvent> event,
            List<Recorded<ProjectEvent>> history) {
        return history.stream().filter(each -> each.version() < event.version()).map(Recorded::event)
                .filter(each -> each instanceof ProjectListed || endsApproval(each)).reduce((_, latest) -> latest)
                .filter(ProjectListed.class::isInstance).map(ProjectListed.class::cast);
    }
}
