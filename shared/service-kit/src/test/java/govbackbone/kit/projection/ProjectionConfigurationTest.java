package govbackbone.kit.projection;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.connection.AsyncTransportSettings;
import govbackbone.kit.projection.Thing.Event;
import govbackbone.kit.query.ViewStore;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionConfigurationTest {
    @Test
    void projection_beans_run_over_the_services_log_from_start_to_stop() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        MongoDatabaseAddress address = Stores.mongo();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("spring.mongodb.uri", address.uri(), "backbone.mongodb.database", address.database(),
                        "spring.application.name", "sample-service")));
        context.register(Sample.class, ProjectionConfiguration.class, MongoReactiveAutoConfiguration.class);
        context.refresh();
        try (context) {
            TestLog log = context.getBean(TestLog.class);
            log.append("t-1", new Event.Labelled("a"));
            Projections projections = context.getBean(Projections.class);
            Rig.until(() -> log.head().equals(projections.list().getFirst().positions().get("sample-service")));

            ReactiveHealthIndicator indicator = context.getBean("projectionsHealthIndicator",
                    ReactiveHealthIndicator.class);
            assertThat(Objects.requireNonNull(indicator.health().block()).getStatus()).isEqualTo(Status.UP);
            assertThat(Rig.views(projections, Thing.VIEW)).hasSize(1);
            assertThat(context.getBean(ViewStore.class)).isSameAs(projections);
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("projection-pulse"));
    }

    private static AnnotationConfigApplicationContext configured(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(Sample.class, ProjectionConfiguration.class, MongoReactiveAutoConfiguration.class);
        return context;
    }

    @Test
    void the_client_is_that_of_the_configured_address_and_does_not_wait_long() {
        MongoDatabaseAddress address = Stores.mongo();
        try (AnnotationConfigApplicationContext context = configured(Map.of("spring.mongodb.uri", address.uri(),
                "backbone.mongodb.database", address.database(), "spring.application.name", "sample-service"))) {
            context.refresh();
            ConnectionString expected = new ConnectionString(address.uri());
            MongoClientSettings.Builder builder = MongoClientSettings.builder(
                    context.getBean(MongoClientSettings.class));
            context.getBeanProvider(MongoClientSettingsBuilderCustomizer.class).orderedStream()
                    .forEach(customizer -> customizer.customize(builder));

            assertThat(builder.build()).satisfies(used -> {
                assertThat(used.getClusterSettings().getHosts()).extracting(Object::toString)
                        .containsExactlyElementsOf(expected.getHosts());
                assertThat(used.getCredential()).isEqualTo(expected.getCredential());
                assertThat(used.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(3);
                assertThat(used.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(3);
                assertThat(used.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(20);
                assertThat(used.getTransportSettings()).as("no event loops of its own")
                        .isInstanceOf(AsyncTransportSettings.class);
            });
        }
    }

    @Test
    void a_start_without_the_address_or_with_its_former_key_is_refused_with_the_key_to_use() {
        for (Map<String, Object> properties : List.<Map<String, Object>>of(Map.of(),
                Map.of("backbone.mongodb.uri", "mongodb://sample:secret@db/"),
                Map.of("backbone.mongodb.uri", "mongodb://sample:secret@db/", "spring.mongodb.uri",
                        "mongodb://db/"))) {
            Map<String, Object> all = new HashMap<>(properties);
            all.putAll(Map.of("backbone.mongodb.database", "d", "spring.application.name", "sample-service"));
            try (AnnotationConfigApplicationContext context = configured(all)) {
                assertThatThrownBy(context::refresh).rootCause().isInstanceOf(MongoAddressMissing.class)
                        .hasMessageContaining("spring.mongodb.uri").hasMessageNotContaining("secret")
                        .satisfies(cause -> assertThat(Objects.requireNonNull(
                                new MongoAddressMissing.Analyzer().analyze(cause)).getDescription())
                                .isEqualTo(cause.getMessage()));
            }
        }
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class,
                FailureHandler.handleMessage((_, _) -> {})))
                .hasAtLeastOneElementOfType(MongoAddressMissing.Analyzer.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Sample {
        @Bean
        TestLog log() {
            return new TestLog(Clock.systemUTC());
        }

        @Bean
        Projection<Event, Thing.View> things() {
            return Thing.things();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
