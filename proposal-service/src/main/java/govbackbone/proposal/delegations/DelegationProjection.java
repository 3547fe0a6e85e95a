package govbackbone.proposal.delegations;

import java.util.Objects;

import govbackbone.events.proposal.DelegationEvent;
import govbackbone.events.proposal.DelegationEvent.DelegationGiven;
import govbackbone.events.proposal.DelegationEvent.DelegationRevoked;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** A delegation as a fold of its events. */
final class DelegationProjection {
    private DelegationProjection() {}

    static Projection<DelegationEvent, DelegationView> projection() {
        return new Projection<>("delegation-view", 1, new ViewType<>("delegations", DelegationView.class),
                DelegationEvent.class, Recorded::aggregateId, DelegationProjection::apply);
    }

    private static DelegationView apply(@Nullable DelegationView before, Recorded<DelegationEvent> recorded) {
        return switch (recorded.event()) {
            case DelegationGiven e -> new DelegationView(recorded.aggregateId(), recorded.version(), e.unit(),
                    e.giver(), e.receiver(), e.scopes(), e.effectiveOn(), e.from(), e.until(), e.document(), false,
                    null, null, null);
            case DelegationRevoked e -> {
                DelegationView v = Objects.requireNonNull(before);
                yield new DelegationView(v.id(), recorded.version(), v.unit(), v.giver(), v.receiver(), v.scopes(),
                        v.givenOn(), v.from(), v.until(), v.document(), true, e.effectiveOn(), e.revokedBy(),
                        e.reason());
            }
        };
    }
}
