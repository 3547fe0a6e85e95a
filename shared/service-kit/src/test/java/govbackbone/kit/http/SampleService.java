package govbackbone.kit.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A service of nothing but the HTTP side, whose commands are answered as the test says. */
final class SampleService implements AutoCloseable {
    /** 2020-08-01 00:30 in Shanghai, still July in Greenwich. */
    static final Instant NOW = Instant.parse("2020-07-31T16:30:00Z");
    static final String ID = "0b0d7a2e-5a7b-7c11-9f00-0123456789ab";

    final List<Submission<?>> submitted = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Function<Submission<?>, Mono<Accepted>> answer = submission -> Mono
            .just(new Accepted(Optional.ofNullable(submission.aggregateId()).orElse(ID), 1));

    SampleService() {
        context.registerBean(Commands.class, () -> new Commands() {
            @Override
            public <C> Mono<Accepted> submit(Submission<C> submission) {
                submitted.add(submission);
                return answer.apply(submission);
            }
        });
        context.register(Wiring.class, HttpConfiguration.class);
        context.refresh();
    }

    void answers(Function<Submission<?>, Mono<Accepted>> how) {
        answer = how;
    }

    void fails(Throwable failure) {
        answers(submission -> Mono.error(failure));
    }

    Submission<?> last() {
        return submitted.getLast();
    }

    AnnotationConfigApplicationContext context() {
        return context;
    }

    /** A client with a handler's and an office's roles that reads English. */
    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context).configureClient()
                .defaultHeaders(headers -> headers.set("Sample-Roles", "office,handler"))
                .defaultHeader("Accept-Language", "en").build();
    }

    @Override
    public void close() {
        context.close();
    }

    /** The smallest body that is accepted, to be changed by tests. */
    static Map<String, Object> paper() {
        return new LinkedHashMap<>(Map.of("title", "关于数据共享的建议", "receivedOn", "2020-07-31", "theme",
                "DATA_SHARING", "term", 15, "inSession", true, "proposers", List.of(Map.of("name", "示例甲"))));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    static class Wiring {
        @Bean
        AggregateType<PaperCommand, ?, PaperCommand.PaperEvent> papers() {
            return PaperCommand.TYPE;
        }

        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1.0.0");
        }

        @Bean
        InstantSource clock() {
            return InstantSource.fixed(NOW);
        }

        /** Stands for the read API: a path of its own, and a failure that nobody expects. */
        @Bean
        RouterFunction<ServerResponse> reads() {
            return RouterFunctions.route().GET("/api/papers", request -> ServerResponse.ok().build())
                    .GET("/broken", request -> Mono.error(new IllegalStateException("secret of the machine room")))
                    .build();
        }

        @Bean
        ApiPaths readPaths() {
            return (language, schemas) -> Map.of("/api/papers",
                    Map.of("get", Map.of("operationId", "papers-list", "tags", List.of("papers"), "summary",
                            language.choose("查询文稿", "List papers"), "responses",
                            Map.of("200",
                                    Map.of("description", language.choose("文稿", "Papers"), "content",
                                            Map.of("application/json",
                                                    Map.of("schema", schemas.reference(PaperView.class)))),
                                    "429", Map.of("$ref", "#/components/responses/Problem")))));
        }

        @Bean
        Function<ServerRequest, Mono<Actor>> actors() {
            return request -> Optional.ofNullable(request.headers().firstHeader("Sample-Roles"))
                    .map(roles -> Mono.just(new Actor("s-1", "示例乙", null, roles(roles), roles(roles))))
                    .orElseGet(() -> Mono.error(Problem.of(ProblemCode.UNAUTHENTICATED)));
        }

        private static Set<Role> roles(String ids) {
            return List.of(ids.split(",")).stream().map(id -> Role.of(id).orElseThrow())
                    .collect(Collectors.toSet());
        }
    }

    record PaperView(String id, long version, PaperCommand.Proposer proposer,
            PaperCommand.@Nullable Theme theme, Map<String, Integer> counts, double rate) {}
}
