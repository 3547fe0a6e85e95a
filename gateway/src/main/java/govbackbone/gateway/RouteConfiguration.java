package govbackbone.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import govbackbone.gateway.GatewaySettings.Service;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Three routes per configured service: what streams, everything else of its API, and its OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder builder, GatewaySettings settings) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        settings.services().forEach((name, service) -> add(routes, name, service, settings.responseTimeout()));
        return routes.build();
    }

    private static void add(RouteLocatorBuilder.Builder routes, String name, Service service, Duration timeout) {
        List<String> roots = Stream.concat(service.collections().stream(), Stream.of("admin/" + name))
                .map(collection -> "/api/" + collection).toList();
        // These last as long as the client listens: no timeout, and no circuit breaker that would wait for their end.
        routes.route(name + "-streams",
                route -> route.path(paths(roots, "/changes", "/*/changes", "/export.csv", "/export.xlsx"))
                        .uri(service.uri()));
        routes.route(name,
                route -> route.path(paths(roots, "", "/**"))
                        .filters(filters -> filters.circuitBreaker(circuit -> circuit.setName(name))
                                .retry(RouteConfiguration::onceIfUnreachable))
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis()).uri(service.uri()));
        routes.route(name + "-openapi",
                route -> route.path("/docs/openapi/" + name)
                        .filters(filters -> filters.setPath("/openapi.json")
                                .circuitBreaker(circuit -> circuit.setName(name)))
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis()).uri(service.uri()));
    }

    // A command is never sent twice: only its client knows whether it may be.
    @SuppressWarnings("unchecked")
    private static void onceIfUnreachable(RetryConfig retry) {
        retry.setRetries(1).setMethods(HttpMethod.GET).setSeries().setStatuses()
                .setExceptions(ConnectException.class);
    }

    private static String[] paths(List<String> roots, String... ends) {
        return roots.stream().flatMap(root -> Stream.of(ends).map(end -> root + end)).toArray(String[]::new);
    }

    /**
     * A service is left alone for a while once half of its last calls (ten at least) could not reach it or got no answer in
     * time. What it does answer, even 503, and what a client does wrong say nothing against it.
     */
    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> circuits(GatewaySettings settings) {
        CircuitBreakerConfig circuit = CircuitBreakerConfig.custom().slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(20).minimumNumberOfCalls(10).failureRateThreshold(50)
                .slowCallDurationThreshold(Duration.ofDays(1)).waitDurationInOpenState(settings.circuitOpen())
                .permittedNumberOfCallsInHalfOpenState(3).recordException(RouteConfiguration::isOutage).build();
        return factory -> factory
                .configureDefault(name -> new Resilience4JConfigBuilder(name).circuitBreakerConfig(circuit).build());
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case IOException _,TimeoutException _ -> true;
            case ResponseStatusException e -> e.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
            default -> false;
        };
    }
}
