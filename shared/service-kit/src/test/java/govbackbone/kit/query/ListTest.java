package govbackbone.kit.query;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import govbackbone.events.notice.Addressee;
import govbackbone.kit.query.SampleCase.Deadline;
import govbackbone.kit.query.SampleCase.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ListTest {
    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    private WebTestClient.ResponseSpec get(String who, String query, @Nullable Object... values) {
        return api.as(who).get().uri("/api/sample-cases?" + query, values).exchange();
    }

    private record Page(List<String> ids, @Nullable String next) {}

    private Page page(String who, String query, @Nullable Object... values) {
        byte[] body = get(who, query, values).expectStatus().isOk().expectBody().returnResult()
                .getResponseBodyContent();
        JsonNode page = JsonMapper.shared().readTree(body);
        assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "next");
        return new Page(page.get("items").valueStream().map(item -> item.get("id").stringValue()).toList(),
                page.get("next").stringValue(null));
    }

    private List<String> pages(String who, String query) {
        List<String> ids = new ArrayList<>();
        Page page = page(who, query);
        ids.addAll(page.ids());
        while (page.next() != null) {
            page = page(who, query + "&cursor={cursor}", page.next());
            ids.addAll(page.ids());
        }
        return ids;
    }

    @Test
    void a_list_is_ordered_by_id_and_leaves_out_what_was_taken_away() {
        api.store(SampleCase.of("b", "乙"), SampleCase.of("a", "甲"), SampleCase.of("c", "丙"));
        api.storeGone("aa");
        assertThat(page("office", "")).isEqualTo(new Page(List.of("a", "b", "c"), null));
    }

    @Test
    void a_unit_lists_its_own_documents_whatever_it_filters_by() {
        api.store(SampleCase.of("a", "甲"), SampleCase.of("b", "乙").of(SampleCase.FOREIGN));
        assertThat(page("own", "").ids()).containsExactly("a");
        assertThat(page("foreign", "").ids()).containsExactly("b");
        assertThat(page("own", "units.code={code}", SampleCase.FOREIGN.value()).ids()).isEmpty();
        assertThat(page("office", "").ids()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"title=甲乙 | a", "title=甲乙,丙 | a c", "title=甲乙&state=CLOSED | ''",
        "title.contains=乙 | a b", "title.contains=. | ''", "state=CLOSED | b", "state=OPEN,CLOSED | a b c",
        "receivedOn=2020-07-01 | a", "receivedOn.from=2020-07-02 | b", "receivedOn.to=2020-07-02 | a b",
        "receivedOn.from=2020-07-01&receivedOn.to=2020-07-01 | a", "count=2 | b", "count.from=2&count.to=3 | b c",
        "amount=0.10 | a", "amount.from=0.2 | b", "amount.to=-1 | ''", "key=false | a b c", "key=true | ''",
        "deadline.date.from=2020-10-01 | b", "tags=甲 | a b c", "tags=丙 | ''",
        "recordedAt.from=2020-07-03 | c", "recordedAt.to=2020-07-02 | a b",
        "recordedAt.from=2020-07-02T23:59:59{plus}08:00 | b c", "recordedAt.to=2020-07-02T23:59:58{plus}08:00 | a",
        "recordedAt.from=2020-07-02T23:59:59+08:00 | b c"})
    void declared_filters_choose_documents(String query, String expected) {
        api.store(SampleCase.of("a", "甲乙").amount("0.1"),
                SampleCase.of("b", "乙").state(State.CLOSED).receivedOn("2020-07-02").count(2).amount("0.2")
                        .recordedAt("2020-07-02T15:59:59.999999Z")
                        .deadline(new Deadline(LocalDate.of(2020, 10, 1), null)),
                SampleCase.of("c", "丙").receivedOn(null).count(3).recordedAt("2020-07-02T16:00:00Z"));
        assertThat(page("office", query, "+").ids()).containsExactlyElementsOf(
                expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"overdue=true, a", "overdue=false, b c d", "overdue=true&title=乙, ''",
        "overdue=true&sort=-deadline.date, a"})
    void what_was_due_before_the_day_of_reading_is_overdue(String query, String expected) {
        api.store(SampleCase.of("a", "甲").deadline(new Deadline(LocalDate.of(2020, 7, 14), null)),
                SampleCase.of("b", "乙").deadline(new Deadline(LocalDate.of(2020, 7, 15), null)),
                SampleCase.of("c", "丙"), SampleCase.of("d", "丁").deadline(null));
        assertThat(page("office", query).ids()).containsExactlyElementsOf(
                expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"own, true, a b d", "foreign, true, e", "office, true, a", "own, false, c f g",
        "office, false, b c d e f g"})
    void mine_is_what_names_the_readers_person_unit_or_role(String who, boolean mine, String expected) {
        api.store(SampleCase.of("a", "甲").addressedTo(Addressee.role("handler"), Addressee.person("s")),
                SampleCase.of("b", "乙").addressedTo(Addressee.unit(SampleCase.OWN)),
                SampleCase.of("c", "丙").addressedTo(Addressee.role("unit")),
                SampleCase.of("d", "丁").addressedTo(Addressee.roleIn("unit", SampleCase.OWN)),
                SampleCase.of("e", "戊").of(SampleCase.FOREIGN).addressedTo(Addressee.unit(SampleCase.FOREIGN)),
                SampleCase.of("f", "己").addressedTo(Addressee.person("other"),
                        Addressee.roleIn("office", SampleCase.FOREIGN)),
                SampleCase.of("g", "庚"));
        assertThat(page(who, "mine=" + mine).ids()).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overdue=yes", "mine=", "overdue=1"})
    void overdue_and_mine_are_true_or_false(String query) {
        get("office", query).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code")
                .isEqualTo("NOT_A_CODE").jsonPath("$.errors[1]").doesNotExist();
    }

    @Test
    void everything_that_is_wrong_with_the_parameters_is_told_at_once() {
        get("office", "state=DONE&receivedOn=2020-02-30&receivedOn.from=1066-10-14&count=many&amount=NaN&key=maybe"
                + "&units.code=123&title=&colour=red&limit=201&sort=telefon&recordedAt.from=yesterday&title.contains={nul}",
                "\0")
                .expectStatus().isBadRequest().expectHeader().contentType("application/problem+json").expectBody()
                .jsonPath("$.errors[?(@.parameter=='state')].code").isEqualTo("NOT_A_CODE")
                .jsonPath("$.errors[?(@.parameter=='receivedOn')].code").isEqualTo("NOT_A_DATE")
                .jsonPath("$.errors[?(@.parameter=='receivedOn.from')].code").isEqualTo("DATE_OUT_OF_RANGE")
                .jsonPath("$.errors[?(@.parameter=='count')].code").isEqualTo("NUMBER_NOT_INTEGER")
                .jsonPath("$.errors[?(@.parameter=='amount')].code").isEqualTo("INVALID_PARAMETER")
                .jsonPath("$.errors[?(@.parameter=='key')].code").isEqualTo("NOT_A_CODE")
                .jsonPath("$.errors[?(@.parameter=='units.code')].code").isEqualTo("INVALID_UNIT_CODE")
                .jsonPath("$.errors[?(@.parameter=='title')].code").isEqualTo("BLANK")
                .jsonPath("$.errors[?(@.parameter=='colour')].code").isEqualTo("UNKNOWN_PARAMETER")
                .jsonPath("$.errors[?(@.parameter=='limit')].code").isEqualTo("OUT_OF_RANGE")
                .jsonPath("$.errors[?(@.parameter=='sort')].code").isEqualTo("NOT_A_CODE")
                .jsonPath("$.errors[?(@.parameter=='recordedAt.from')].code").isEqualTo("NOT_A_TIME")
                .jsonPath("$.errors[?(@.parameter=='title.contains')].code").isEqualTo("FORBIDDEN_CHARACTER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "state=open", "sort=state", "receivedOn.from=2020-13-01"})
    void refused_content_of_a_known_parameter_is_422(String query) {
        get("office", query).expectStatus().isEqualTo(422).expectBody().jsonPath("$.code")
                .isEqualTo("INVALID_CONTENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version=1", "state.contains=O", "units.name=x", "daysLeft=1", "_gone=true", "title.from=a",
        "recordedAt=2020-07-01", "sort=title&sort=count", "$where=1"})
    void what_is_not_declared_cannot_be_asked(String query) {
        get("office", query).expectStatus().isBadRequest();
    }

    @Test
    void personal_data_can_be_neither_filtered_nor_sorted_by_without_the_role() {
        api.store(SampleCase.of("a", "甲"));
        assertThat(page("office", "telephone=0533-0000000&sort=telephone").ids()).containsExactly("a");
        get("analyst", "telephone=0533-0000000").expectStatus().isBadRequest();
        get("analyst", "telephone.contains=0533").expectStatus().isBadRequest();
        get("analyst", "sort=telephone").expectStatus().isEqualTo(422);
        get("analyst", "").expectBody().jsonPath("$.items[0].title").isEqualTo("甲").jsonPath("$.items[0].telephone")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | a b c d e f", "sort=id | a b c d e f", "sort=-id | f e d c b a",
        "sort=count | f b d a c e", "sort=-count | e c a d b f",
        "sort=receivedOn | b e a c d f", "sort=-receivedOn | f d c a e b",
        "sort=deadline.date | c f a b d e", "sort=-deadline.date | e d b a f c"})
    void pages_follow_the_order_with_absent_values_first_and_ties_by_id(String query, String expected) {
        Deadline later = new Deadline(LocalDate.of(2021, 1, 1), null);
        api.store(SampleCase.of("a", "甲").count(3).receivedOn("2020-07-01"),
                SampleCase.of("b", "乙").count(1).receivedOn(null), SampleCase.of("c", "丙").count(3).deadline(null),
                SampleCase.of("d", "丁").count(2).receivedOn("2020-07-02"),
                SampleCase.of("e", "戊").count(7).receivedOn(null).deadline(later),
                SampleCase.of("f", "己").count(-1).receivedOn("2020-07-03").deadline(null));
        for (int limit = 1; limit <= 6; limit++) {
            assertThat(pages("office", query + "&limit=" + limit)).containsExactly(expected.split(" "));
        }
    }

    @Test
    void pages_neither_repeat_nor_skip_when_documents_come_in_between() {
        api.store(SampleCase.of("a", "甲").count(10), SampleCase.of("b", "乙").count(20),
                SampleCase.of("c", "丙").count(30));
        Page first = page("office", "sort=count&limit=2");
        api.store(SampleCase.of("aa", "新").count(5), SampleCase.of("bb", "新").count(25));
        Page second = page("office", "sort=count&limit=2&cursor={cursor}", first.next());
        assertThat(first.ids()).containsExactly("a", "b");
        assertThat(second).isEqualTo(new Page(List.of("bb", "c"), null));
    }

    @Test
    void the_next_page_is_linked_with_everything_that_was_asked() {
        api.store(SampleCase.of("a", "甲&乙"), SampleCase.of("b", "甲&乙"));
        String link = Objects.requireNonNull(get("office", "title={title}&limit=1", "甲&乙").expectStatus().isOk()
                .returnResult(String.class).getResponseHeaders().getFirst("Link"));
        assertThat(link).startsWith("</api/sample-cases?title=%E7%94%B2%26%E4%B9%99&limit=1&cursor=")
                .endsWith(">; rel=\"next\"");
        api.as("office").get().uri(URI.create(api.base() + link.substring(1, link.indexOf('>')))).exchange()
                .expectStatus().isOk().expectHeader().doesNotExist("Link").expectBody().jsonPath("$.items[0].id")
                .isEqualTo("b").jsonPath("$.next").isEmpty();
    }

    @Test
    void a_cursor_neither_can_be_changed_nor_continues_another_question() {
        api.store(SampleCase.of("a", "甲"), SampleCase.of("b", "乙"), SampleCase.of("c", "丙"));
        String cursor = Objects.requireNonNull(page("office", "sort=count&limit=1").next());
        char[] changed = cursor.toCharArray();
        changed[cursor.length() / 2] = changed[cursor.length() / 2] == 'A' ? 'B' : 'A';
        for (String forged : List.of(new String(changed), cursor.substring(1), cursor + "AAAA", "", "a", "%%%", "甲",
                "A".repeat(3000))) {
            get("office", "sort=count&limit=1&cursor={cursor}", forged).expectStatus().isBadRequest().expectBody()
                    .jsonPath("$.code").isEqualTo("INVALID_CURSOR");
        }
        for (String other : List.of("limit=1", "sort=-count", "sort=count&state=OPEN")) {
            get("office", other + "&cursor={cursor}", cursor).expectStatus().isBadRequest();
        }
        assertThat(page("office", "sort=count&limit=2&cursor={cursor}", cursor).ids()).containsExactly("b", "c");
    }

    @Test
    void a_page_of_large_items_ends_early_and_the_next_one_goes_on() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            api.store(SampleCase.of(id, "示".repeat(300_000)));
        }
        assertThat(page("office", "limit=200").ids()).containsExactly("a", "b", "c");
        assertThat(pages("office", "limit=200")).containsExactly("a", "b", "c", "d", "e");
    }
}
