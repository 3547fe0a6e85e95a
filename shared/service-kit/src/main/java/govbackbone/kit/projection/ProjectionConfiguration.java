package govbackbone.kit.projection;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import govbackbone.kit.eventstore.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The engine for every {@link Projection} bean, over every {@link LogSource} bean; without one, over the service's own log
 * under the name of the application. It starts once the context is ready and stops before anything it needs. The client of
 * MongoDB is Spring Boot's.
 */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {
    /** The driver's own transport: Netty's, which Spring Boot prefers, takes two seconds to stop in every context. */
    @Bean
    MongoClientSettings mongoClientSettings() {
        return MongoClientSettings.builder().transportSettings(TransportSettings.asyncBuilder().build()).build();
    }

    /**
     * What is configured under {@code spring.mongodb}.
     *
     * @throws MongoAddressMissing if nothing is
     */
    @Bean
    MongoClientSettingsBuilderCustomizer mongoAddress(Environment environment, MongoConnectionDetails address,
            MongoProperties properties) {
        MongoAddressMissing.requireConfigured(environment);
        return new StandardMongoClientSettingsBuilderCustomizer(address, properties.getRepresentation().getUuid());
    }

    /** Waits for MongoDB a few seconds, not the driver's thirty, so that callers hear of an outage. */
    @Bean
    MongoClientSettingsBuilderCustomizer mongoTimeouts() {
        return settings -> settings
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(3, TimeUnit.SECONDS).readTimeout(20, TimeUnit.SECONDS));
    }

    @Bean
    LogSources logSources(@Value("${spring.application.name}") String application, ObjectProvider<LogSource> sources,
            ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> ownMessages,
            ObjectProvider<EventLog> ownLog) {
        List<LogSource> declared = sources.orderedStream().toList();
        return new LogSources(declared.isEmpty()
                ? List.of(new LogSource(application, ownMessages.getObject(), ownLog.getObject()))
                : declared);
    }

    @Bean(destroyMethod = "")
    Projections projections(MongoClient client, @Value("${backbone.mongodb.database}") String database,
            LogSources sources, ObjectProvider<Projection<?, ?>> projections,
            ObjectProvider<ProjectionSettings> settings, MeterRegistry registry, Clock clock) {
        return new Projections(client.getDatabase(database), sources.all(), projections.orderedStream().toList(),
                settings.getIfAvailable(() -> ProjectionSettings.DEFAULT), registry, clock);
    }

    @Bean
    SmartLifecycle projectionsLifecycle(Projections projections) {
        return new Running(projections);
    }

    /** The name {@code projections} within a health group. */
    @Bean
    ReactiveHealthIndicator projectionsHealthIndicator(Projections projections) {
        return new ProjectionsIndicator(projections);
    }

    private static final class Running implements SmartLifecycle {
        private final Projections projections;
        private volatile boolean running;

        Running(Projections projections) {
            this.projections = projections;
        }

        @Override
        public void start() {
            projections.start();
            running = true;
        }

        @Override
        public void stop() {
            projections.close();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
