package govbackbone.proposal.commitments;

import java.util.function.Supplier;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.PromisedProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Reaction;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.delegations.Delegations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the service tells the kit about commitments. */
@Configuration(proxyBeanMethods = false)
@Import(FollowedProjects.class)
public class CommitmentConfiguration {
    @Bean
    AggregateType<CommitmentCommand, ?, CommitmentEvent> commitment(Supplier<Delegations> delegations) {
        return type(delegations);
    }

    /** {@code GET /api/commitments}. */
    @Bean
    Projection<CommitmentEvent, CommitmentView> commitmentView() {
        return CommitmentProjection.projection();
    }

    @Bean
    Reaction<CaseEvent> followPromises(AggregateType<CommitmentCommand, ?, CommitmentEvent> commitments,
            AggregateType<CaseCommand, ?, CaseEvent> cases, EventLog log) {
        return CommitmentReactions.followPromises(commitments, id -> log.history(cases, id));
    }

    @Bean
    Reaction<CommitmentEvent> keepPromises(AggregateType<CaseCommand, ?, CaseEvent> cases) {
        return CommitmentReactions.keepPromises(cases);
    }

    @Bean
    AggregateType<PromisedProjectCommand, ?, PromisedProjectEvent> promisedProject() {
        return PromisedProject.type();
    }

    @Bean
    Reaction<CommitmentEvent> followProjects(AggregateType<PromisedProjectCommand, ?, PromisedProjectEvent> projects) {
        return PromisedProject.followProjects(projects);
    }

    @Bean
    Reaction<PromisedProjectEvent> readyPromises(AggregateType<CommitmentCommand, ?, CommitmentEvent> commitments) {
        return PromisedProject.readyPromises(commitments);
    }

    static AggregateType<CommitmentCommand, Commitment, CommitmentEvent> type(Supplier<Delegations> delegations) {
        return new AggregateType<>("proposal.commitment", CommitmentCommand.class, CommitmentEvent.class,
                Commitment.NONE,
                (state, command, context) -> new CommitmentDecider(delegations.get()).decide(state, command, context),
                Commitment::evolve, Commitment::standing, Commitment::claims, Commitment::releases,
                Commitment::alarms).concerning(new Concern<>(Commitment::parties, Commitment::acted));
    }
}
