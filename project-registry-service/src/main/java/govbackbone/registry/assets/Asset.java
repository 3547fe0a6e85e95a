package govbackbone.registry.assets;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.AssetEvent.*;
import govbackbone.events.registry.AssetState;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Parties;
import govbackbone.kit.decision.Release;
import govbackbone.kit.decision.Standing;
import govbackbone.registry.assets.AssetCommand.*;
import org.jspecify.annotations.Nullable;

/** What is known of an asset to decide what may happen next. */
sealed interface Asset {
    /** Before its project was accepted. */
    Asset NONE = new None();
    /** What an asset number is claimed as. */
    String NUMBER = "asset-number";

    record None() implements Asset {}

    /**
     * @param since   the day of the latest step
     * @param project id of the project that brought it
     * @param no      position of its line there
     * @param assetNo the number it holds; absent before it has one and once that was released
     */
    record Held(AssetState state, UnitCode unit, LocalDate since, String project, int no, @Nullable String assetNo)
            implements
                Asset {
        private Held at(AssetState next, UnitCode holder, LocalDate on) {
            return new Held(next, holder, on.isAfter(since) ? on : since, project, no, assetNo);
        }

        private Held with(@Nullable String number) {
            return new Held(state, unit, since, project, no, number);
        }
    }

    /** The id of an asset: whoever expects it twice expects the same one. */
    static String id(String project, int no) {
        return project + "-a" + no;
    }

    /** @throws ClassCastException if the event cannot follow: a history that no decision has made */
    static Asset evolve(Asset state, AssetEvent event) {
        LocalDate on = event.effectiveOn();
        return switch (event) {
            case AssetDelivered e -> new Held(AssetState.EXPECTED, e.unit(), on, e.project(), e.asset().no(), null);
            case AssetEntered e -> ((Held) state).with(e.assetNo()).at(AssetState.IN_USE, ((Held) state).unit(), on);
            case CustodianChanged _ -> ((Held) state).at(AssetState.IN_USE, ((Held) state).unit(), on);
            case AssetTransferred e -> ((Held) state).at(AssetState.IN_USE, e.unit(), on);
            case AssetDisposed _ -> ((Held) state).at(AssetState.DISPOSED, ((Held) state).unit(), on);
            case AssetNumberReleased _ -> ((Held) state).with(null);
        };
    }

    /** Where the asset stands and which commands that allows. */
    static Standing<AssetCommand> standing(Asset state) {
        return switch (state) {
            case None _ -> new Standing<>("NONE", Set.of(ExpectAsset.class));
            case Held at -> new Standing<>(at.state().name(), allowed(at));
        };
    }

    private static Set<Class<? extends AssetCommand>> allowed(Held at) {
        Set<Class<? extends AssetCommand>> allowed = new HashSet<>(switch (at.state()) {
            case EXPECTED -> Set.of(EnterAsset.class);
            case IN_USE -> Set.of(ChangeCustodian.class, Transfer.class, Dispose.class);
            case DISPOSED -> Set.of();
        });
        if (at.assetNo() != null) {
            allowed.add(ReleaseAssetNumber.class);
        }
        return allowed;
    }

    /** People of the unit that has it. */
    static Parties parties(Asset state, AssetCommand command) {
        return Parties.of(state instanceof Held at ? at.unit() : null);
    }

    /** An asset number is one asset at a time. */
    static List<Claim> claims(AssetEvent event) {
        return event instanceof AssetEntered e
                ? List.of(new Claim(NUMBER, e.assetNo(), AssetRejection.DUPLICATE_ASSET_NUMBER))
                : List.of();
    }

    /** One that stands in the books by mistake. */
    static List<Release> releases(AssetEvent event) {
        return event instanceof AssetNumberReleased e
                ? List.of(new Release(NUMBER, e.assetNo(), null))
                : List.of();
    }
}
