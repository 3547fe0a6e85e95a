package govbackbone.kit.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import govbackbone.events.Label;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.SampleCase.Deadline;
import govbackbone.kit.query.SampleCase.State;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SummaryTest {
    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    private WebTestClient.ResponseSpec get(String who, String query) {
        return api.as(who).get().uri("/api/sample-cases/summary" + query).exchange();
    }

    private JsonNode summary(String who, String query) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(
                get(who, query).expectStatus().isOk().expectBody().returnResult().getResponseBodyContent()));
    }

    private void store() {
        api.store(SampleCase.of("a", "甲").amount("1.10"),
                SampleCase.of("b", "乙").amount("2.20").state(State.CLOSED).deadline(new Deadline(
                        LocalDate.of(2020, 7, 14), null)),
                SampleCase.of("c", "丙").of(SampleCase.FOREIGN).receivedOn(null).deadline(null),
                SampleCase.of("d", "丁").deadline(new Deadline(LocalDate.of(2020, 7, 15), null)));
        api.storeGone("e");
    }

    private static String text(JsonNode items, String key, String value) {
        return items.valueStream().map(row -> row.get(key).asString() + "=" + row.get(value).asString())
                .reduce((x, y) -> x + " " + y).orElse("");
    }

    @Test
    void documents_are_counted_and_added_up_by_the_values_of_a_field() {
        store();
        JsonNode summary = summary("office", "?by=state");
        assertThat(text(summary.get("items"), "state", "count")).isEqualTo("CLOSED=1 OPEN=3");
        assertThat(text(summary.get("items"), "state", "amount")).isEqualTo("CLOSED=2.2 OPEN=1.1");
        assertThat(summary.at("/total/count").asLong()).isEqualTo(4);
        assertThat(summary.at("/total/amount").decimalValue()).isEqualByComparingTo("3.30");
    }

    @Test
    void a_date_counts_from_the_day_after_it_and_an_absent_one_never() {
        store();
        assertThat(text(summary("office", "?by=state").get("items"), "state", "deadline.date"))
                .isEqualTo("CLOSED=1 OPEN=0");
    }

    @Test
    void a_truth_value_counts_where_it_is_true() {
        store();
        assertThat(summary("office", "").at("/total/key").asLong()).isZero();
    }

    @Test
    void a_part_of_a_sum_is_also_told_in_percent_rounded_half_up() {
        SampleCase plain = SampleCase.of("a", "甲").amount("1");
        api.store(SampleCase.of("b", "乙").amount("31"), SampleCase.of("c", "丙").state(State.CLOSED),
                new SampleCase("a", 1, "甲", plain.state(), null, plain.recordedAt(), 1, plain.amount(), true, null,
                        null,
                        List.of(), List.of(), List.of()));
        JsonNode summary = summary("office", "?by=state");
        assertThat(summary.at("/items/0/keyRate").isNull()).as("of nothing").isTrue();
        assertThat(summary.at("/items/1/keyRate").asString()).isEqualTo("3.13");
        assertThat(summary.at("/total/keyRate").asString()).isEqualTo("3.13");
        String csv = api.as("office").get().uri("/api/sample-cases/summary.csv?by=state")
                .header("Accept-Language", "en").exchange().expectBody(String.class).returnResult().getResponseBody();
        assertThat(csv).isEqualTo(
                "State,Count,Amount,Key,Deadline · date,Key (%)\r\nClosed,1,0,0,0,\r\nIn progress,2,32,1,0,3.13\r\n");
    }

    @Test
    void a_document_with_several_values_counts_once_under_each_and_once_in_the_total() {
        store();
        JsonNode summary = summary("office", "?by=tags");
        assertThat(text(summary.get("items"), "tags", "count")).isEqualTo("乙=4 甲=4");
        assertThat(text(summary.get("items"), "tags", "amount")).isEqualTo("乙=3.3 甲=3.3");
        assertThat(summary.at("/total/count").asLong()).isEqualTo(4);
    }

    @Test
    void a_value_that_a_document_holds_twice_counts_once() {
        SampleCase once = SampleCase.of("a", "甲");
        api.store(new SampleCase("a", 1, "甲", once.state(), null, once.recordedAt(), 1, null, true, null, null,
                List.of(once.units().getFirst(), once.units().getFirst()), List.of(), List.of()));
        JsonNode summary = summary("office", "?by=units.code");
        assertThat(text(summary.get("items"), "units.code", "count")).isEqualTo(SampleCase.OWN.value() + "=1");
        assertThat(text(summary.get("items"), "units.code", "key")).isEqualTo(SampleCase.OWN.value() + "=1");
    }

    @Test
    void absent_values_are_a_group_that_comes_first() {
        store();
        JsonNode items = summary("office", "?by=receivedOn").get("items");
        assertThat(items.at("/0/receivedOn").isNull()).isTrue();
        assertThat(items.at("/0/count").asLong()).isEqualTo(1);
        assertThat(items.at("/1/receivedOn").asString()).isEqualTo("2020-07-01");
    }

    @Test
    void groups_can_have_several_fields_and_filters_hold() {
        store();
        JsonNode items = summary("office", "?by=state,units.code&state=OPEN").get("items");
        assertThat(items.valueStream().map(row -> row.get("state").asString() + row.get("units.code").asString()
                + row.get("count").asLong()).toList()).containsExactly("OPEN" + SampleCase.OWN.value() + "2",
                        "OPEN" + SampleCase.FOREIGN.value() + "1");
    }

    @Test
    void a_unit_sums_up_its_own_documents_only() {
        store();
        assertThat(summary("own", "").at("/total/count").asLong()).isEqualTo(3);
        assertThat(summary("foreign", "").at("/total/count").asLong()).isEqualTo(1);
    }

    @Test
    void nothing_is_summed_up_as_nothing() {
        JsonNode summary = summary("office", "?by=state");
        assertThat(summary.get("items")).isEmpty();
        assertThat(summary.at("/total/count").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"?by=title, 422, NOT_A_CODE", "?by=, 422, NOT_A_CODE", "?by=state&by=tags, 400, DUPLICATE_PARAMETER",
        "'?by=state,tags,units.code,receivedOn', 422, TOO_MANY", "?sort=title, 400, UNKNOWN_PARAMETER",
        "?by=telephone, 422, NOT_A_CODE"})
    void what_cannot_be_asked_is_refused_with_its_code(String query, int status, String code) {
        get("analyst", query).expectStatus().isEqualTo(status).expectBody()
                .jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @Test
    void personal_data_groups_only_for_those_who_may_see_it() {
        store();
        assertThat(summary("office", "?by=telephone").get("items")).hasSize(1);
    }

    @Test
    void a_stranger_learns_nothing() {
        api.anonymous().get().uri("/api/sample-cases/summary").exchange().expectStatus().isUnauthorized();
        get("network", "").expectStatus().isForbidden();
    }

    @Test
    void a_sheet_has_headings_and_labels_in_the_readers_language() {
        store();
        String csv = api.as("office").get().uri("/api/sample-cases/summary.csv?by=state&bom=true")
                .header("Accept-Language", "zh-CN").exchange().expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody();
        assertThat(csv)
                .isEqualTo("\uFEFF状态,件数,金额,是否重点,期限·日期,是否重点率（%）\r\n已办结,1,2.20,0,1,0.00\r\n办理中,3,1.10,0,0,0.00\r\n");
    }

    @Test
    void a_workbook_holds_real_dates_and_numbers() throws IOException {
        store();
        byte[] xlsx = Objects.requireNonNull(api.as("office").get().uri("/api/sample-cases/summary.xlsx?by=receivedOn")
                .exchange().expectStatus().isOk().expectBody().returnResult().getResponseBodyContent());
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(2).getCellAsDate(0)).hasValueSatisfying(
                    date -> assertThat(date.toLocalDate()).isEqualTo("2020-07-01"));
            assertThat(rows.get(2).getCellAsNumber(1)).hasValueSatisfying(
                    number -> assertThat(number).isEqualByComparingTo("3"));
        }
    }

    @Readers(Role.OFFICE)
    record Contradicting(String id, long version, @Label(zh = "标签", en = "Tags") @Summed List<String> tags) {}

    @Readers(Role.OFFICE)
    record Doubled(String id, long version, @Label(zh = "件数", en = "Count") @Summed long count) {}

    @Readers(Role.OFFICE)
    record PartOfNothing(String id, long version, @Label(zh = "甲", en = "A") @Summed(over = "total") long part) {}

    @Readers(Role.OFFICE)
    record RateTwice(String id, long version, @Label(zh = "甲", en = "A") @Summed long part,
            @Label(zh = "乙", en = "B") @Summed(over = "part") long half, long halfRate) {}

    @Test
    void a_view_that_cannot_be_summed_up_as_it_says_does_not_start() {
        assertThatThrownBy(() -> ServedView.of(new ViewType<>("x", Contradicting.class), List.of()))
                .hasMessageContaining("cannot add up tags");
        assertThatThrownBy(() -> ServedView.of(new ViewType<>("x", PartOfNothing.class), List.of()))
                .hasMessageContaining("no sum of which part is a part");
        assertThatThrownBy(() -> ServedView.of(new ViewType<>("x", RateTwice.class), List.of()))
                .hasMessageContaining("second meaning of halfRate");
        assertThatThrownBy(() -> ServedView.of(new ViewType<>("x", Doubled.class), List.of()))
                .hasMessageContaining("second meaning of count");
    }
}
