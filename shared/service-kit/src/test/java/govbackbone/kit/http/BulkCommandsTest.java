package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.http.PaperCommand.AcknowledgeReceipt;
import govbackbone.kit.http.PaperCommand.Rejection;
import govbackbone.kit.http.PaperCommand.ReturnPaper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkCommandsTest {
    private static final String RETURN = "/api/papers/bulk/return-paper";

    private final SampleService service = new SampleService();
    private final WebTestClient client = service.client();

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void accept() {
        service.submitted.clear();
        service.answers(submission -> Mono.just(new Accepted(id(submission), 2)));
    }

    private static String id(Submission<?> submission) {
        return Objects.requireNonNull(submission.aggregateId());
    }

    private static Map<String, Object> item(String id, Object command) {
        return new LinkedHashMap<>(Map.of("id", id, "command", command));
    }

    private WebTestClient.BodyContentSpec sent(List<?> items) {
        return client.post().uri(RETURN).bodyValue(Map.of("items", items)).exchange().expectStatus().isOk()
                .expectHeader().contentType(MediaType.APPLICATION_JSON).expectBody();
    }

    @Test
    void every_item_is_decided_as_if_it_were_sent_alone() {
        sent(List.of(Map.of("id", "a", "version", 7, "command", Map.of("reason", "甲")),
                item("b", Map.of("reason", "乙"))))
                .json("""
                        {"total":2,"accepted":2,"refused":0,
                         "items":[{"id":"a","status":200,"version":2},{"id":"b","status":200,"version":2}]}""");

        assertThat(service.submitted.stream().<Object>map(Submission::command))
                .containsExactlyInAnyOrder(new ReturnPaper("甲"), new ReturnPaper("乙"));
        assertThat(service.submitted).filteredOn(s -> id(s).equals("a")).singleElement()
                .satisfies(s -> assertThat(s.expectedVersion()).isEqualTo(7));
        assertThat(service.submitted).filteredOn(s -> id(s).equals("b")).singleElement()
                .satisfies(s -> assertThat(s.expectedVersion()).isNull());
        assertThat(service.submitted).allSatisfy(s -> assertThat(s.actor().subject()).isEqualTo("s-1"));
    }

    @Test
    void a_command_that_needs_nothing_may_be_left_out() {
        client.post().uri("/api/papers/bulk/acknowledge-receipt").bodyValue(Map.of("items", List.of(Map.of("id", "a"))))
                .exchange().expectStatus().isOk();
        assertThat(service.last().command()).isEqualTo(new AcknowledgeReceipt(null));
    }

    @Test
    void of_two_hundred_three_bad_ones_are_told_in_place_and_the_others_decided() {
        service.answers(submission -> switch (id(submission)) {
            case "p-10" -> Mono.error(new CommandFailure.Refused(Refusal.of(Rejection.ALREADY_RETURNED),
                    new Standing<>("RETURNED", java.util.Set.of())));
            case "p-20" -> Mono.error(new CommandFailure.Stale(1, 4));
            default -> Mono.just(new Accepted(id(submission), 2));
        });
        List<Map<String, Object>> items = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(i -> item("p-" + i, Map.of("reason", "示例"))).toList());
        items.set(30, item("p-30", Map.of("reason", " ", "nope", 1)));

        sent(items).jsonPath("$.total").isEqualTo(200).jsonPath("$.accepted").isEqualTo(197).jsonPath("$.refused")
                .isEqualTo(3)
                .jsonPath("$.items[10].id").isEqualTo("p-10").jsonPath("$.items[10].status").isEqualTo(409)
                .jsonPath("$.items[10].problem.code").isEqualTo("ALREADY_RETURNED")
                .jsonPath("$.items[10].problem.state").isEqualTo("RETURNED")
                .jsonPath("$.items[10].problem.instance").isEqualTo("/api/papers/p-10/return-paper")
                .jsonPath("$.items[20].status").isEqualTo(412).jsonPath("$.items[20].problem.currentVersion")
                .isEqualTo(4)
                .jsonPath("$.items[30].status").isEqualTo(400)
                .jsonPath("$.items[30].problem.errors[?(@.pointer=='/reason')].code").isEqualTo("BLANK")
                .jsonPath("$.items[30].problem.errors[?(@.pointer=='/nope')].code").isEqualTo("UNKNOWN_FIELD")
                .jsonPath("$.items[199].id").isEqualTo("p-199").jsonPath("$.items[199].version").isEqualTo(2);
        assertThat(service.submitted).hasSize(199);
    }

    @Test
    void an_id_nobody_can_have_and_a_failure_nobody_expects_hold_up_no_other_item() {
        service.answers(submission -> id(submission).equals("b")
                ? Mono.error(new IllegalStateException("secret of the machine room"))
                : Mono.just(new Accepted(id(submission), 2)));

        sent(List.of(item("甲/乙", Map.of("reason", "x")), item("b", Map.of("reason", "x")),
                item("c", Map.of("reason", "x"))))
                .jsonPath("$.items[0].status").isEqualTo(404).jsonPath("$.items[0].problem.code")
                .isEqualTo("UNKNOWN_ID").jsonPath("$.items[1].status").isEqualTo(500)
                .jsonPath("$.items[1].problem.code").isEqualTo("INTERNAL_ERROR").jsonPath("$.items[2].status")
                .isEqualTo(200).jsonPath("$.accepted").isEqualTo(1);
    }

    @Test
    void verdicts_are_told_in_the_callers_language() {
        client.post().uri(RETURN).header("Accept-Language", "zh")
                .bodyValue(Map.of("items", List.of(item("a", Map.of("reason", ""))))).exchange().expectBody()
                .jsonPath("$.items[0].problem.errors[0].message").isEqualTo("不得为空白。");
    }

    @Test
    void under_one_key_every_item_has_a_key_of_its_own_that_depends_on_its_content_only() {
        client.post().uri(RETURN).header("Idempotency-Key", "k").bodyValue(Map.of("items",
                List.of(item("a", Map.of("reason", "x")), item("b", Map.of("reason", "x"))))).exchange();
        List<Submission.Idempotency> first = keys();
        service.submitted.clear();
        client.post().uri(RETURN).header("Idempotency-Key", "k").bodyValue(Map.of("items",
                List.of(item("a", Map.of("reason", "x")), item("b", Map.of("reason", "y"))))).exchange();

        assertThat(first).extracting(Submission.Idempotency::key).containsExactly("k a", "k b");
        assertThat(keys().getFirst()).isEqualTo(first.getFirst());
        assertThat(keys().getLast().key()).isEqualTo("k b");
        assertThat(keys().getLast().bodyHash()).isNotEqualTo(first.getLast().bodyHash());
    }

    private List<Submission.Idempotency> keys() {
        return service.submitted.stream().map(Submission::idempotency).map(Objects::requireNonNull)
                .sorted(java.util.Comparator.comparing(Submission.Idempotency::key)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}|/items|REQUIRED", "[]||WRONG_TYPE",
        "{\"items\":{}}|/items|WRONG_TYPE", "{\"items\":[]}|/items|TOO_FEW", "{\"items\":[1]}|/items/0|WRONG_TYPE",
        "{\"items\":[{}]}|/items/0/id|REQUIRED", "{\"items\":[{\"id\":1}]}|/items/0/id|WRONG_TYPE",
        "{\"items\":[{\"id\":\"a\",\"version\":\"1\"}]}|/items/0/version|WRONG_TYPE",
        "{\"items\":[{\"id\":\"a\",\"version\":-1}]}|/items/0/version|OUT_OF_RANGE",
        "{\"items\":[{\"id\":\"a\",\"x\":1}]}|/items/0/x|UNKNOWN_FIELD",
        "{\"items\":[{\"id\":\"a\"}],\"x\":1}|/x|UNKNOWN_FIELD",
        "{\"items\":[{\"id\":\"a\"},{\"id\":\"a\"}]}|/items/1/id|DUPLICATE_ITEM"})
    void a_request_that_is_no_list_of_items_is_refused_as_a_whole(String body, String pointer, String code) {
        client.post().uri(RETURN).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange().expectStatus()
                .is4xxClientError().expectBody().jsonPath("$.errors[0].code").isEqualTo(code)
                .jsonPath("$.errors[0].pointer").isEqualTo(pointer == null ? "" : pointer);
        assertThat(service.submitted).isEmpty();
    }

    @Test
    void there_are_at_most_five_hundred_items() {
        List<Map<String, Object>> items = IntStream.range(0, 501).mapToObj(i -> item("p-" + i, Map.of("reason", "x")))
                .toList();
        client.post().uri(RETURN).bodyValue(Map.of("items", items)).exchange().expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors[0].code").isEqualTo("TOO_MANY");
        sent(items.subList(0, 500)).jsonPath("$.accepted").isEqualTo(500);
    }

    @Test
    void who_may_not_give_the_command_may_not_give_it_in_bulk() {
        client.post().uri(RETURN).headers(h -> h.set("Sample-Roles", "office")).bodyValue("[]").exchange()
                .expectStatus().isForbidden();
        WebTestClient.bindToApplicationContext(service.context()).build().post().uri(RETURN).exchange().expectStatus()
                .isUnauthorized();
    }

    @Test
    void what_starts_a_record_or_is_not_served_has_no_bulk() {
        for (String command : List.of("receive-paper", "expire", "nothing")) {
            client.post().uri("/api/papers/bulk/" + command).bodyValue(Map.of()).exchange().expectStatus().isNotFound();
        }
        assertThat(service.submitted).isEmpty();
    }
}
