package govbackbone.registry.assets;

import java.util.List;

import govbackbone.events.registry.AssetEvent;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.AssetsDelivered;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reaction.Consequence;
import govbackbone.kit.reaction.Reaction;
import govbackbone.kit.units.Units;
import govbackbone.registry.assets.AssetCommand.ExpectAsset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about assets. */
@Configuration(proxyBeanMethods = false)
public class AssetConfiguration {
    @Bean
    AggregateType<AssetCommand, Asset, AssetEvent> asset() {
        return type(Units.shipped());
    }

    /** {@code GET /api/assets}. */
    @Bean
    Projection<AssetEvent, AssetView> assetView() {
        return AssetProjection.projection();
    }

    /** When a project is accepted, then its unit has assets to enter. */
    @Bean
    Reaction<ProjectEvent> expectAssets(AggregateType<AssetCommand, Asset, AssetEvent> assets) {
        return new Reaction<>("expect-assets", ProjectEvent.class,
                recorded -> recorded.event() instanceof AssetsDelivered e
                        ? e.assets().stream().<Consequence<?>>map(each -> new Consequence<>(assets,
                                Asset.id(recorded.aggregateId(), each.no()),
                                new ExpectAsset(e.effectiveOn(), recorded.aggregateId(), each, e.unit()))).toList()
                        : List.of());
    }

    static AggregateType<AssetCommand, Asset, AssetEvent> type(Units units) {
        return new AggregateType<>("registry.asset", AssetCommand.class, AssetEvent.class, Asset.NONE,
                new AssetDecider(units)::decide, Asset::evolve, Asset::standing, Asset::claims, Asset::releases,
                state -> List.of())
                .concerning(new Concern<>(Asset::parties));
    }
}
