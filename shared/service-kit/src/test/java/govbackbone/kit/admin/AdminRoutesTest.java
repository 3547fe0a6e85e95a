package govbackbone.kit.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoTimeoutException;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.kit.projection.ParkedEvent;
import govbackbone.kit.projection.ProjectionStatus;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AdminRoutesTest {
    private static final String PATH = "/api/admin/sample/projections";

    private static final ProjectionAdmin PROJECTIONS = new ProjectionAdmin(
            () -> List.of(
                    new ProjectionStatus("case-view", 2, 3, null, 4, Map.of("sample", new LogPosition(7, 1)), 5L, 0.5,
                            1, ProjectionStatus.State.LIVE)),
            name -> known(name).thenReturn(4L),
            name -> known(name)
                    .thenMany(Flux.just(new ParkedEvent("case-view", "c1", "sample", new LogPosition(6, 1), 2,
                            "sample.CaseClosed", "java.lang.ArithmeticException", "/ by zero",
                            Instant.parse("2020-07-15T02:00:00Z")))),
            (name, id) -> known(name).thenReturn(0L), (name, id) -> known(name).thenReturn(1L));

    private static Mono<Void> known(String name) {
        return switch (name) {
            case "case-view" -> Mono.empty();
            case "away-view" -> Mono.error(new MongoTimeoutException("No server"));
            case "other-view" -> Mono.error(new IllegalStateException("Does not run here"));
            default -> Mono.error(new NoSuchElementException(name));
        };
    }

    private static WebTestClient as(Role... roles) {
        return client(Mono.just(new Actor("s", "n", null, Set.of(roles), Set.of(roles))));
    }

    private static WebTestClient client(Mono<Actor> actor) {
        return WebTestClient
                .bindToRouterFunction(new AdminRoutes(door(actor), PROJECTIONS).under(PATH))
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .build();
    }

    private static AdminAccess door(Mono<Actor> actor) {
        return new AdminAccess(request -> actor, new AdminJournal(null));
    }

    @Test
    void administrators_see_how_projections_are_and_what_they_parked() {
        as(Role.ADMIN).get().uri(PATH).exchange().expectStatus().isOk().expectBody().jsonPath("$.items[0].name")
                .isEqualTo("case-view").jsonPath("$.items[0].state").isEqualTo("LIVE")
                .jsonPath("$.items[0].positions.sample.transaction").isEqualTo(7);
        as(Role.ADMIN).get().uri(PATH + "/case-view/parked").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.items[0].documentId").isEqualTo("c1").jsonPath("$.items[0].at")
                .isEqualTo("2020-07-15T02:00:00Z");
    }

    @Test
    void administrators_rebuild_retry_and_evict() {
        as(Role.ADMIN).post().uri(PATH + "/case-view/rebuild").exchange().expectStatus().isAccepted().expectBody()
                .jsonPath("$.generation").isEqualTo(4);
        as(Role.ADMIN).post().uri(PATH + "/case-view/parked/c1/retry").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.parked").isEqualTo(0);
        as(Role.ADMIN).post().uri(PATH + "/case-view/parked/c1/evict").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.parked").isEqualTo(1);
    }

    @Test
    void nobody_else_does() {
        WebTestClient everybodyElse = as(Set.of(Role.values()).stream().filter(role -> role != Role.ADMIN)
                .toArray(Role[]::new));
        everybodyElse.get().uri(PATH).exchange().expectStatus().isForbidden();
        everybodyElse.get().uri(PATH + "/case-view/parked").exchange().expectStatus().isForbidden();
        for (String action : List.of("/rebuild", "/parked/c1/retry", "/parked/c1/evict")) {
            everybodyElse.post().uri(PATH + "/case-view" + action).exchange().expectStatus().isForbidden().expectBody()
                    .jsonPath("$.requiredRoles[0]").isEqualTo("admin");
            client(Mono.empty()).post().uri(PATH + "/case-view" + action).exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void administrators_have_lost_alarms_looked_for() {
        AtomicInteger looks = new AtomicInteger();
        Runnable once = () -> {
            if (looks.incrementAndGet() > 1) {
                throw new IllegalStateException("Looking already");
            }
        };
        alarms(once, Role.AUDITOR).expectStatus().isForbidden();
        alarms(once, Role.ADMIN).expectStatus().isAccepted().expectBody().jsonPath("$.looking").isEqualTo(true);
        alarms(once, Role.ADMIN).expectStatus().isEqualTo(503);
        assertThat(looks).hasValue(2);
    }

    private static WebTestClient.ResponseSpec alarms(Runnable lookForLost, Role role) {
        Mono<Actor> actor = Mono.just(new Actor("s", "n", null, Set.of(role), Set.of(role)));
        return WebTestClient
                .bindToRouterFunction(new AlarmRoutes(door(actor), lookForLost)
                        .under("/api/admin/sample/alarms"))
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .build().post().uri("/api/admin/sample/alarms/restore").exchange();
    }

    @Test
    void an_unknown_projection_and_an_outage_are_no_errors_of_ours() {
        as(Role.ADMIN).post().uri(PATH + "/nothing/rebuild").exchange().expectStatus().isNotFound();
        as(Role.ADMIN).get().uri(PATH + "/nothing/parked").exchange().expectStatus().isNotFound();
        for (String name : List.of("away-view", "other-view")) {
            as(Role.ADMIN).post().uri(PATH + "/" + name + "/parked/c1/retry").exchange().expectStatus().isEqualTo(503)
                    .expectHeader().valueEquals("Retry-After", "5");
        }
    }
}
