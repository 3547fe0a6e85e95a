package govbackbone.kit.admin;

import java.util.function.Function;

import govbackbone.kit.decision.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Has lost alarms looked for: {@code POST /api/admin/{service}/alarms/restore}. */
final class AlarmRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmRoutes.class);

    private final AdminDoor door;
    private final Runnable lookForLost;

    record Looking(boolean looking) {}

    AlarmRoutes(Function<ServerRequest, Mono<Actor>> actors, Runnable lookForLost) {
        this.door = new AdminDoor(actors);
        this.lookForLost = lookForLost;
    }

    /** @param path of the service's alarms */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route().POST(path + "/restore", request -> door.answer(request, HttpStatus.ACCEPTED,
                (actor, name) -> Mono.fromCallable(() -> {
                    LOG.info("{} has lost alarms looked for", actor.subject());
                    lookForLost.run();
                    return new Looking(true);
                }))).build();
    }
}
