package govbackbone.kit.reaction;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.sql.DataSource;

import govbackbone.kit.admin.AdminConfiguration;
import govbackbone.kit.command.Commands;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.http.Problem;
import govbackbone.kit.ledger.LedgerCommand.MakeEntry;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.LedgerEvent;
import govbackbone.kit.ledger.LedgerService;
import govbackbone.kit.projection.ProjectionConfiguration;
import govbackbone.testkit.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import static govbackbone.kit.ledger.LedgerService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** A service that declares a reaction, as its administrators see it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReactionConfigurationTest {
    private static final String PATH = "/api/admin/sample/reactions";
    private final AtomicReference<Actor> actor = new AtomicReference<>(actor(Role.ADMIN));

    @Test
    void a_declared_reaction_is_followed_and_administered() {
        try (var service = new LedgerService(); var context = context(service)) {
            String id = service.give(null, new OpenLedger(UUID.randomUUID().toString())).id();
            service.give(id, new MakeEntry(BigDecimal.TWO, "bad"));
            Reactions reactions = context.getBean(Reactions.class);
            eventually(() -> assertThat(reactions.parked(Mirror.NAME, 10)).hasSize(1));
            WebTestClient client = client(context);

            client.get().uri(PATH).exchange().expectStatus().isOk().expectBody().jsonPath("$.items[0].name")
                    .isEqualTo(Mirror.NAME).jsonPath("$.items[0].log").isEqualTo("sample").jsonPath("$.items[0].parked")
                    .isEqualTo(1).jsonPath("$.items[0].holder").isNotEmpty();
            client.get().uri(PATH + "/mirror/parked").exchange().expectStatus().isOk().expectBody()
                    .jsonPath("$.items[0].aggregateId").isEqualTo(id).jsonPath("$.items[0].type")
                    .isEqualTo("EntryMade").jsonPath("$.items[0].message").isEqualTo("bad");
            client.post().uri(PATH + "/mirror/parked/" + id + "/retry").exchange().expectStatus().isOk().expectBody()
                    .jsonPath("$.parked").isEqualTo(1);
            client.post().uri(PATH + "/mirror/parked/" + id + "/evict").exchange().expectStatus().isOk().expectBody()
                    .jsonPath("$.parked").isEqualTo(0);
            client.post().uri(PATH + "/mirror/parked/" + id + "/evict").exchange().expectStatus().isOk();
            client.post().uri(PATH + "/mirror/parked/{id}/evict", "a\0b").exchange().expectStatus().isNotFound();
            client.post().uri(PATH + "/nothing/parked/" + id + "/retry").exchange().expectStatus().isNotFound();
            client.get().uri(PATH + "/nothing/parked").exchange().expectStatus().isNotFound();
        }
    }

    @Test
    void nobody_else_may() {
        try (var service = new LedgerService(); var context = context(service)) {
            WebTestClient client = client(context);
            for (Role role : Role.values()) {
                actor.set(actor(role));
                if (role != Role.ADMIN) {
                    client.get().uri(PATH).exchange().expectStatus().isForbidden();
                    client.get().uri(PATH + "/mirror/parked").exchange().expectStatus().isForbidden();
                    client.post().uri(PATH + "/mirror/parked/x/retry").exchange().expectStatus().isForbidden();
                    client.post().uri(PATH + "/mirror/parked/x/evict").exchange().expectStatus().isForbidden();
                }
            }
        }
    }

    private static Actor actor(Role role) {
        return new Actor("sample", "示例", null, Set.of(role), Set.of(role));
    }

    private static WebTestClient client(AnnotationConfigApplicationContext context) {
        @SuppressWarnings("unchecked")
        RouterFunction<ServerResponse> routes = context.getBean("reactionRoutes", RouterFunction.class);
        return WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .build();
    }

    private AnnotationConfigApplicationContext context(LedgerService service) {
        var context = new AnnotationConfigApplicationContext();
        var mongo = Stores.mongo();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test",
                Map.of("spring.mongodb.uri", mongo.uri(), "backbone.mongodb.database", mongo.database(),
                        "spring.application.name", "sample")));
        context.registerBean(DataSource.class, () -> service.dataSource, bean -> bean.setDestroyMethodName(""));
        context.registerBean(Commands.class, () -> service.commands, bean -> bean.setDestroyMethodName(""));
        context.registerBean(EventLog.class, () -> service.log);
        context.registerBean(EmbeddedEventStore.class, () -> service.store, bean -> bean.setDestroyMethodName(""));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean("actors", Actors.class, () -> new Actors(actor));
        context.register(Sample.class, ProjectionConfiguration.class, MongoReactiveAutoConfiguration.class,
                ReactionConfiguration.class,
                AdminConfiguration.class);
        context.refresh();
        return context;
    }

    record Actors(AtomicReference<Actor> actor) implements Function<ServerRequest, Mono<Actor>> {
        @Override
        public Mono<Actor> apply(ServerRequest request) {
            return Mono.just(actor.get());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Sample {
        @Bean
        Reaction<LedgerEvent> mirror() {
            return new Reaction<>(Mirror.NAME, "sample", LedgerEvent.class, recorded -> {
                if (recorded.event() instanceof LedgerEvent.EntryMade entry) {
                    throw new IllegalStateException(entry.text());
                }
                return Mirror.react(recorded);
            });
        }
    }
}
