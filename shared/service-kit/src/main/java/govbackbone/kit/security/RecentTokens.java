package govbackbone.kit.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import govbackbone.kit.units.Units;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;
import reactor.core.publisher.Mono;

/**
 * Knows again, for a minute, the tokens that were found good: checking a signature and reading the claims takes longer
 * than deciding most commands. Refusals are not remembered; an expired token is checked, and so refused, every time; and
 * a token whose key was withdrawn is refused a minute later at the latest.
 */
final class RecentTokens implements ReactiveAuthenticationManager {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 16 << 20;
    /** What a token's claims and its place take beside its text, about. */
    private static final int EACH = 1_500;

    private final Cache<String, ActorAuthentication> good;
    private final JwtReactiveAuthenticationManager checking;
    private final InstantSource clock;

    RecentTokens(ReactiveJwtDecoder decoder, Units units, InstantSource clock) {
        this.clock = clock;
        good = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
                .weigher((String token, ActorAuthentication actor) -> EACH + token.length()).expireAfterWrite(KEPT)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos()).build();
        checking = new JwtReactiveAuthenticationManager(decoder);
        checking.setJwtAuthenticationConverter(token -> Mono.fromSupplier(() -> ActorAuthentication.of(token, units)));
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        if (!(authentication instanceof BearerTokenAuthenticationToken bearer)) {
            return Mono.empty();
        }
        ActorAuthentication known = good.getIfPresent(bearer.getToken());
        return known != null && clock.instant().isBefore(known.expiry())
                ? Mono.just(known)
                : checking.authenticate(bearer)
                        .doOnNext(checked -> good.put(bearer.getToken(), (ActorAuthentication) checked));
    }
}
