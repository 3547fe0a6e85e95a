package govbackbone.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

/** The API portal and the product's health: all that is public. Everything is served from here, nothing from elsewhere. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** One service as the portal's page reads it. */
    record Entry(String name, String zh, String en, String openapi) {}

    @Bean
    Readiness readiness(GatewaySettings settings) {
        return new Readiness(settings);
    }

    @Bean
    RouterFunction<ServerResponse> portal(GatewaySettings settings, Readiness readiness) {
        List<Entry> services = settings.services().entrySet().stream().map(service -> new Entry(service.getKey(),
                service.getValue().zh(), service.getValue().en(), "/docs/openapi/" + service.getKey())).toList();
        String swaggerUi = "META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/";
        return RouterFunctions.route()
                .route(reading("/health"), request -> readiness.all()
                        .flatMap(up -> ServerResponse.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}")))
                .route(reading("/").or(reading("/docs/")),
                        request -> ServerResponse.temporaryRedirect(URI.create("/docs")).build())
                .route(reading("/docs"), file("docs/portal.html", MediaType.TEXT_HTML, CacheControl.noCache()))
                .route(reading("/docs/portal.js"), file("docs/portal.js", JAVASCRIPT, CacheControl.noCache()))
                .route(reading("/docs/portal.css"), file("docs/portal.css", CSS, CacheControl.noCache()))
                .route(reading("/docs/swagger-ui/swagger-ui-bundle.js"),
                        file(swaggerUi + "swagger-ui-bundle.js", JAVASCRIPT, CacheControl.maxAge(Duration.ofHours(1))))
                .route(reading("/docs/swagger-ui/swagger-ui.css"),
                        file(swaggerUi + "swagger-ui.css", CSS, CacheControl.maxAge(Duration.ofHours(1))))
                .route(reading("/docs/services.json"), request -> ServerResponse.ok().bodyValue(services)).build();
    }

    private static RequestPredicate reading(String path) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(path));
    }

    private static HandlerFunction<ServerResponse> file(String path, MediaType type, CacheControl cache) {
        Resource resource = new ClassPathResource(path);
        return request -> ServerResponse.ok().contentType(type).cacheControl(cache)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY).bodyValue(resource);
    }

    private static String swaggerUiVersion() {
        try (InputStream stream = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties")
                .getInputStream()) {
            Properties coordinates = new Properties();
            coordinates.load(stream);
            return coordinates.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("The webjar swagger-ui does not say its version", e);
        }
    }
}
