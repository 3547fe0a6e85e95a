package govbackbone.kit.admin;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import govbackbone.kit.reaction.ParkedReaction;
import govbackbone.kit.reaction.ReactionStatus;
import govbackbone.kit.reaction.Reactions;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How reactions are, and what to do about the events they parked: {@code /api/admin/{service}/reactions…}. */
final class ReactionRoutes {
    private static final String AGGREGATE = "aggregateId";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    record ReactionStatuses(List<ReactionStatus> items) {}

    record ParkedReactions(List<ParkedReaction> items) {}

    private final AdminAccess door;
    private final Reactions reactions;

    ReactionRoutes(AdminAccess door, Reactions reactions) {
        this.door = door;
        this.reactions = reactions;
    }

    /** @param path of the service's reactions */
    RouterFunction<ServerResponse> under(String path) {
        return RouterFunctions.route()
                .GET(path, request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> blocking(() -> new ReactionStatuses(reactions.list()))))
                .GET(path + "/{name}/parked", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> blocking(
                                () -> new ParkedReactions(reactions.parked(name, AdminRoutes.SHOWN)))))
                .POST(path + "/{name}/parked/{aggregateId}/retry",
                        request -> door.act(request, HttpStatus.OK, "retry-reaction", AGGREGATE,
                                (actor, name) -> blocking(() -> new AdminRoutes.StillParked(
                                        reactions.retry(name, aggregateId(request))))))
                .POST(path + "/{name}/parked/{aggregateId}/evict",
                        request -> door.act(request, HttpStatus.OK, "evict-reaction", AGGREGATE,
                                (actor, name) -> blocking(() -> new AdminRoutes.StillParked(
                                        reactions.evict(name, aggregateId(request))))))
                .build();
    }

    private static String aggregateId(ServerRequest request) {
        String id = request.pathVariable(AGGREGATE);
        if (!ID.matcher(id).matches()) {
            throw new NoSuchElementException(id);
        }
        return id;
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
