package govbackbone.proposal.cases;

import java.util.function.Supplier;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.proposal.campaigns.ApplicableRules;
import govbackbone.proposal.delegations.Delegations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about cases. */
@Configuration(proxyBeanMethods = false)
public class CaseConfiguration {
    /** The write side of cases, under the rules and delegations as they are now and the units that are shipped. */
    @Bean
    public AggregateType<CaseCommand, ?, CaseEvent> proposalCase(Supplier<ApplicableRules> rulebook,
            Supplier<Delegations> delegations) {
        return type(rulebook, delegations, Units.shipped());
    }

    /** {@code GET /api/proposals}. */
    @Bean
    public Projection<CaseEvent, CaseView> caseView() {
        return CaseProjection.projection();
    }

    /** {@code GET /api/worklist}. */
    @Bean
    public Projection<CaseEvent, WorkItem> workList() {
        return WorkListProjection.projection();
    }

    /** Cases that are merged tell each other. */
    @Bean
    public Reaction<CaseEvent> mergeCases(AggregateType<CaseCommand, ?, CaseEvent> proposalCase, EventLog events) {
        return CaseReactions.merging(proposalCase, events);
    }

    /** {@code GET /api/public/disclosed-replies}. */
    @Bean
    public Projection<CaseEvent, DisclosedReply> disclosedReplies() {
        return DisclosedReplyProjection.projection();
    }

    static AggregateType<CaseCommand, Case, CaseEvent> type(Supplier<ApplicableRules> rulebook,
            Supplier<Delegations> delegations, Units units) {
        return new AggregateType<>("proposal.case", CaseCommand.class, CaseEvent.class, Case.NONE,
                (state, command, context) -> new CaseDecider(rulebook.get(), delegations.get(), units).decide(state,
                        command, context),
                Case::evolve, Case::standing, Case::claims, Case::releases, Case::alarms)
                .concerning(new Concern<>(Case::parties, Case::acted));
    }
}
