package govbackbone.kit.projection;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;

import govbackbone.kit.projection.Thing.Event;
import govbackbone.kit.query.ViewStore;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectionConfigurationTest {
    @Test
    void projection_beans_run_over_the_services_log_from_start_to_stop() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        MongoDatabaseAddress address = Stores.mongo();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("backbone.mongodb.uri", address.uri(), "backbone.mongodb.database", address.database(),
                        "spring.application.name", "sample-service")));
        context.register(Sample.class, ProjectionConfiguration.class);
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
