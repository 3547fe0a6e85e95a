package govbackbone.kit.reference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import govbackbone.kit.command.Commands;
import govbackbone.kit.eventstore.AggregateFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every {@link Reference} bean follow the service's own log, and every {@link SeedData} bean brought into it. */
@Configuration(proxyBeanMethods = false)
public class ReferenceConfiguration {
    @Bean
    SmartLifecycle references(ObjectProvider<Reference<?, ?>> references, AggregateFeed.Opener feeds) {
        return new Following(references.orderedStream().toList(), feeds);
    }

    /** Tells what of the reference data is not known; the commands that need it are turned away one by one. */
    @Bean
    HealthIndicator referencesHealthIndicator(ObjectProvider<Reference<?, ?>> references) {
        return () -> health(references.orderedStream().toList());
    }

    private static Health health(List<Reference<?, ?>> references) {
        Map<String, Set<String>> standing = references.stream().filter(reference -> !reference.standing().isEmpty())
                .collect(Collectors.toMap(reference -> reference.type().name(), Reference::standing));
        return Health.up().withDetails(standing).build();
    }

    @Bean
    MeterBinder referenceMeters(ObjectProvider<Reference<?, ?>> references) {
        return registry -> references.orderedStream()
                .forEach(reference -> Gauge.builder("backbone.reference.standing", () -> reference.standing().size())
                        .tag("aggregate", reference.type().name())
                        .description("Aggregates of reference data whose newest events this instance cannot read")
                        .register(registry));
    }

    @Bean
    SmartLifecycle baselineRun(ObjectProvider<SeedData> baselines, Commands commands) {
        return new SeedDataRun(baselines.orderedStream().toList(), commands);
    }

    /** Starts before anything that takes commands, and stops after it. */
    static final class Following implements SmartLifecycle {
        private final Map<String, Reference<?, ?>> references;
        private final AggregateFeed.Opener feeds;
        private @Nullable AggregateFeed feed;

        Following(List<Reference<?, ?>> references, AggregateFeed.Opener feeds) {
            this.references = references.stream()
                    .collect(Collectors.toMap(reference -> reference.type().name(), Function.identity()));
            this.feeds = feeds;
        }

        @Override
        public int getPhase() {
            return 0;
        }

        @Override
        public void start() {
            feed = feeds.open(references.values().stream().map(Reference::type).toList(), new AggregateFeed.Listener() {
                @Override
                public void begins() {
                    references.values().forEach(Reference::begins);
                }

                @Override
                public void knowsAll() {
                    references.values().forEach(Reference::knowsAll);
                }

                @Override
                public void take(AggregateFeed.Told told) {
                    of(told.aggregateType()).take(told.aggregateId(), told.event());
                }

                @Override
                public void stands(String aggregateType, String aggregateId) {
                    of(aggregateType).stands(aggregateId);
                }
            });
        }

        private Reference<?, ?> of(String aggregateType) {
            return Objects.requireNonNull(references.get(aggregateType));
        }

        @Override
        public void stop() {
            if (feed != null) {
                feed.close();
                feed = null;
            }
        }

        @Override
        public boolean isRunning() {
            return feed != null;
        }
    }
}
