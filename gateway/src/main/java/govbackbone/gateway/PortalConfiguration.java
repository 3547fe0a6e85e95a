package govbackbone.gateway;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static govbackbone.gateway.PublicFile.reading;

/** The API portal and the product's health. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
    /** One service as the portal's page reads it. */
    record Entry(String name, String zh, String en, String openapi) {}

    @Bean
    Readiness readiness(GatewaySettings settings, ReactiveResilience4JCircuitBreakerFactory circuits) {
        return new Readiness(settings.services(), name -> circuits.getCircuitBreakerRegistry().find(name)
                .filter(circuit -> circuit.getState() == CircuitBreaker.State.OPEN).isPresent(),
                InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> portal(GatewaySettings settings, Readiness readiness) {
        List<Entry> services = settings.services().entrySet().stream().map(service -> new Entry(service.getKey(),
                service.getValue().zh(), service.getValue().en(), "/docs/openapi/" + service.getKey())).toList();
        String version = PublicFile.version("org.webjars", "swagger-ui");
        String swaggerUi = "META-INF/resources/webjars/swagger-ui/" + version + "/";
        return RouterFunctions.route()
                .route(reading("/health"), request -> readiness.all()
                        .flatMap(up -> ServerResponse.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}")))
                .route(reading("/docs/"), request -> ServerResponse.temporaryRedirect(URI.create("/docs")).build())
                .route(reading("/docs"), PublicFile.own("docs/portal.html"))
                .route(reading("/docs/portal.js"), PublicFile.own("docs/portal.js"))
                .route(reading("/docs/portal.css"), PublicFile.own("docs/portal.css"))
                .route(reading("/docs/swagger-ui/swagger-ui-bundle.js"),
                        PublicFile.of(swaggerUi + "swagger-ui-bundle.js", version))
                .route(reading("/docs/swagger-ui/swagger-ui.css"),
                        PublicFile.of(swaggerUi + "swagger-ui.css", version))
                .route(reading("/docs/services.json"), request -> ServerResponse.ok().bodyValue(services)).build();
    }
}
