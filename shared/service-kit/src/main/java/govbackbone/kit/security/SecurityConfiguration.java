package govbackbone.kit.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.server.authentication.ServerBearerTokenAuthenticationConverter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A resource server without sessions. Public are only the OpenAPI document and, on the management port, health and
 * metrics.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {
    /** A token of a person with every role takes about 1 KiB; parsing starts only below this. */
    private static final int LONGEST_AUTHORIZATION = 8 * 1024;

    @Bean
    ReactiveJwtDecoder tokenDecoder(SecurityProperties properties, Environment environment) {
        return TokenDecoder.of(properties, environment);
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(ServerHttpSecurity http) {
        return http
                .authorizeExchange(paths -> paths.pathMatchers("/openapi.json").permitAll()
                        .matchers(EndpointRequest.to("health", "prometheus")).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(tokens -> tokens.bearerTokenConverter(bearerTokens())
                        .authenticationFailureHandler(
                                (filter, failure) -> problem(failure).answer(filter.getExchange()))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(
                                token -> Mono.fromSupplier(() -> ActorAuthentication.of(token)))))
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((exchange, e) -> SecurityProblem.UNAUTHENTICATED.answer(exchange))
                        .accessDeniedHandler((exchange, e) -> SecurityProblem.FORBIDDEN.answer(exchange)))
                .headers(headers -> headers
                        .contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(CsrfSpec::disable).httpBasic(HttpBasicSpec::disable).formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable).requestCache(RequestCacheSpec::disable).build();
    }

    private static SecurityProblem problem(Exception failure) {
        return failure instanceof AuthenticationServiceException
                ? SecurityProblem.SERVICE_UNAVAILABLE
                : SecurityProblem.UNAUTHENTICATED;
    }

    private static ServerAuthenticationConverter bearerTokens() {
        ServerBearerTokenAuthenticationConverter standard = new ServerBearerTokenAuthenticationConverter();
        return new ServerAuthenticationConverter() {
            @Override
            public Mono<Authentication> convert(ServerWebExchange exchange) {
                String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
                return header != null && header.length() > LONGEST_AUTHORIZATION
                        ? Mono.error(new InvalidBearerTokenException("Token too long"))
                        : standard.convert(exchange);
            }
        };
    }
}
