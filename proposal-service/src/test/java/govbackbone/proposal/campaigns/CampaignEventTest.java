package govbackbone.proposal.campaigns;

import java.util.List;

import govbackbone.events.proposal.CampaignEvent;
import govbackbone.kit.decision.Reason;
import govbackbone.testkit.aggregate.EventContract;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** The events as the log keeps them and as people read them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CampaignEventTest implements EventContract<CampaignEvent> {
    @Override
    public Class<CampaignEvent> events() {
        return CampaignEvent.class;
    }

    @Override
    public List<CampaignEvent> samples() {
        return CampaignDeciderTest.sampleEvents();
    }

    @Override
    public Reason[] reasons() {
        return CampaignRejection.values();
    }
}
