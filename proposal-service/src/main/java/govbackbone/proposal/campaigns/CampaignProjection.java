package govbackbone.proposal.campaigns;

import java.util.Objects;

import govbackbone.events.proposal.CampaignEvent;
import govbackbone.events.proposal.CampaignEvent.CampaignClosed;
import govbackbone.events.proposal.CampaignEvent.CampaignOpened;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** A campaign as a fold of its events. */
final class CampaignProjection {
    private CampaignProjection() {}

    static Projection<CampaignEvent, CampaignView> projection() {
        return new Projection<>("campaign-view", 1, new ViewType<>("campaigns", CampaignView.class),
                CampaignEvent.class, Recorded::aggregateId, CampaignProjection::apply);
    }

    private static CampaignView apply(@Nullable CampaignView before, Recorded<CampaignEvent> recorded) {
        return switch (recorded.event()) {
            case CampaignOpened e -> new CampaignView(recorded.aggregateId(), recorded.version(), e.year(), e.name(),
                    e.document(), e.ruleSet(), e.ruleSetVersion(),
                    e.sessions().stream()
                            .map(s -> new CampaignView.Session(s.source(), s.level(), s.term(), s.session())).toList(),
                    e.fixedDates(), e.effectiveOn(), true, null);
            case CampaignClosed e -> {
                CampaignView view = Objects.requireNonNull(before);
                yield new CampaignView(view.id(), recorded.version(), view.year(), view.name(), view.document(),
                        view.ruleSet(), view.ruleSetVersion(), view.sessions(), view.fixedDates(), view.openedOn(),
                        false, e.effectiveOn());
            }
        };
    }
}
