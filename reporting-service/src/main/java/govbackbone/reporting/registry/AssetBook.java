package govbackbone.reporting.registry;

import java.util.Objects;

import govbackbone.events.Wording;
import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.kit.decision.Recorded;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Journal;
import org.jspecify.annotations.Nullable;

import static govbackbone.reporting.registry.RegistryQuantities.*;

/** What every event of an asset contributes. */
final class AssetBook {
    private AssetBook() {}

    static Book<AssetEvent, AssetAccount> book() {
        return new Book<>("asset", new Wording("资产", "Asset"), "assets", AssetEvent.class, AssetAccount.class, 3,
                AssetBook::fold);
    }

    private static AssetAccount fold(@Nullable AssetAccount before, Recorded<AssetEvent> recorded, Journal journal) {
        if (recorded.event() instanceof AssetDelivered e) {
            journal.classify(UNIT.code(), e.unit().value());
            journal.name(e.unit().value(), e.unitName());
            return account(recorded, journal, e.asset().name(), e.project(), 0);
        }
        AssetAccount account = Objects.requireNonNull(before, () -> "No asset before " + recorded);
        long valueFen = account.valueFen();
        switch (recorded.event()) {
            case AssetEntered e -> {
                valueFen = e.valueFen();
                journal.count(ASSETS);
                journal.post(ASSET_VALUE, valueFen, journal.on());
            }
            case AssetTransferred e -> {
                end(journal);
                journal.name(e.unit().value(), e.unitName());
                journal.count(ASSETS, UNIT.code(), e.unit().value());
                journal.post(ASSET_VALUE, valueFen, journal.on(), UNIT.code(), e.unit().value());
            }
            case AssetDisposed _ -> end(journal);
            case AssetDelivered _,CustodianChanged _,AssetNumberReleased _ -> {
            }
        }
        return account(recorded, journal, account.title(), account.project(), valueFen);
    }

    private static void end(Journal journal) {
        journal.end(ASSETS, journal.on());
        journal.end(ASSET_VALUE, journal.on());
    }

    private static AssetAccount account(Recorded<AssetEvent> recorded, Journal journal, String title, String project,
            long valueFen) {
        return new AssetAccount(recorded.aggregateId(), recorded.version(), title,
                project, valueFen, journal.dimensions(), journal.names(), journal.entries());
    }
}
