package govbackbone.kit.http;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The HTTP side of a service. A service brings its {@link AggregateType}s (none if it only reads), its
 * {@link ServiceTitle}, a clock, {@link Commands} unless it only reads, and who asks: a {@code Function<ServerRequest, Mono<Actor>>}.
 */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {
    private final List<CommandOperation<?>> operations;

    /** @throws IllegalArgumentException if a command cannot be served as it is declared */
    HttpConfiguration(ObjectProvider<AggregateType<?, ?, ?>> types) {
        operations = CommandOperation.of(types.orderedStream().toList());
    }

    @Bean
    Correlation correlation() {
        return new Correlation();
    }

    @Bean
    ProblemHandler problemHandler() {
        return new ProblemHandler();
    }

    @Bean
    RouterFunction<ServerResponse> commandRoutes(ObjectProvider<Commands> commands,
            Function<ServerRequest, Mono<Actor>> actors, InstantSource clock) {
        if (operations.isEmpty()) {
            return request -> Mono.empty();
        }
        Binder binder = new Binder(clock);
        return new BulkCommandRoutes(operations, commands.getObject(), actors, binder).routes()
                .and(new CommandRoutes(operations, commands.getObject(), actors, binder).routes());
    }

    @Bean
    OpenApiRoutes openApiRoutes(ServiceTitle title, ObjectProvider<ApiPaths> others) {
        return new OpenApiRoutes(new OpenApi(title,
                Stream.concat(Stream.of(new CommandPaths(operations)), others.orderedStream()).toList()));
    }

    @Bean
    RouterFunction<ServerResponse> openApiDocument(OpenApiRoutes routes) {
        return routes.document();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RouterFunction<ServerResponse> otherMethods(OpenApiRoutes routes) {
        return routes.otherMethods();
    }
}
