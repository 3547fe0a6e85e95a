package govbackbone.proposal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.proposal.RuleSetEvent;
import govbackbone.events.proposal.RuleSetEvent.RuleSetPublished;
import govbackbone.events.proposal.RuleSetEvent.RuleSetRetired;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import govbackbone.proposal.rules.RuleSetView.RulesVersion;
import org.jspecify.annotations.Nullable;

/** The rules of an authority as a fold of their events. */
final class RuleSetProjection {
    private RuleSetProjection() {}

    static Projection<RuleSetEvent, RuleSetView> projection() {
        return new Projection<>("rule-set-view", 1, new ViewType<>("rule-sets", RuleSetView.class), RuleSetEvent.class,
                Recorded::aggregateId, RuleSetProjection::apply);
    }

    private static RuleSetView apply(@Nullable RuleSetView before, Recorded<RuleSetEvent> recorded) {
        List<RulesVersion> versions = new ArrayList<>(before == null ? List.of() : before.versions());
        return switch (recorded.event()) {
            case RuleSetPublished e -> {
                if (!versions.isEmpty()) {
                    versions.add(versions.removeLast().endingBy(e.effectiveFrom().minusDays(1)));
                }
                versions.add(new RulesVersion(e.version(), e.effectiveOn(), e.document(), e.source(),
                        e.effectiveFrom(), null, e.terms()));
                yield view(recorded, e.authority(), e.sample(), versions);
            }
            case RuleSetRetired e -> {
                RuleSetView view = Objects.requireNonNull(before);
                versions.add(versions.removeLast().endingBy(e.lastDay()));
                yield view(recorded, view.authority(), view.sample(), versions);
            }
        };
    }

    private static RuleSetView view(Recorded<RuleSetEvent> recorded, String authority, boolean sample,
            List<RulesVersion> versions) {
        RulesVersion last = versions.getLast();
        return new RuleSetView(recorded.aggregateId(), recorded.version(), authority, sample, last.effectiveFrom(),
                last.effectiveTo(), List.copyOf(versions));
    }
}
