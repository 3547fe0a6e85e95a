package govbackbone.kit.security;

import govbackbone.kit.decision.Actor;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Who is asking. */
public final class Actors {
    private Actors() {}

    /** The actor of the request's token; fails, and the answer is 401, if the request came without one. */
    public static Mono<Actor> current(ServerRequest request) {
        return request.principal().ofType(ActorAuthentication.class).map(ActorAuthentication::actor)
                .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("No token")));
    }
}
