package govbackbone.kit.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.query.SampleCase.Event;
import govbackbone.kit.query.SampleCase.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HistoryTest {
    private static final String PATH = "/api/sample-cases/{id}/history";

    private final QueryApi api = new QueryApi();

    @BeforeEach
    void two_events() {
        api.log.append("c1", 1, new Event.Received(LocalDate.of(2020, 7, 1), "甲",
                List.of(new Person("张示例", "0533-3333333"))));
        api.log.append("c2", 1, new Event.Received(LocalDate.of(2020, 7, 1), "乙", List.of()));
        api.log.append("c1", 2, new Event.Closed(LocalDate.of(2020, 7, 2), "0533-4444444"));
        api.store(SampleCase.of("c1", "甲").version(2));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_history_tells_what_was_decided_by_whom_and_when() {
        api.as("office").get().uri(PATH, "c1").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.items.length()").isEqualTo(2).jsonPath("$.items[0].version").isEqualTo(1)
                .jsonPath("$.items[0].type").isEqualTo("sample.CaseReceived").jsonPath("$.items[0].label")
                .isEqualTo("收件").jsonPath("$.items[0].data.title").isEqualTo("甲")
                .jsonPath("$.items[0].data.people[0].telephone").isEqualTo("0533-3333333")
                .jsonPath("$.items[0].actor.subject").isEqualTo("u-1").jsonPath("$.items[0].actor.name")
                .isEqualTo("示例员").jsonPath("$.items[0].actor.unit").isEqualTo(SampleCase.OWN.value())
                .jsonPath("$.items[0].recordedAt").isEqualTo("2020-07-02T08:15:00+08:00")
                .jsonPath("$.items[0].effectiveOn").isEqualTo("2020-07-01").jsonPath("$.items[1].version")
                .isEqualTo(2).jsonPath("$.items[1].data.telephone").isEqualTo("0533-4444444");
    }

    @Test
    void a_long_history_comes_in_pages() {
        api.as("office").get().uri(PATH, "c1").exchange().expectBody().jsonPath("$.next").isEqualTo(null);
        EntityExchangeResult<byte[]> first = page("c1", "?limit=1");
        assertThat(versions(first)).containsExactly(1L);
        String next = json(first).path("next").asString();
        assertThat(first.getResponseHeaders().getFirst("Link")).contains("limit=1").contains(next);
        EntityExchangeResult<byte[]> second = page("c1", "?limit=1&cursor=" + next);
        assertThat(versions(second)).containsExactly(2L);
        assertThat(json(second).path("next").isNull()).isTrue();
        api.as("office").get().uri(PATH + "?cursor=" + next, "c2").exchange().expectStatus().isBadRequest();
        api.as("office").get().uri(PATH + "?limit=1001", "c1").exchange().expectStatus().isEqualTo(422);
    }

    @Test
    void a_page_of_large_events_is_shorter() {
        String large = "甲".repeat(Histories.MOST_BYTES / 4);
        for (int version = 1; version <= 4; version++) {
            api.log.append("c9", version, new Event.Received(LocalDate.of(2020, 7, 1), large, List.of()));
        }
        List<Long> told = new ArrayList<>();
        String cursor = "";
        for (int pages = 0; pages < 4; pages++) {
            EntityExchangeResult<byte[]> page = page("c9", cursor);
            assertThat(versions(page)).hasSize(1);
            told.addAll(versions(page));
            cursor = "?cursor=" + json(page).path("next").asString();
        }
        assertThat(told).containsExactly(1L, 2L, 3L, 4L);
    }

    private EntityExchangeResult<byte[]> page(String id, String query) {
        return api.as("office").mutate().codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16_000_000)).build()
                .get().uri(PATH + query, id).exchange().expectStatus().isOk().expectBody().returnResult();
    }

    private static JsonNode json(EntityExchangeResult<byte[]> page) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(page.getResponseBody()));
    }

    private static List<Long> versions(EntityExchangeResult<byte[]> page) {
        return json(page).path("items").valueStream().map(event -> event.path("version").asLong()).toList();
    }

    @Test
    void labels_are_in_the_language_of_the_caller() {
        api.as("office").get().uri(PATH, "c1").header("Accept-Language", "en").exchange().expectHeader()
                .valueEquals("Content-Language", "en").expectBody().jsonPath("$.items[1].label").isEqualTo("Closed");
    }

    @Test
    void personal_data_is_absent_at_every_depth_for_those_who_do_not_handle_cases() {
        for (String who : List.of("analyst", "own")) {
            api.as(who).get().uri(PATH, "c1").exchange().expectStatus().isOk().expectBody()
                    .jsonPath("$.items[0].data.people[0].name").isEqualTo("张示例")
                    .jsonPath("$.items[0].data.people[0].telephone").doesNotExist()
                    .jsonPath("$.items[1].data.telephone").doesNotExist();
        }
    }

    @Test
    void a_unit_does_not_learn_of_the_histories_of_others() {
        api.as("foreign").get().uri(PATH, "c1").exchange().expectStatus().isNotFound();
        api.as("own").get().uri(PATH, "c2").exchange().expectStatus().isNotFound();
        api.as("office").get().uri(PATH, "c2").exchange().expectStatus().isOk();
    }

    @Test
    void what_never_was_has_no_history() {
        api.as("office").get().uri(PATH, "c3").exchange().expectStatus().isNotFound();
        api.as("office").get().uri(PATH + "?page=2", "c1").exchange().expectStatus().isBadRequest();
    }

    @Test
    void a_history_tells_what_is_missing_and_what_cannot_be_read() {
        api.log.append("c1", 4, new UnreadableEvent("sample.CaseCounted", 1, Event.class,
                UnreadableEvent.Why.UNKNOWN_TYPE, LocalDate.of(2020, 7, 3)));
        api.as("own").get().uri(PATH, "c1").header("Accept-Language", "en").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.items.length()").isEqualTo(4).jsonPath("$.items[2].version").isEqualTo(3)
                .jsonPath("$.items[2].problem").isEqualTo("MISSING").jsonPath("$.items[2].label")
                .isEqualTo("A record is missing here").jsonPath("$.items[2].actor").doesNotExist()
                .jsonPath("$.items[3].version").isEqualTo(4).jsonPath("$.items[3].problem").isEqualTo("UNREADABLE")
                .jsonPath("$.items[3].type").isEqualTo("sample.CaseCounted").jsonPath("$.items[3].data")
                .doesNotExist().jsonPath("$.items[3].effectiveOn").isEqualTo("2020-07-03")
                .jsonPath("$.items[3].actor.subject").isEqualTo("u-1");
    }
}
