package govbackbone.proposal.campaigns;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import govbackbone.events.proposal.CampaignEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import govbackbone.proposal.rules.RuleSets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about campaigns. */
@Configuration(proxyBeanMethods = false)
public class CampaignConfiguration {
    @Bean
    AggregateType<CampaignCommand, Campaign, CampaignEvent> campaign(Supplier<RuleSets> ruleSets) {
        return type(ruleSets);
    }

    @Bean
    Reference<Campaign, Map<String, Campaign>> campaigns(
            AggregateType<CampaignCommand, Campaign, CampaignEvent> campaign) {
        return new Reference<>(campaign, states -> states);
    }

    /** The rules by which cases are assigned, as they are now. */
    @Bean
    Supplier<ApplicableRules> rulebook(Supplier<RuleSets> ruleSets,
            Reference<Campaign, Map<String, Campaign>> campaigns) {
        return () -> new ApplicableRules(ruleSets.get(), campaigns.get());
    }

    /** {@code GET /api/campaigns}. */
    @Bean
    Projection<CampaignEvent, CampaignView> campaignView() {
        return CampaignProjection.projection();
    }

    static AggregateType<CampaignCommand, Campaign, CampaignEvent> type(Supplier<RuleSets> ruleSets) {
        return new AggregateType<>("proposal.campaign", CampaignCommand.class, CampaignEvent.class, Campaign.NONE,
                (state, command, context) -> new CampaignDecider(ruleSets.get()).decide(state, command, context),
                Campaign::evolve, Campaign::standing, Campaign::claims, Campaign::releases, state -> List.of())
                .concerning(Concern.ofNobody());
    }
}
