package govbackbone.kit.admin;

import java.util.List;
import java.util.function.Function;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.projection.ParkedEvent;
import govbackbone.kit.projection.ProjectionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The admin API of one service: {@code /api/admin/{service}/projections…}. */
final class AdminRoutes {
    /** Of the events a projection has parked, the oldest so many are shown. */
    static final int SHOWN = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AdminRoutes.class);

    record Statuses(List<ProjectionStatus> items) {}

    record ParkedEvents(List<ParkedEvent> items) {}

    /** @param generation that is being built */
    record Rebuilding(long generation) {}

    /** @param parked how many events of the document are still parked */
    record StillParked(long parked) {}

    private final AdminDoor door;
    private final ProjectionAdmin projections;

    AdminRoutes(Function<ServerRequest, Mono<Actor>> actors, ProjectionAdmin projections) {
        this.door = new AdminDoor(actors);
        this.projections = projections;
    }

    /** @param path of the service's projections */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route()
                .GET(path, request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> Mono.fromSupplier(() -> new Statuses(projections.list().get()))))
                .POST(path + "/{name}/rebuild", request -> door.answer(request, HttpStatus.ACCEPTED, (actor, name) -> {
                    LOG.info("{} rebuilds projection {}", actor.subject(), name);
                    return projections.rebuild().apply(name).map(Rebuilding::new);
                }))
                .GET(path + "/{name}/parked", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> projections.parked().apply(name).take(SHOWN).collectList()
                                .map(ParkedEvents::new)))
                .POST(path + "/{name}/parked/{documentId}/retry", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> {
                            String id = request.pathVariable("documentId");
                            LOG.info("{} retries what projection {} parked of {}", actor.subject(), name, id);
                            return projections.retry().apply(name, id).map(StillParked::new);
                        }))
                .POST(path + "/{name}/parked/{documentId}/evict", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> {
                            String id = request.pathVariable("documentId");
                            LOG.warn("{} gives up the first event that projection {} parked of {}", actor.subject(),
                                    name,
                                    id);
                            return projections.evict().apply(name, id).map(StillParked::new);
                        }))
                .build();
    }
}
