package govbackbone.kit.http;

import java.security.Principal;
import java.util.Set;

import govbackbone.kit.command.Permission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Who asks, and who may. Whoever may not gets a {@link Problem}. */
public final class Caller {
    private static final String ANYBODY = "";

    private Caller() {}

    /** The subject of the request's token; all requests without one are of the same caller. */
    public static Mono<String> name(ServerRequest request) {
        return request.principal().map(Principal::getName).defaultIfEmpty(ANYBODY);
    }

    /**
     * Anybody who is known, else 401.
     *
     * @param asking empty if nobody is
     */
    public static Mono<Actor> known(Mono<Actor> asking) {
        return asking.switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.UNAUTHENTICATED)));
    }

    /** Whoever has one of the roles for every unit, else 403; 401 if nobody is known. */
    public static Mono<Actor> permitted(Mono<Actor> asking, Set<Role> roles) {
        return permitted(asking, Permission.cityWide(roles));
    }

    /** Whoever may do this with some record at least, else 403; 401 if nobody is known. Says nothing about any record. */
    public static Mono<Actor> permitted(Mono<Actor> asking, Permission permission) {
        return known(asking).doOnNext(actor -> {
            if (!actor.isAnyOf(permission.roles())) {
                throw Problem.roleRequired(permission.roles());
            }
            permission.requirePossible(actor);
        });
    }
}
