package govbackbone.kit.admin;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.reaction.ParkedReaction;
import govbackbone.kit.reaction.ReactionStatus;
import govbackbone.kit.reaction.Reactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How reactions are, and what to do about the events they parked: {@code /api/admin/{service}/reactions…}. */
final class ReactionRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionRoutes.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    record ReactionStatuses(List<ReactionStatus> items) {}

    record ParkedReactions(List<ParkedReaction> items) {}

    private final AdminDoor door;
    private final Reactions reactions;

    ReactionRoutes(Function<ServerRequest, Mono<Actor>> actors, Reactions reactions) {
        this.door = new AdminDoor(actors);
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
                .POST(path + "/{name}/parked/{aggregateId}/retry", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> blocking(() -> {
                            String id = aggregateId(request);
                            LOG.info("{} retries what reaction {} parked of {}", actor.subject(), name, id);
                            return new AdminRoutes.StillParked(reactions.retry(name, id));
                        })))
                .POST(path + "/{name}/parked/{aggregateId}/evict", request -> door.answer(request, HttpStatus.OK,
                        (actor, name) -> blocking(() -> {
                            String id = aggregateId(request);
                            LOG.warn("{} gives up the first event that reaction {} parked of {}", actor.subject(),
                                    name, id);
                            return new AdminRoutes.StillParked(reactions.evict(name, id));
                        })))
                .build();
    }

    private static String aggregateId(ServerRequest request) {
        String id = request.pathVariable("aggregateId");
        if (!ID.matcher(id).matches()) {
            throw new NoSuchElementException(id);
        }
        return id;
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
