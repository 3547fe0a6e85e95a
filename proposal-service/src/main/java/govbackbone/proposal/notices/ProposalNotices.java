package govbackbone.proposal.notices;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.events.proposal.CommitmentEvent;
import govbackbone.events.proposal.DispatchListEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.commitments.CommitmentCommand;
import govbackbone.proposal.dispatch.DispatchListCommand;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Issues the notices of cases, commitments and dispatches. */
@Configuration(proxyBeanMethods = false)
public class ProposalNotices {
    private static final Units UNITS = Units.shipped();

    @Bean
    Reaction<CaseEvent> tellOfCases(@Value("${spring.application.name}") String log,
            AggregateType<CaseCommand, ?, CaseEvent> cases, EventLog events) {
        return new Reaction<>("tell-of-cases", log, CaseEvent.class,
                recorded -> CaseNotices.of(recorded, () -> events.history(cases, recorded.aggregateId()), UNITS));
    }

    @Bean
    Reaction<CommitmentEvent> tellOfCommitments(@Value("${spring.application.name}") String log,
            AggregateType<CommitmentCommand, ?, CommitmentEvent> commitments, EventLog events) {
        return new Reaction<>("tell-of-commitments", log, CommitmentEvent.class, recorded -> CommitmentNotices
                .of(recorded, () -> events.history(commitments, recorded.aggregateId()), UNITS));
    }

    @Bean
    Reaction<DispatchListEvent> tellOfDispatches(@Value("${spring.application.name}") String log,
            AggregateType<DispatchListCommand, ?, DispatchListEvent> lists, EventLog events) {
        return new Reaction<>("tell-of-dispatches", log, DispatchListEvent.class,
                recorded -> DispatchNotices.of(recorded, () -> events.history(lists, recorded.aggregateId())));
    }
}
