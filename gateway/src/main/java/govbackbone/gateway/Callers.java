package govbackbone.gateway;

import java.util.Objects;

import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** To whom a request is counted: to the subject and unit of its token, without one to the address it comes from. */
final class Callers implements KeyResolver {
    /** The caller, on the route taken: what one service is asked is not counted at another. */
    @Override
    public Mono<String> resolve(ServerWebExchange exchange) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        return of(exchange).map(caller -> route.getId() + " " + caller);
    }

    static Mono<String> of(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(JwtAuthenticationToken.class).map(JwtAuthenticationToken::getToken)
                .map(Callers::holder).defaultIfEmpty("address " + Addresses.noted(exchange));
    }

    private static String holder(Jwt token) {
        return "subject " + token.getSubject() + " of " + Objects.toString(token.getClaims().get("unit"), "no unit");
    }
}
