package govbackbone.registry.overlap;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import govbackbone.events.UnitCode;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.registry.overlap.GrownLog.Text;
import govbackbone.testkit.aggregate.SampleActors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static govbackbone.registry.overlap.GrownLog.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OverlapRouteTest {
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final Text TEXT = Text.of("示例：政务数据共享交换平台", "示例", "数据归集", "数据治理");
    private static final Map<String, Actor> PEOPLE = Map.of("reviewer", actor(Role.PROJECT_REVIEWER), "unit",
            actor(Role.UNIT));

    private final GrownLog log = new GrownLog().submitted("p-1", TEXT).submitted("p-2", TEXT.by(SECOND))
            .submitted("p-3", TEXT.in(2021));
    private final OverlapCheck check = log.check();
    private final Scheduler searchers = Schedulers.newBoundedElastic(1, 10, "test-searcher");
    private final WebTestClient client = WebTestClient.bindToRouterFunction(new OverlapRoute(check,
            request -> Mono.justOrEmpty(PEOPLE.get(request.headers().asHttpHeaders().getFirst("X-Test"))), searchers)
            .route())
            .handlerStrategies(HandlerStrategies.builder()
                    .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
            .build();

    private static Actor actor(Role role) {
        return SampleActors.actor("s-1", BUREAU, role);
    }

    @AfterEach
    void close() throws IOException {
        searchers.dispose();
        check.close();
    }

    private WebTestClient.ResponseSpec get(String person, String path) {
        return client.get().uri("/api/projects/" + path).header("X-Test", person).exchange();
    }

    @Test
    void a_reviewer_sees_what_a_project_looks_like_and_why() {
        get("reviewer", "p-2/overlaps?limit=1").expectStatus().isOk().expectBody().json("""
                {"items": [{"with": "PROJECT", "reference": "p-1", "name": "示例：政务数据共享交换平台",
                  "unit": "113703000000000199", "year": 2020, "score": 1.000, "relation": "NONE", "flagged": true,
                  "matches": [{"field": "NAME", "share": 1.000, "words": ["数据", "共享", "交换"]},
                    {"field": "FUNCTIONS", "share": 1.000, "words": ["数据", "归集", "治理"]}],
                  "reusable": []}]}""",
                JsonCompareMode.STRICT);
    }

    @Test
    void others_do_not_see_what_other_units_file() {
        get("unit", "p-2/overlaps").expectStatus().isForbidden();
        get("nobody", "p-2/overlaps").expectStatus().isUnauthorized();
    }

    @Test
    void bad_questions_are_refused() {
        get("reviewer", "p-9/overlaps").expectStatus().isNotFound();
        get("reviewer", "p-2/overlaps?limit=0").expectStatus().isEqualTo(422);
        get("reviewer", "p-2/overlaps?limit=x&colour=red").expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors.length()").isEqualTo(2);
    }

    @Test
    void while_the_log_is_being_read_nobody_is_told_that_there_is_nothing() throws IOException {
        try (OverlapCheck unread = new OverlapCheck(log, log::history, OverlapRules.shipped())) {
            assertThatThrownBy(() -> unread.of("p-2", 10)).isInstanceOf(CommandFailure.Unavailable.class);
            assertThatThrownBy(() -> unread.whenSubmitted("p-2", 1)).isInstanceOf(CommandFailure.Unavailable.class);
            unread.readOn();
            assertThat(unread.of("p-2", 10)).isEqualTo(check.of("p-2", 10));
        }
    }

    @Test
    void who_asks_does_not_wait_for_a_long_reading() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Function<String, List<Recorded<ProjectEvent>>> slow = id -> {
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return log.history(id);
        };
        try (OverlapCheck reading = new OverlapCheck(log, slow, OverlapRules.shipped())) {
            Thread thread = Thread.ofVirtual().start(reading::readOn);
            asked.await();
            assertThatThrownBy(() -> reading.of("p-2", 10)).isInstanceOf(CommandFailure.Unavailable.class);
            go.countDown();
            thread.join();
            assertThat(reading.of("p-2", 10)).isPresent();
        }
    }

    @Test
    void when_too_many_ask_others_are_asked_to_come_again() {
        searchers.dispose();

        get("reviewer", "p-2/overlaps").expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
    }
}
