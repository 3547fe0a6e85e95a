package govbackbone.kit.admin;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import govbackbone.kit.projection.ParkedEvent;
import govbackbone.kit.projection.ProjectionStatus;
import govbackbone.kit.projection.Projections;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What of {@link Projections} the API offers, each named and failing as there. */
record ProjectionAdmin(Supplier<List<ProjectionStatus>> list, Function<String, Mono<Long>> rebuild,
        Function<String, Flux<ParkedEvent>> parked, BiFunction<String, String, Mono<Long>> retry,
        BiFunction<String, String, Mono<Long>> evict) {
    static ProjectionAdmin of(Projections projections) {
        return new ProjectionAdmin(projections::list, projections::rebuild, projections::parked, projections::retry,
                projections::evict);
    }
}
