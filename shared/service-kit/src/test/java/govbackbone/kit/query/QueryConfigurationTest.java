package govbackbone.kit.query;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.kit.calendar.WorkingCalendars;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.reactive.function.server.RouterFunction;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryConfigurationTest {
    private static AnnotationConfigApplicationContext start(List<ViewType<?>> views, Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(ViewStore.class, () -> new Unread(views));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean("actors", Function.class, () -> request -> Mono.empty());
        context.registerBean("calendar", Supplier.class, () -> WorkingCalendars::published);
        context.register(QueryConfiguration.class);
        context.refresh();
        return context;
    }

    @Test
    void a_service_without_views_or_without_a_log_starts() {
        for (List<ViewType<?>> views : List.of(List.<ViewType<?>>of(), List.<ViewType<?>>of(SampleCase.TYPE))) {
            try (AnnotationConfigApplicationContext context = start(views, Map.of())) {
                assertThat(context.getBean(RouterFunction.class)).isNotNull();
            }
        }
    }

    @Test
    void a_key_that_can_be_guessed_stops_the_start() {
        assertThatThrownBy(() -> start(List.of(), Map.of("backbone.query.cursor-key", "secret")))
                .hasRootCauseMessage("The key of cursors needs at least 16 bytes");
    }

    private record Unread(List<ViewType<?>> views) implements ViewStore {
        @Override
        public MongoCollection<Document> collection(ViewType<?> view) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> V read(ViewType<V> view, Document document) {
            throw new UnsupportedOperationException();
        }
    }
}
