package govbackbone.kit.admin;

import java.util.List;

import govbackbone.kit.projection.ParkedEvent;
import govbackbone.kit.projection.ProjectionStatus;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The admin API of one service: {@code /api/admin/{service}/projections…}. */
final class AdminRoutes {
    /** Of the events a projection has parked, the oldest so many are shown. */
    static final int SHOWN = 1_000;

    private static final String DOCUMENT = "documentId";

    record Statuses(List<ProjectionStatus> items) {}

    record ParkedEvents(List<ParkedEvent> items) {}

    /** @param generation that is being built */
    record Rebuilding(long generation) {}

    /** @param parked how many events of the document are still parked */
    record StillParked(long parked) {}

    private final AdminAccess door;
    private final ProjectionAdmin projections;

    AdminRoutes(AdminAccess door, ProjectionAdmin projections) {
        this.door = door;
        this.projections = projections;
    }

    /** @param path of the service's projections */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route()
                .GET(path, request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> Mono.fromSupplier(() -> new Statuses(projections.list().get()))))
                .POST(path + "/{name}/rebuild",
                        request -> door.act(request, HttpStatus.ACCEPTED, "rebuild", null,
                                (actor, name) -> projections.rebuild().apply(name).map(Rebuilding::new)))
                .GET(path + "/{name}/parked", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> projections.parked().apply(name).take(SHOWN).collectList()
                                .map(ParkedEvents::new)))
                .POST(path + "/{name}/parked/{documentId}/retry",
                        request -> door.act(request, HttpStatus.OK, "retry", DOCUMENT, (actor, name) -> projections
                                .retry().apply(name, request.pathVariable(DOCUMENT)).map(StillParked::new)))
                .POST(path + "/{name}/parked/{documentId}/evict",
                        request -> door.act(request, HttpStatus.OK, "evict", DOCUMENT, (actor, name) -> projections
                                .evict().apply(name, request.pathVariable(DOCUMENT)).map(StillParked::new)))
                .build();
    }
}
