package govbackbone.kit.query;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadTest {
    private static final String PATH = "/api/sample-cases/{id}";

    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_view_is_shown_with_its_version_and_what_is_true_today() {
        api.store(SampleCase.of("c1", "甲").version(3));
        api.as("office").get().uri(PATH, "c1").exchange().expectStatus().isOk().expectHeader()
                .valueMatches("ETag", "\"3-[0-9a-f]{16}\"").expectHeader().contentType("application/json").expectBody()
                .jsonPath("$.id").isEqualTo("c1").jsonPath("$.version").isEqualTo(3).jsonPath("$.title").isEqualTo("甲")
                .jsonPath("$.state").isEqualTo("OPEN").jsonPath("$.receivedOn").isEqualTo("2020-07-01")
                .jsonPath("$.units[0].code").isEqualTo(SampleCase.OWN.value()).jsonPath("$.daysLeft").isEqualTo(77);
    }

    @Test
    void personal_data_is_absent_at_every_depth_for_those_who_do_not_handle_cases() {
        api.store(SampleCase.of("c1", "甲"));
        api.as("office").get().uri(PATH, "c1").exchange().expectBody().jsonPath("$.telephone")
                .isEqualTo("0533-0000000").jsonPath("$.deadline.contact").isEqualTo("张示例")
                .jsonPath("$.units[0].contact").isEqualTo("0533-1111111");
        api.as("analyst").get().uri(PATH, "c1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.telephone").doesNotExist().jsonPath("$.deadline.contact").doesNotExist()
                .jsonPath("$.units[0].contact").doesNotExist().jsonPath("$.units[0].name").isEqualTo("示例局")
                .jsonPath("$.deadline.date").isEqualTo("2020-09-30");
    }

    @Test
    void a_unit_reads_its_own_documents_and_does_not_learn_of_others() {
        api.store(SampleCase.of("c1", "甲"));
        api.as("own").get().uri(PATH, "c1").exchange().expectStatus().isOk();
        api.as("foreign").get().uri(PATH, "c1").exchange().expectStatus().isNotFound().expectBody()
                .jsonPath("$.code").isEqualTo("UNKNOWN_ID");
    }

    @Test
    void what_is_published_is_read_by_anybody_with_or_without_a_token() {
        api.store(SampleCase.of("c1", "甲").version(3));
        for (String path : List.of("/api/public/notices/c1", "/api/public/notices?title=甲",
                "/api/public/notices/summary?by=title", "/api/public/notices/export.csv")) {
            api.anonymous().get().uri(path).exchange().expectStatus().isOk();
            api.as("stranger").get().uri(path).exchange().expectStatus().isOk();
        }
        api.anonymous().get().uri("/api/public/notices/c1").exchange().expectBody().jsonPath("$.title").isEqualTo("甲")
                .jsonPath("$.telephone").doesNotExist();
        api.anonymous().get().uri("/api/public/sample-cases/c1").exchange().expectStatus().isNotFound();
        api.anonymous().get().uri("/api/notices/c1").exchange().expectStatus().isNotFound();
    }

    @Test
    void nobody_reads_without_a_role_a_unit_or_a_token() {
        api.store(SampleCase.of("c1", "甲"));
        for (String path : List.of("/c1", "", "/export.csv", "/export.xlsx", "/c1/history", "/changes")) {
            String uri = "/api/sample-cases" + path;
            api.as("stranger").get().uri(uri).exchange().expectStatus().isForbidden().expectBody()
                    .jsonPath("$.code").isEqualTo("ROLE_REQUIRED").jsonPath("$.requiredRoles").isArray();
            api.as("homeless").get().uri(uri).exchange().expectStatus().isForbidden();
            api.anonymous().get().uri(uri).exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void what_was_taken_away_or_never_was_is_not_found() {
        api.storeGone("c1");
        api.as("office").get().uri(PATH, "c1").exchange().expectStatus().isNotFound();
        api.as("office").get().uri(PATH, "c2").exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"1\", %s", "*"})
    void what_is_known_is_not_sent_again(String known) {
        api.store(SampleCase.of("c1", "甲").version(3));
        String tag = tag("office");
        read("office", known.formatted(tag)).expectStatus().isNotModified().expectHeader().valueEquals("ETag", tag)
                .expectBody().isEmpty();
    }

    @Test
    void another_version_is_sent_again() {
        api.store(SampleCase.of("c1", "甲").version(3));
        String tag = tag("office");
        api.store(SampleCase.of("c1", "甲").version(4));
        read("office", tag).expectStatus().isOk();
    }

    @Test
    void what_another_role_is_shown_is_sent_again() {
        api.store(SampleCase.of("c1", "甲").version(3));
        read("office", tag("analyst")).expectStatus().isOk().expectBody().jsonPath("$.telephone").exists();
    }

    @Test
    void what_another_day_or_another_fold_makes_of_a_version_is_sent_again() {
        api.store(SampleCase.of("c1", "甲").version(3));
        String tag = tag("office");
        api.store(SampleCase.of("c1", "乙").version(3));
        read("office", tag).expectStatus().isOk();
        String today = tag("office");
        try (QueryApi tomorrow = new QueryApi(QueryApi.NOW.plus(Duration.ofDays(1)))) {
            tomorrow.store(SampleCase.of("c1", "乙").version(3));
            tomorrow.as("office").get().uri(PATH, "c1").header("If-None-Match", today).exchange().expectStatus().isOk()
                    .expectBody().jsonPath("$.daysLeft").isEqualTo(76);
        }
    }

    private String tag(String role) {
        return Objects.requireNonNull(api.as(role).get().uri(PATH, "c1").exchange().expectStatus().isOk()
                .returnResult(String.class).getResponseHeaders().getETag());
    }

    private WebTestClient.ResponseSpec read(String role, String known) {
        return api.as(role).get().uri(PATH, "c1").header("If-None-Match", known).exchange();
    }

    @Test
    void a_reader_is_kept_waiting_for_the_version_it_wrote() {
        api.store(SampleCase.of("c1", "甲").version(1));
        Mono.delay(Duration.ofMillis(200), Schedulers.boundedElastic())
                .doOnNext(late -> api.store(SampleCase.of("c1", "乙").version(2))).subscribe();
        api.as("own").get().uri(PATH + "?atLeast=2", "c1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.title").isEqualTo("乙");
    }

    @Test
    void a_view_that_stays_behind_is_answered_with_try_again() {
        api.store(SampleCase.of("c1", "甲").version(1));
        api.as("office").get().uri(PATH + "?atLeast=2", "c1").exchange().expectStatus().isEqualTo(503)
                .expectHeader().valueEquals("Retry-After", "1").expectBody().jsonPath("$.code")
                .isEqualTo("VIEW_BEHIND");
    }

    @Test
    void what_is_wrong_with_the_question_is_told() {
        api.as("office").get().uri(PATH + "?atLeast=0&colour=red", "c1").exchange().expectStatus().isBadRequest()
                .expectBody().jsonPath("$.errors[?(@.parameter=='atLeast')].code").isEqualTo("OUT_OF_RANGE")
                .jsonPath("$.errors[?(@.parameter=='colour')].code").isEqualTo("UNKNOWN_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "$ne", "{\"$gt\":\"\"}", "..%2F..", "%F0%9F%98%80"})
    void no_id_breaks_anything(String id) {
        api.as("office").get().uri(URI.create(api.base() + "/api/sample-cases/" + id.replace("{", "%7B")
                .replace("}", "%7D").replace("\"", "%22"))).exchange().expectStatus()
                .value(status -> assertThat(status).isBetween(400, 404));
    }
}
