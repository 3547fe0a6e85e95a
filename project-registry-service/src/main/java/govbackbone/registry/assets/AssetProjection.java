package govbackbone.registry.assets;

import java.util.Objects;

import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.events.registry.AssetState;
import govbackbone.events.registry.DeliveredAsset;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The asset as a fold of its events. */
final class AssetProjection {
    private AssetProjection() {}

    static Projection<AssetEvent, AssetView> projection() {
        return new Projection<>("asset-view", 2, new ViewType<>("assets", AssetView.class), AssetEvent.class,
                Recorded::aggregateId, AssetProjection::fold);
    }

    private static AssetView fold(@Nullable AssetView view, Recorded<AssetEvent> recorded) {
        if (recorded.event() instanceof AssetDelivered e) {
            DeliveredAsset from = e.asset();
            return new AssetView(recorded.aggregateId(), recorded.version(), AssetState.EXPECTED, e.unit(),
                    e.unitName(), e.project(), from.line(), from.category(), from.name(), from.measure(),
                    from.quantity(), from.valueFen(), e.effectiveOn(), null, null, null, null, null, null, null, null,
                    null, null);
        }
        return next(Objects.requireNonNull(view, "No asset before " + recorded), recorded.version(),
                recorded.event());
    }

    private static AssetView next(AssetView v, long version, AssetEvent event) {
        return switch (event) {
            case AssetDelivered _ -> throw new IllegalStateException("Delivered twice");
            case AssetEntered e -> new AssetView(v.id(), version, AssetState.IN_USE, v.unit(), v.unitName(),
                    v.project(), v.line(), v.category(), v.name(), v.measure(), v.quantity(), e.valueFen(),
                    v.deliveredOn(), e.assetNo(), e.classification(), e.effectiveOn(), e.custodian(), e.location(),
                    null, null, null, null, null);
            case CustodianChanged e -> v.keptBy(version, e.custodian(), e.location());
            case AssetNumberReleased _ -> v.at(version);
            case AssetTransferred e -> new AssetView(v.id(), version, AssetState.IN_USE, e.unit(), e.unitName(),
                    v.project(), v.line(), v.category(), v.name(), v.measure(), v.quantity(), v.valueFen(),
                    v.deliveredOn(), v.assetNo(), v.classification(), v.enteredOn(), e.custodian(), e.location(),
                    e.effectiveOn(), null, null, e.documentNumber(), null);
            case AssetDisposed e -> new AssetView(v.id(), version, AssetState.DISPOSED, v.unit(), v.unitName(),
                    v.project(), v.line(), v.category(), v.name(), v.measure(), v.quantity(), v.valueFen(),
                    v.deliveredOn(), v.assetNo(), v.classification(), v.enteredOn(), v.custodian(), v.location(),
                    v.transferredOn(), e.way(), e.effectiveOn(), e.documentNumber(), e.proceedsFen());
        };
    }
}
