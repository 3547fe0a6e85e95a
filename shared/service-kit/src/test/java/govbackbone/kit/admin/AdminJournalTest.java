package govbackbone.kit.admin;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.Problem;
import govbackbone.kit.ledger.LedgerService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nothing is done by an administrator without a trace that nobody can remove. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdminJournalTest {
    private static final String PATH = "/api/admin/sample";
    private static final Actor ADMIN = new Actor("admin-1", "示例管理员", null, Set.of(Role.ADMIN),
            Set.of(Role.ADMIN));
    private static HikariDataSource pool;
    private static WebTestClient client;

    @BeforeAll
    static void start() {
        ServiceDatabase schema = LedgerService.schema();
        pool = LedgerService.pool(schema, schema.service(), 2);
        AdminJournal journal = new AdminJournal(pool);
        AdminAccess door = new AdminAccess(request -> Mono.just(ADMIN), journal);
        ProjectionAdmin projections = new ProjectionAdmin(List::of,
                name -> name.equals("case-view") ? Mono.just(4L) : Mono.error(new NoSuchElementException(name)),
                name -> Flux.empty(), (name, id) -> Mono.just(0L), (name, id) -> Mono.just(0L));
        client = WebTestClient
                .bindToRouterFunction(new AdminRoutes(door, projections).under(PATH + "/projections")
                        .and(new AlarmRoutes(door, () -> {}).under(PATH + "/alarms"))
                        .and(new ActionRoutes(door, journal).under(PATH + "/actions")))
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler((exchange, failure) -> Problem.of(failure).writeTo(exchange)).build())
                .build();
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Test
    void who_did_what_and_why_is_told_the_newest_first() {
        client.post().uri(PATH + "/projections/case-view/rebuild?reason={why}", "手工改动了视图，重建").exchange().expectStatus()
                .isAccepted();
        client.post().uri(PATH + "/projections/case-view/parked/c1/evict").exchange().expectStatus().isOk();

        client.get().uri(PATH + "/actions").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.items[0].action").isEqualTo("evict").jsonPath("$.items[0].record").isEqualTo("c1")
                .jsonPath("$.items[0].subject").isEqualTo("admin-1").jsonPath("$.items[1].action")
                .isEqualTo("rebuild").jsonPath("$.items[1].target").isEqualTo("case-view")
                .jsonPath("$.items[1].reason").isEqualTo("手工改动了视图，重建").jsonPath("$.items[1].name")
                .isEqualTo("示例管理员").jsonPath("$.items[1].at").exists();
    }

    @Test
    void looking_for_lost_alarms_is_told_as_well() {
        client.post().uri(PATH + "/alarms/restore?reason={why}", "恢复备份之后").exchange().expectStatus().isAccepted();

        client.get().uri(PATH + "/actions").exchange().expectBody().jsonPath("$.items[0].action")
                .isEqualTo("restore-alarms").jsonPath("$.items[0].reason").isEqualTo("恢复备份之后");
    }

    @Test
    void a_reason_that_is_too_long_or_no_text_is_refused_and_nothing_is_done() {
        long before = rows();
        client.post().uri(PATH + "/projections/case-view/rebuild?reason={why}", "因".repeat(501)).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("TOO_LONG");
        client.post().uri(PATH + "/projections/case-view/rebuild?reason={why}", "a\u0000b").exchange().expectStatus()
                .isEqualTo(422);
        client.post().uri(PATH + "/projections/case-view/rebuild?because=x").exchange().expectStatus().isBadRequest();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_comes_in_a_path_is_one_line() {
        client.post().uri(PATH + "/projections/{name}/rebuild", "x\n2020 INFO admin-2: evict").exchange().expectStatus()
                .isNotFound();
        client.get().uri(PATH + "/actions").exchange().expectBody().jsonPath("$.items[0].target")
                .isEqualTo("x\\u000A2020 INFO admin-2: evict");
        assertThat(AdminJournal.printable("a\r\n\u2028\u202Eb办")).isEqualTo("a\\u000D\\u000A\\u2028\\u202Eb办");
        assertThat(AdminJournal.printable("x".repeat(300))).hasSize(200);
    }

    @Test
    void what_is_written_stays() {
        JdbcClient sql = JdbcClient.create(pool);
        assertThatThrownBy(() -> sql.sql("DELETE FROM admin_action").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> sql.sql("UPDATE admin_action SET reason = 'x'").update())
                .isInstanceOf(DataAccessException.class);
    }

    private static long rows() {
        return JdbcClient.create(pool).sql("SELECT count(*) FROM admin_action").query(Long.class).single();
    }
}
