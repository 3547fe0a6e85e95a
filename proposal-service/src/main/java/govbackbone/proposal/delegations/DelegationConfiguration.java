package govbackbone.proposal.delegations;

import govbackbone.events.proposal.DelegationEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about delegations. */
@Configuration(proxyBeanMethods = false)
public class DelegationConfiguration {
    static final AggregateType<DelegationCommand, Delegation, DelegationEvent> TYPE = new AggregateType<>(
            "proposal.delegation", DelegationCommand.class, DelegationEvent.class, Delegation.NONE,
            DelegationDecider::decide, Delegation::evolve, Delegation::standing)
            .concerning(new Concern<>((state, command) -> Parties.of(Delegation.unit(state))));

    @Bean
    AggregateType<DelegationCommand, ?, DelegationEvent> delegation() {
        return TYPE;
    }

    /** All delegations, for whoever decides about signatures. */
    @Bean
    Reference<Delegation, Delegations> delegations() {
        return new Reference<>(TYPE, Delegations::new);
    }

    /** {@code GET /api/delegations}. */
    @Bean
    Projection<DelegationEvent, DelegationView> delegationView() {
        return DelegationProjection.projection();
    }
}
