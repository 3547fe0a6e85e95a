package govbackbone.registry.assets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.units.Unit;
import govbackbone.kit.units.Units;
import govbackbone.registry.assets.Asset.Held;
import govbackbone.registry.assets.AssetCommand.*;

import static govbackbone.registry.assets.AssetRejection.*;

/** Decides every command to an asset. */
record AssetDecider(Units units) {
    List<AssetEvent> decide(Asset state, AssetCommand command, Context context) {
        return switch (command) {
            case ExpectAsset c -> List.of(new AssetDelivered(c.acceptedOn(), c.project(), c.asset(), c.unit(),
                    units.on(c.acceptedOn(), c.unit()).map(Unit::name).orElse(c.unit().value())));
            case EnterAsset c -> enterAsset((Held) state, c, context);
            case ChangeCustodian c -> changeCustodian((Held) state, c, context);
            case Transfer c -> transfer((Held) state, c, context);
            case Dispose c -> dispose((Held) state, c, context);
            case ReleaseAssetNumber c -> releaseAssetNumber((Held) state, c, context);
        };
    }

    private static List<AssetEvent> enterAsset(Held state, EnterAsset c, Context context) {
        Objections objections = new Objections();
        LocalDate on = dated(objections, state, context.orToday(c.enteredOn()), "/enteredOn");
        objections.refuseIfAny();
        return List.of(new AssetEntered(on, c.assetNo(), c.classification(), c.valueFen(), c.custodian(),
                c.location()));
    }

    private static List<AssetEvent> changeCustodian(Held state, ChangeCustodian c, Context context) {
        Objections objections = new Objections();
        LocalDate on = dated(objections, state, context.orToday(c.changedOn()), "/changedOn");
        objections.refuseIfAny();
        return List.of(new CustodianChanged(on, c.custodian(), c.location()));
    }

    private List<AssetEvent> transfer(Held state, Transfer c, Context context) {
        Objections objections = new Objections();
        LocalDate on = dated(objections, state, context.orToday(c.transferredOn()), "/transferredOn");
        Optional<Unit> to = units.on(on, c.unit());
        objections.unless(to.isPresent(), UNIT_NOT_ACTIVE, "/unit", c.unit(), on)
                .unless(!c.unit().equals(state.unit()), TRANSFER_TO_ITSELF, "/unit");
        objections.refuseIfAny();
        return List.of(new AssetTransferred(on, c.unit(), to.orElseThrow().name(), c.custodian(), c.location(),
                c.documentNumber(), state.project(), state.no()));
    }

    private static List<AssetEvent> dispose(Held state, Dispose c, Context context) {
        Objections objections = new Objections();
        LocalDate on = dated(objections, state, context.orToday(c.disposedOn()), "/disposedOn");
        objections.refuseIfAny();
        return List.of(new AssetDisposed(on, c.way(), c.documentNumber(), c.proceedsFen(), c.note(), state.project(),
                state.no()));
    }

    /** A number that is in the books of its unit, which nobody may change any more. */
    private static List<AssetEvent> releaseAssetNumber(Held state, ReleaseAssetNumber c, Context context) {
        Objections objections = new Objections();
        objections.unless(c.assetNo().equals(state.assetNo()), NUMBER_NOT_HELD, "/assetNo", c.assetNo());
        objections.refuseIfAny();
        return List.of(new AssetNumberReleased(context.today(), c.assetNo(), c.reason()));
    }

    private static LocalDate dated(Objections objections, Held state, LocalDate on, String pointer) {
        objections.unless(!on.isBefore(state.since()), DATE_OUT_OF_ORDER, pointer, on, state.since());
        return on;
    }
}
