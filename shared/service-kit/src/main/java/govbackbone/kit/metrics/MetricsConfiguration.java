package govbackbone.kit.metrics;

import java.time.Duration;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import govbackbone.kit.command.AxonCommands;
import govbackbone.kit.command.BatchCreations;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Creations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Measures the command side and the log of a service. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** What everybody in the service submits commands to. */
    @Bean
    @Primary
    Commands measuredCommands(AxonCommands commands, MeterRegistry registry) {
        return new MeasuredCommands(commands, registry);
    }

    /** What imports create with. */
    @Bean
    @Primary
    Creations measuredCreations(BatchCreations creations, MeterRegistry registry) {
        return new MeasuredCreations(creations, registry);
    }

    @Bean
    MeterBinder recentStateMeters(AxonCommands commands) {
        return measured(commands.recentStates());
    }

    @Bean
    @DependsOnDatabaseInitialization
    LogMeters logMeters(DataSource dataSource, MeterRegistry registry) {
        return new LogMeters(dataSource, registry, PAUSE);
    }

    private static <K, V> MeterBinder measured(Cache<K, V> cache) {
        return new CaffeineCacheMetrics<>(cache, "recent-states", Tags.empty());
    }
}
