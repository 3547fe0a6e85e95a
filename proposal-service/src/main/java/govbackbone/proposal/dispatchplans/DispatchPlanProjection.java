package govbackbone.proposal.dispatchplans;

import java.time.LocalDate;
import java.util.Objects;

import govbackbone.events.proposal.DispatchPlanEvent;
import govbackbone.events.proposal.DispatchPlanEvent.*;
import govbackbone.events.proposal.DispatchWeekday;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** A plan of dispatches as a fold of its events. */
final class DispatchPlanProjection {
    private DispatchPlanProjection() {}

    static Projection<DispatchPlanEvent, DispatchPlanView> projection() {
        return new Projection<>("dispatch-plan-view", 1, new ViewType<>("dispatch-plans", DispatchPlanView.class),
                DispatchPlanEvent.class, Recorded::aggregateId, DispatchPlanProjection::fold);
    }

    private static DispatchPlanView fold(@Nullable DispatchPlanView view, Recorded<DispatchPlanEvent> recorded) {
        return recorded.event() instanceof DispatchesPlanned e
                ? new DispatchPlanView(recorded.aggregateId(), recorded.version(), e.unit(), e.unitName(),
                        e.weekday(), true, e.nextOn(), null)
                : apply(Objects.requireNonNull(view), recorded.event(), recorded.version());
    }

    private static DispatchPlanView apply(DispatchPlanView v, DispatchPlanEvent event, long version) {
        return switch (event) {
            case DispatchesPlanned _ -> throw new IllegalStateException("Planned twice");
            case DispatchesReplanned e -> at(v, version, e.weekday(), e.nextOn(), v.lastOn());
            case DispatchesStopped _ -> at(v, version, v.weekday(), null, v.lastOn());
            case DispatchDue e -> at(v, version, v.weekday(), e.nextOn(), e.effectiveOn());
            case DispatchPostponed e -> at(v, version, v.weekday(), e.nextOn(), v.lastOn());
        };
    }

    private static DispatchPlanView at(DispatchPlanView v, long version, DispatchWeekday weekday,
            @Nullable LocalDate nextOn, @Nullable LocalDate lastOn) {
        return new DispatchPlanView(v.id(), version, v.unit(), v.unitName(), weekday, nextOn != null, nextOn, lastOn);
    }
}
