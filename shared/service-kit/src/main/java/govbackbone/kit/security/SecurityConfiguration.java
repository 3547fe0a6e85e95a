package govbackbone.kit.security;

import java.time.InstantSource;
import java.util.List;

import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.units.Units;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A resource server without sessions. Public are only published views, the OpenAPI document and, on the management port, health and
 * metrics.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {
    /** A token of a person with every role takes about 1 KiB; parsing starts only below this. */
    private static final int LONGEST_AUTHORIZATION = 8 * 1024;
    private static final String BEARER = "Bearer ";

    @Bean
    ReactiveJwtDecoder tokenDecoder(SecurityProperties properties, Environment environment) {
        return TokenDecoder.of(properties, environment);
    }

    /** A request is measured as a whole; measuring every step of its security costs more than the steps themselves. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(ServerHttpSecurity http, ReactiveJwtDecoder decoder) {
        return http
                .authorizeExchange(paths -> paths.pathMatchers(HttpMethod.GET, "/api/public/**").permitAll()
                        .pathMatchers("/api/**").authenticated().pathMatchers("/openapi.json").permitAll()
                        .matchers(EndpointRequest.to("health", "prometheus")).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(tokens -> tokens.bearerTokenConverter(SecurityConfiguration::bearerToken)
                        .authenticationFailureHandler(
                                (filter, failure) -> refuse(filter.getExchange(), failure))
                        .jwt(jwt -> jwt.authenticationManager(new RecentTokens(decoder, Units.shipped(),
                                InstantSource.system()))))
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((exchange, e) -> unauthenticated(exchange))
                        .accessDeniedHandler((exchange, e) -> Problem.of(ProblemCode.FORBIDDEN).writeTo(exchange)))
                .headers(headers -> headers
                        .contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(CsrfSpec::disable).httpBasic(HttpBasicSpec::disable).formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable).requestCache(RequestCacheSpec::disable).build();
    }

    private static Mono<Void> refuse(ServerWebExchange exchange, Exception failure) {
        return failure instanceof AuthenticationServiceException
                ? Problem.unavailable(5).writeTo(exchange)
                : unauthenticated(exchange);
    }

    // Says nothing of why a token was refused: that would help only whoever forges one. RFC 6750 §3: no error code where
    // no token was sent.
    private static Mono<Void> unauthenticated(ServerWebExchange exchange) {
        boolean sent = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        return Problem.of(ProblemCode.UNAUTHENTICATED)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer")
                .writeTo(exchange);
    }

    // The standard converter matches every character of a token with a pattern, which the decoder does more cheaply.
    private static Mono<Authentication> bearerToken(ServerWebExchange exchange) {
        List<String> headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.size() > 1) {
            return Mono.error(new InvalidBearerTokenException("More than one token"));
        }
        String header = headers.isEmpty() ? null : headers.getFirst();
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Mono.empty();
        }
        String token = header.substring(BEARER.length());
        return token.isBlank() || header.length() > LONGEST_AUTHORIZATION
                ? Mono.error(new InvalidBearerTokenException("No token, or too long a one"))
                : Mono.just(new BearerTokenAuthenticationToken(token));
    }
}
