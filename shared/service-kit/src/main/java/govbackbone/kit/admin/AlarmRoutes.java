package govbackbone.kit.admin;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Has lost alarms looked for: {@code POST /api/admin/{service}/alarms/restore}. */
final class AlarmRoutes {
    private final AdminAccess door;
    private final Runnable lookForLost;

    record Looking(boolean looking) {}

    AlarmRoutes(AdminAccess door, Runnable lookForLost) {
        this.door = door;
        this.lookForLost = lookForLost;
    }

    /** @param path of the service's alarms */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route().POST(path + "/restore", request -> door.act(request, HttpStatus.ACCEPTED,
                "restore-alarms", null, (actor, name) -> Mono.fromCallable(() -> {
                    lookForLost.run();
                    return new Looking(true);
                }))).build();
    }
}
