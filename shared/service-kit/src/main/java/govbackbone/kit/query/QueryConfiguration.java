package govbackbone.kit.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.http.ApiPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Serves every view of the {@link ViewStore}. Reads are answered from MongoDB; only histories and live changes read the
 * log.
 */
@Configuration(proxyBeanMethods = false)
public class QueryConfiguration {
    private static final int LOG_READERS = 4;
    private static final int LOG_READERS_QUEUE = 1_000;
    /** Apart, so that however many listeners resume, a history does not wait for them. */
    private static final int CHANGE_READERS = 2;

    @Bean(destroyMethod = "dispose")
    Scheduler logReaders() {
        return Schedulers.newBoundedElastic(LOG_READERS, LOG_READERS_QUEUE, "log-reader", 60, true);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler changeReaders() {
        return Schedulers.newBoundedElastic(CHANGE_READERS, LOG_READERS_QUEUE, "change-reader", 60, true);
    }

    @Bean
    ServedViews servedViews(ViewStore store, ObjectProvider<AggregateType<?, ?, ?>> aggregates) {
        return ServedViews.of(store.views(), aggregates.stream().toList());
    }

    /**
     * @param cursorKey secret text by which cursors are signed, the same for every instance of a service; without it, see
     *                  {@link Cursors#of}
     */
    @Bean
    RouterFunction<ServerResponse> queryRoutes(ServedViews served, ViewStore store, ObjectProvider<EventLog> ownLog,
            Function<ServerRequest, Mono<Actor>> actors, Supplier<WorkingCalendar> calendar, Clock clock,
            Scheduler logReaders, Scheduler changeReaders,
            @Value("${backbone.query.cursor-key:#{null}}") @Nullable String cursorKey,
            @Value("${spring.mongodb.uri:}") String database) {
        // Only collections that take commands need a log; a service that only reads has none.
        Supplier<EventLog> log = SingletonSupplier.of(ownLog::getObject);
        Views views = new Views(store, calendar, clock);
        return new QueryRoutes(actors, views, Cursors.of(cursorKey, database), new Histories(log, views, logReaders),
                new Exports(views), new Changes(log, views, changeReaders, Changes.Pace.STANDARD)).of(served.views());
    }

    @Bean
    ViewReader viewReader(ServedViews served, ViewStore store, Function<ServerRequest, Mono<Actor>> actors,
            Supplier<WorkingCalendar> calendar, Clock clock) {
        return new ViewReader(served.views(), new Views(store, calendar, clock), actors);
    }

    @Bean
    ApiPaths queryPaths(ServedViews served) {
        return new QueryPaths(served.views());
    }

    /** What the service serves. */
    record ServedViews(List<ServedView<?>> views) {
        static ServedViews of(List<ViewType<?>> types, List<AggregateType<?, ?, ?>> aggregates) {
            Map<String, ServedView<?>> byCollection = new LinkedHashMap<>();
            types.forEach(type -> {
                ServedView<?> other = byCollection.put(type.collection(), ServedView.of(type, aggregates));
                if (other != null && !other.type().equals(type)) {
                    throw new IllegalArgumentException("Two views are served as " + type.collection());
                }
            });
            return new ServedViews(new ArrayList<>(byCollection.values()));
        }
    }
}
