package govbackbone.registry.systems;

import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The shared capabilities as a fold of the systems' events: there while they are offered. */
final class CapabilityProjection {
    private CapabilityProjection() {}

    static Projection<SystemEvent, CapabilityView> projection() {
        return new Projection<>("shared-capabilities", 1, new ViewType<>("shared-capabilities", CapabilityView.class),
                SystemEvent.class, Recorded::aggregateId, CapabilityProjection::fold);
    }

    private static @Nullable CapabilityView fold(@Nullable CapabilityView view, Recorded<SystemEvent> recorded) {
        return switch (recorded.event()) {
            case CapabilityDeclared e -> new CapabilityView(recorded.aggregateId(), recorded.version(), e.name(),
                    e.unit(), e.unitName(), e.functions(), e.access(), e.effectiveOn());
            case CapabilityWithdrawn _,SystemRetired _ -> null;
            case SystemRegistered _,SystemChanged _,SystemExtended _,ProtectionAssessed _,CryptographyAssessed _,SharingFulfilled _ ->
                view == null
                        ? null
                        : new CapabilityView(view.id(), recorded.version(), view.name(), view.unit(), view.unitName(),
                                view.functions(), view.access(), view.declaredOn());
        };
    }
}
