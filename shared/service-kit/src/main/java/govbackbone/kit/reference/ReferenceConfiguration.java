package govbackbone.kit.reference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import govbackbone.kit.command.Commands;
import govbackbone.kit.eventstore.AggregateFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has every {@link Reference} bean follow the service's own log, and every {@link Baseline} bean brought into it. */
@Configuration(proxyBeanMethods = false)
public class ReferenceConfiguration {
    @Bean
    SmartLifecycle references(ObjectProvider<Reference<?, ?>> references, AggregateFeed.Opener feeds) {
        return new Following(references.orderedStream().toList(), feeds);
    }

    @Bean
    SmartLifecycle baselineRun(ObjectProvider<Baseline> baselines, Commands commands) {
        return new BaselineRun(baselines.orderedStream().toList(), commands);
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
            feed = feeds.open(references.values().stream().map(Reference::type).toList(),
                    told -> Objects.requireNonNull(references.get(told.aggregateType())).take(told.aggregateId(),
                            told.event()));
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
