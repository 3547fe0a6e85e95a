package govbackbone.gateway;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
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
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Nobody passes without a sound token but to the pages, the health and what is published. The token goes on to the service, which checks it
 * again and decides by it: a service trusts no network.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {
    /** A token of a person with every role takes about 1 KiB; parsing starts only below this. */
    private static final int LONGEST_AUTHORIZATION = 8 * 1024;

    @Bean
    ReactiveJwtDecoder tokenDecoder(TokenSettings tokens, Environment environment) {
        return TokenDecoder.of(tokens, environment);
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(ServerHttpSecurity http, GatewaySettings settings) {
        FailedLogins failedLogins = new FailedLogins(settings.failedLoginsPerMinute());
        return http
                .authorizeExchange(paths -> paths.pathMatchers("/", "/page/**", "/health", "/docs", "/docs/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/api/public/**").permitAll()
                        .matchers(EndpointRequest.to("health", "prometheus")).permitAll().anyExchange().authenticated())
                .oauth2ResourceServer(tokens -> tokens.bearerTokenConverter(bearerTokens())
                        .authenticationFailureHandler(
                                (filter, failure) -> problem(failure, failedLogins, filter.getExchange())
                                        .answer(filter.getExchange(), settings))
                        .jwt(Customizer.withDefaults()))
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint(
                                (exchange, e) -> Problem.UNAUTHENTICATED.answer(exchange, settings))
                        .accessDeniedHandler((exchange, e) -> Problem.FORBIDDEN.answer(exchange, settings)))
                .headers(headers -> headers
                        .contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance()).csrf(CsrfSpec::disable)
                .httpBasic(HttpBasicSpec::disable).formLogin(FormLoginSpec::disable).logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable).build();
    }

    /** The firewall's refusals: path tricks, control characters. */
    @Bean
    ServerExchangeRejectedHandler firewallProblems(GatewaySettings settings) {
        return (exchange, refusal) -> Problem.BAD_REQUEST.answer(exchange, settings);
    }

    private static Problem problem(Exception failure, FailedLogins failedLogins, ServerWebExchange exchange) {
        return failure instanceof AuthenticationServiceException
                ? Problem.SERVICE_UNAVAILABLE
                : failedLogins.next(exchange);
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
