package govbackbone.proposal.notices;

import govbackbone.events.notice.NoticeDraftEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.notice.NoticeDrafts;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.commitments.CommitmentCommand;
import govbackbone.proposal.delegations.DelegationCommand;
import govbackbone.proposal.dispatch.DispatchListCommand;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Issues the notices of cases, commitments, delegations and dispatches, and what other services have to tell. What happened
 * before that was first switched on is told to nobody.
 */
@Configuration(proxyBeanMethods = false)
public class NoticeWordingConfiguration {
    private static final Units UNITS = Units.shipped();

    @Bean
    Reaction<CaseEvent> tellOfCases(AggregateType<CaseCommand, ?, CaseEvent> cases, EventLog events) {
        return new Reaction<>("tell-of-cases", CaseEvent.class,
                recorded -> CaseNotices.of(recorded, () -> events.history(cases, recorded.aggregateId()), UNITS))
                .sinceFirstStart();
    }

    @Bean
    Reaction<CommitmentEvent> tellOfCommitments(AggregateType<CommitmentCommand, ?, CommitmentEvent> commitments,
            EventLog events) {
        return new Reaction<>("tell-of-commitments", CommitmentEvent.class, recorded -> CommitmentNotices
                .of(recorded, () -> events.history(commitments, recorded.aggregateId()), UNITS)).sinceFirstStart();
    }

    @Bean
    Reaction<DelegationEvent> tellOfDelegations(AggregateType<DelegationCommand, ?, DelegationEvent> delegations,
            EventLog events) {
        return new Reaction<>("tell-of-delegations", DelegationEvent.class, recorded -> DelegationNotices
                .of(recorded, () -> events.history(delegations, recorded.aggregateId()), UNITS)).sinceFirstStart();
    }

    @Bean
    Reaction<DispatchListEvent> tellOfDispatches(AggregateType<DispatchListCommand, ?, DispatchListEvent> lists,
            EventLog events) {
        return new Reaction<>("tell-of-dispatches", DispatchListEvent.class,
                recorded -> DispatchNotices.of(recorded, () -> events.history(lists, recorded.aggregateId())))
                .sinceFirstStart();
    }

    /** As the registry words them; there is one inbox for a person. */
    @Bean
    @ConditionalOnProperty("backbone.logs.project-registry.url")
    Reaction<NoticeDraftEvent> tellOfProjects() {
        return NoticeDrafts.issuing("tell-of-projects", "project-registry");
    }
}
