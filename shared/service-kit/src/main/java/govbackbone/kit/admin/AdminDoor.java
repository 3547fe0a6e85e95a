package govbackbone.kit.admin;

import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import com.mongodb.MongoException;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Caller;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets administrators in, and turns what goes wrong behind it into answers. */
record AdminDoor(Function<ServerRequest, Mono<Actor>> actors) {
    private static final Logger LOG = LoggerFactory.getLogger(AdminDoor.class);

    /** @param work who asks, and the name in the path */
    Mono<ServerResponse> answer(ServerRequest request, HttpStatus status,
            BiFunction<Actor, String, Mono<? extends Record>> work) {
        return Caller.permitted(actors.apply(request), Set.of(Role.ADMIN))
                .flatMap(actor -> work.apply(actor, request.pathVariables().getOrDefault("name", "")))
                .onErrorMap(NoSuchElementException.class, unknown -> Problem.of(ProblemCode.UNKNOWN_ID))
                .onErrorMap(AdminDoor::isNotNow, outage -> {
                    LOG.warn("Cannot answer {}: {}", request.path(), outage.toString());
                    return Problem.unavailable(5);
                }).flatMap(answer -> ServerResponse.status(status).bodyValue(answer));
    }

    /** A database is away, or another instance or a newer revision has the projection. */
    private static boolean isNotNow(Throwable failure) {
        return failure instanceof MongoException || failure instanceof DataAccessException
                || failure instanceof IllegalStateException;
    }
}
