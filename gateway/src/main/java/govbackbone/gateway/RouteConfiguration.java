package govbackbone.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import govbackbone.gateway.GatewaySettings.Limit;
import govbackbone.gateway.GatewaySettings.Limits;
import govbackbone.gateway.GatewaySettings.Service;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.filter.ratelimit.Bucket4jRateLimiter;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.cloud.gateway.filter.ratelimit.RedisRateLimiter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The routes of every configured service: one for each kind of request that has its own limit. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {
    private static final int MOST_CALLERS = 100_000;

    @Bean
    KeyResolver callers() {
        return new Callers();
    }

    /** Where rates are counted unless Redis does it. A caller that is forgotten has not been there for long. */
    @Bean
    @ConditionalOnProperty(name = "spring.cloud.gateway.server.webflux.redis.enabled", havingValue = "false")
    AsyncProxyManager<String> rates() {
        return Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(MOST_CALLERS))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build().asAsync();
    }

    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder builder, GatewaySettings settings, RateLimiter<?> rates) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        settings.services().forEach((name, service) -> new Routes(routes, name, service, settings, rates).add());
        return routes.build();
    }

    /** Those of one service. */
    private record Routes(RouteLocatorBuilder.Builder routes, String name, Service service, GatewaySettings settings,
            RateLimiter<?> rates) {
        void add() {
            List<String> open = service.collections().stream().filter(collection -> collection.startsWith("public/"))
                    .map(collection -> "/api/" + collection).toList();
            List<String> closed = Stream.concat(service.collections().stream(), Stream.of("admin/" + name))
                    .map(collection -> "/api/" + collection).filter(root -> !open.contains(root)).toList();
            Limits limits = settings.limits();
            if (!open.isEmpty()) {
                lasting("-open-exports", limits.openExports(), open);
                brief("-open", limits.open(), HttpMethod.values(), paths(open, "", "/**"),
                        filters -> filters.retry(RouteConfiguration::onceIfUnreachable));
            }
            lasting("-streams", limits.streams(), closed);
            HttpMethod[] sending = {HttpMethod.POST};
            brief("-imports", limits.imports(), sending, paths(closed, "/import"), this::guarded);
            brief("-filings", limits.filings(), sending, paths(closed, ""), this::guarded);
            brief("", limits.requests(), HttpMethod.values(), paths(closed, "", "/**"), this::guarded);
            brief("-openapi", limits.open(), HttpMethod.values(), new String[]{"/docs/openapi/" + name},
                    filters -> filters.setPath("/openapi.json"));
        }

        /** Lasts as long as the client listens: no timeout, and no circuit breaker that would wait for the end. */
        private void lasting(String kind, Limit limit, List<String> roots) {
            routes.route(name + kind,
                    route -> route.path(paths(roots, "/changes", "/*/changes", "/export.csv", "/export.xlsx"))
                            .filters(filters -> limited(filters, limit, null)).uri(service.uri()));
        }

        private void brief(String kind, Limit limit, HttpMethod[] methods, String[] paths,
                UnaryOperator<GatewayFilterSpec> more) {
            routes.route(name + kind, route -> route.method(methods).and().path(paths).filters(
                    filters -> more.apply(limited(filters, limit, settings.exchangeTimeout())))
                    .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, settings.responseTimeout().toMillis())
                    .uri(service.uri()));
        }

        private GatewayFilterSpec limited(GatewayFilterSpec filters, Limit limit, @Nullable Duration longest) {
            return rated(filters.filter(new Places(limit, longest), Places.ORDER).requestRateLimiter(), limit).and();
        }

        private GatewayFilterSpec.RequestRateLimiterSpec rated(GatewayFilterSpec.RequestRateLimiterSpec rate,
                Limit limit) {
            return switch (rates) {
                case Bucket4jRateLimiter _ -> rate.<Bucket4jRateLimiter.Config, Bucket4jRateLimiter>rateLimiter(
                        Bucket4jRateLimiter.class, bucket -> bucket.setCapacity(limit.burst())
                                .setRefillTokens((long) limit.perSecond()).setRefillPeriod(Duration.ofSeconds(1))
                                .setHeaderName("RateLimit-Remaining"));
                case RedisRateLimiter _ -> rate.<RedisRateLimiter.Config, RedisRateLimiter>rateLimiter(
                        RedisRateLimiter.class,
                        bucket -> bucket.setBurstCapacity(limit.burst()).setReplenishRate(limit.perSecond()));
                default -> throw new IllegalStateException("Where are rates counted? " + rates);
            };
        }

        // Because it may be sent again, a body is taken in as a whole before a service is asked: a slow sender is answered
        // 408 and costs the service nothing.
        private GatewayFilterSpec guarded(GatewayFilterSpec filters) {
            return filters.circuitBreaker(circuit -> circuit.setName(name))
                    .retry(RouteConfiguration::onceIfUnreachable);
        }
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
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
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
