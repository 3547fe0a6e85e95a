package govbackbone.kit.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import govbackbone.kit.http.SheetFormat;
import govbackbone.kit.query.SampleCase.State;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {
    private final QueryApi api = new QueryApi();

    @AfterEach
    void close() {
        api.close();
    }

    private EntityExchangeResult<byte[]> export(String who, String file, String language) {
        WebTestClient client = api.as(who).mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 * 1024 * 1024)).build();
        return client.get().uri("/api/sample-cases/export." + file).header("Accept-Language", language).exchange()
                .expectStatus().isOk().expectBody().returnResult();
    }

    private String csv(String who, String query, String language) {
        return new String(Objects.requireNonNull(export(who, "csv?" + query, language).getResponseBody()),
                StandardCharsets.UTF_8);
    }

    private static List<List<String>> parse(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream().map(CsvRecord::getFields).toList();
    }

    @Test
    void headings_and_codes_are_written_in_the_language_of_the_caller() {
        api.store(SampleCase.of("c1", "甲").amount("-12.50"));
        assertThat(parse(csv("office", "", "zh"))).containsExactly(
                List.of("编号", "version", "标题", "状态", "收件日期", "登记时间", "件数", "金额", "是否重点", "电话", "期限·日期", "期限·联系人", "单位",
                        "标签", "待办对象", "剩余天数"),
                List.of("c1", "1", "甲", "办理中", "2020-07-01", "2020-07-01T09:30:00+08:00", "1", "-12.50", "否",
                        "0533-0000000", "2020-09-30", "张示例",
                        "[{\"code\":\"" + SampleCase.OWN.value() + "\",\"name\":\"示例局\",\"contact\":\"0533-1111111\"}]",
                        "甲；乙", "", "77"));
        assertThat(parse(csv("office", "", "en")).getFirst()).contains("State", "Deadline · date", "Days left");
        assertThat(parse(csv("office", "", "en")).get(1)).contains("In progress", "No");
    }

    @Test
    void programs_get_names_and_codes() {
        api.store(SampleCase.of("c1", "甲"));
        List<List<String>> rows = parse(csv("office", "codes=true", "zh"));
        assertThat(rows.getFirst()).contains("id", "state", "deadline.date", "daysLeft");
        assertThat(rows.get(1)).contains("OPEN", "false").doesNotContain("办理中");
    }

    @Test
    void absent_values_are_empty_cells() {
        api.store(SampleCase.of("c1", "甲").deadline(null).receivedOn(null));
        List<String> row = parse(csv("office", "", "zh")).get(1);
        assertThat(row.get(4)).isEmpty();
        assertThat(row.get(10)).isEmpty();
        assertThat(row.getLast()).isEmpty();
    }

    @Test
    void a_byte_order_mark_comes_only_when_asked_for() {
        assertThat(csv("office", "bom=true", "zh")).startsWith("\uFEFF编号");
        assertThat(csv("office", "", "zh")).startsWith("编号");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A"})
    void no_text_becomes_a_formula(String title) {
        api.store(SampleCase.of("c1", title).count(-7));
        assertThat(parse(csv("office", "", "zh")).get(1)).contains("'" + title, "-7");
    }

    @Test
    void personal_data_has_no_column_for_those_who_do_not_handle_cases() throws IOException {
        api.store(SampleCase.of("c1", "甲"));
        assertThat(csv("analyst", "", "zh")).doesNotContain("电话", "联系人", "0533", "张示例").contains("示例局");
        assertThat(rows(export("analyst", "xlsx", "zh")).toString()).doesNotContain("电话", "0533");
    }

    @Test
    void a_unit_exports_its_own_documents() throws IOException {
        api.store(SampleCase.of("c1", "甲"), SampleCase.of("c2", "乙").of(SampleCase.FOREIGN));
        assertThat(csv("own", "", "zh")).contains("甲").doesNotContain("c2");
        assertThat(csv("foreign", "", "zh")).contains("c2").doesNotContain("c1");
        assertThat(rows(export("foreign", "xlsx", "zh"))).hasSize(2);
    }

    @Test
    void the_same_filters_and_order_as_lists_apply() {
        api.store(SampleCase.of("c1", "甲").count(1), SampleCase.of("c2", "乙").count(2),
                SampleCase.of("c3", "丙").state(State.CLOSED));
        assertThat(parse(csv("office", "state=OPEN&sort=-count", "zh")).stream().map(List::getFirst))
                .containsExactly("编号", "c2", "c1");
        for (String wrong : List.of("csv?limit=5", "csv?cursor=x", "csv?bom=yes", "xlsx?bom=true", "csv?state=x")) {
            api.as("office").get().uri("/api/sample-cases/export." + wrong).exchange().expectStatus()
                    .is4xxClientError().expectHeader().contentType("application/problem+json");
        }
    }

    @Test
    void the_file_is_named_after_the_collection_and_the_day() {
        HttpHeaders headers = export("office", "csv", "zh").getResponseHeaders();
        assertThat(headers.getFirst("Content-Disposition")).isEqualTo(
                "attachment; filename=\"sample-cases-2020-07-15.csv\"; "
                        + "filename*=UTF-8''%E7%A4%BA%E4%BE%8B%E4%BB%B6-2020-07-15.csv");
        assertThat(headers.getFirst("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(export("office", "xlsx", "en").getResponseHeaders().getFirst("Content-Disposition"))
                .endsWith("filename*=UTF-8''Sample%20case-2020-07-15.xlsx");
    }

    private static List<Row> rows(EntityExchangeResult<byte[]> export) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(Objects.requireNonNull(export.getResponseBody())))) {
            return workbook.getFirstSheet().read();
        }
    }

    @Test
    void a_workbook_holds_real_dates_and_numbers() throws IOException {
        api.store(SampleCase.of("c1", "=1+1").amount("-12.5").count(9_007_199_254_740_991L));
        List<Row> rows = rows(export("office", "xlsx", "zh"));
        assertThat(rows.getFirst().getCellText(2)).isEqualTo("标题");
        Row row = rows.get(1);
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(2)).isEqualTo("=1+1");
        assertThat(row.getCellAsDate(4)).hasValue(LocalDate.of(2020, 7, 1).atStartOfDay());
        assertThat(row.getCellAsDate(5)).hasValue(LocalDateTime.of(2020, 7, 1, 9, 30));
        assertThat(row.getCell(6).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(6)).isEqualTo("9007199254740991");
        assertThat(row.getCellAsNumber(7))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("-12.5"));
        assertThat(row.getCellText(8)).isEqualTo("否");
        assertThat(row.getCellAsNumber(15)).hasValueSatisfying(days -> assertThat(days).isEqualByComparingTo("77"));
    }

    @Test
    void a_text_that_no_cell_can_hold_is_shortened_and_cleaned() throws IOException {
        api.store(SampleCase.of("c1", "长".repeat(40_000)), SampleCase.of("c2", "a\u0001b<&>\uD83D\uDE00"));
        List<Row> rows = rows(export("office", "xlsx", "zh"));
        assertThat(rows.get(1).getCellText(2)).hasSize(32_767).endsWith("长…");
        assertThat(rows.get(2).getCellText(2)).startsWith("a").endsWith("b<&>\uD83D\uDE00");
    }

    @Test
    void who_stops_taking_a_file_is_cut_off() {
        StepVerifier.withVirtualTime(() -> SheetAnswer.inTime(Flux.range(0, 10)), 1).expectNext(0)
                .expectNoEvent(Duration.ofSeconds(59)).thenRequest(1).expectNext(1).thenAwait(Duration.ofSeconds(61))
                .verifyError(TimeoutException.class);
    }

    @Test
    void who_takes_a_file_for_ever_is_cut_off() {
        StepVerifier.withVirtualTime(() -> SheetAnswer.inTime(Flux.interval(Duration.ofSeconds(55))))
                .thenAwait(Duration.ofMinutes(31)).expectNextCount(32).verifyError(TimeoutException.class);
    }

    @Test
    void long_lists_arrive_whole() throws IOException {
        api.store(IntStream.range(0, 1_500).mapToObj(i -> SampleCase.of("c%05d".formatted(i), "甲")).toArray(
                SampleCase[]::new));
        assertThat(parse(csv("office", "", "zh"))).hasSize(1_501);
        assertThat(rows(export("office", "xlsx", "zh"))).hasSize(1_501);
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void an_export_does_not_run_ahead_of_a_client_that_stops_reading(SheetFormat format) throws Exception {
        int rows = 600;
        // Nothing that compression makes small.
        Random random = new Random(7);
        api.store(IntStream.range(0, rows).mapToObj(i -> SampleCase.of("c%05d".formatted(i),
                random.ints(30_000, 0x4E00, 0x9FA5).collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append).toString()))
                .toArray(SampleCase[]::new));
        BaseSubscriber<DataBuffer> stopping = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(DataBuffer first) {
                DataBufferUtils.release(first);
            }
        };
        api.as("office").get().uri("/api/sample-cases/export." + format.extension()).exchange().expectStatus().isOk()
                .returnResult(DataBuffer.class).getResponseBody().subscribe(stopping);
        int before;
        do {
            before = api.reads.get();
            Thread.sleep(500);
        } while (api.reads.get() > before);
        assertThat(api.reads.get()).isPositive().isLessThan(rows);
        stopping.cancel();
    }
}
