package govbackbone.kit.admin;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What administrators did: {@code /api/admin/{service}/actions}. */
final class ActionRoutes {
    /** @param items the newest 1,000 */
    record Actions(List<AdminJournal.Action> items) {}

    private final AdminAccess door;
    private final AdminJournal journal;

    ActionRoutes(AdminAccess door, AdminJournal journal) {
        this.door = door;
        this.journal = journal;
    }

    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route().GET(path, request -> door.answer(request, HttpStatus.OK,
                (actor, name) -> Mono.fromCallable(() -> new Actions(journal.last(AdminRoutes.SHOWN)))
                        .subscribeOn(Schedulers.boundedElastic())))
                .build();
    }
}
