package govbackbone.proposal.cases;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.units.Units;
import govbackbone.proposal.rules.RuleSets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about cases. */
@Configuration(proxyBeanMethods = false)
public class ProposalCases {
    /** The write side of cases, under the rules and units that are shipped. */
    @Bean
    public AggregateType<CaseCommand, ?, CaseEvent> proposalCase() {
        return type(RuleSets.shipped(), Units.shipped());
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

    static AggregateType<CaseCommand, Case, CaseEvent> type(RuleSets ruleSets, Units units) {
        return new AggregateType<>("proposal.case", CaseCommand.class, CaseEvent.class, Case.NONE,
                new CaseDecider(ruleSets, units)::decide, Case::evolve, Case::standing, Case::claims, Case::alarms);
    }
}
