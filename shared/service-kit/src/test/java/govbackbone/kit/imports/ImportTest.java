package govbackbone.kit.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.kit.http.Problem;
import govbackbone.kit.ledger.LedgerCommand.OpenLedger;
import govbackbone.kit.ledger.Rival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static govbackbone.kit.imports.ImportService.HEADER;
import static govbackbone.kit.imports.ImportService.URI;
import static govbackbone.kit.imports.ImportService.json;
import static govbackbone.kit.imports.ImportService.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportTest {
    private final ImportService service = new ImportService();

    @AfterAll
    void stop() {
        service.close();
    }

    private static String number() {
        return UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT).substring(0, 18);
    }

    private static String row(String number) {
        return number + ",5,收入,2020-07-31,是,示例甲、示例乙,,,";
    }

    private static List<String> verdicts(JsonNode report) {
        return report.get("rows").values().stream().map(row -> row.get("verdict").stringValue()).toList();
    }

    private static List<String> errors(JsonNode report) {
        return report.get("errors").values().stream().map(error -> error.get("row") + " "
                + error.path("column").asString("-") + " " + error.get("code").stringValue()).toList();
    }

    @Test
    void a_check_tells_every_rows_verdict_and_every_bad_cell_and_writes_nothing() {
        String taken = number();
        service.ledgers.give(null, new OpenLedger(taken));
        String twice = number();
        long before = service.written();

        JsonNode report = service.check(utf8(HEADER, row(twice), row(taken), row(twice),
                " ,101,债务,2020-02-30,也许,示例甲、示例甲乙丙丁戊己庚辛壬癸,,,913", number() + ",-5,支出,2020-07-31,否,示例甲,,,"));

        assertThat(report.get("total").intValue()).isEqualTo(5);
        assertThat(report.get("good").intValue()).isEqualTo(1);
        assertThat(report.get("bad").intValue()).isEqualTo(4);
        assertThat(verdicts(report)).containsExactly("VALID", "EXISTS", "REPEATED", "INVALID", "INVALID");
        assertThat(report.at("/rows/2/sameAs").intValue()).isEqualTo(2);
        assertThat(errors(report)).containsExactlyInAnyOrder("3 - NUMBER_TAKEN", "4 - NUMBER_TAKEN", "5 编号 REQUIRED",
                "5 金额 OUT_OF_RANGE", "5 种类 NOT_A_CODE", "5 日期 NOT_A_DATE", "5 有效 NOT_YES_OR_NO", "5 持有人 TOO_LONG",
                "5 单位 INVALID_UNIT_CODE", "6 - OVERDRAWN");
        assertThat(report.get("token").stringValue()).matches("[0-9a-f]{32}");
        assertThat(service.written()).isEqualTo(before);
    }

    @Test
    void messages_are_told_in_the_callers_language() {
        byte[] file = utf8(HEADER, number() + ",x,收入,2020-07-31,也许,示例甲,,,");
        assertThat(service.check(file).get("errors").findValuesAsString("message"))
                .containsExactlyInAnyOrder("Write yes or no.", "Wrong type, expected an integer.");
        JsonNode chinese = json(service.client().post().uri(URI).header("Accept-Language", "zh")
                .contentType(ImportService.CSV).bodyValue(file).exchange());
        assertThat(chinese.get("errors").findValuesAsString("message"))
                .containsExactlyInAnyOrder("应填“是”或“否”。", "类型不符，应为整数。");
    }

    @Test
    void a_repeat_of_a_commit_is_told_the_same_in_its_own_language() {
        JsonNode report = service.check(utf8(HEADER, row(number()), number() + ",x,收入,2020-07-31,是,示例甲,,,"));
        JsonNode outcome = service.committed(report, "VALID");
        assertThat(outcome.get("errors").findValuesAsString("message"))
                .containsExactly("Wrong type, expected an integer.");

        JsonNode repeat = json(service.client().post()
                .uri(URI + "/" + report.get("token").stringValue() + "/commit").header("Accept-Language", "zh")
                .contentType(MediaType.APPLICATION_JSON).bodyValue("{\"rows\":\"VALID\"}").exchange());
        assertThat(repeat.get("errors").findValuesAsString("message")).containsExactly("类型不符，应为整数。");
        assertThat(repeat.get("rows")).isEqualTo(outcome.get("rows"));
    }

    @Test
    void an_instance_that_has_not_checked_the_file_reads_it_for_the_commit() {
        String token = service.check(utf8(HEADER, row(number()), row(number()))).get("token").stringValue();
        try (ImportService another = new ImportService(service)) {
            JsonNode outcome = json(another.commit(token, "ALL").expectStatus().isOk());

            assertThat(verdicts(outcome)).containsExactly("IMPORTED", "IMPORTED");
            assertThat(json(service.commit(token, "ALL").expectStatus().isOk())).isEqualTo(outcome);
        }
    }

    @Test
    void a_commit_decides_anew_what_a_check_has_found() {
        String number = number();
        String token = service.check(utf8(HEADER, row(number))).get("token").stringValue();
        service.ledgers.give(null, new OpenLedger(number));

        assertThat(verdicts(json(service.commit(token, "VALID").expectStatus().isOk()))).containsExactly("EXISTS");
    }

    @Test
    void a_commit_of_the_valid_rows_creates_them_and_a_repeat_gets_the_same_answer() {
        String number = number();
        JsonNode report = service.check(utf8(HEADER, row(number), row(number), row(number())));
        JsonNode outcome = service.committed(report, "VALID");

        assertThat(verdicts(outcome)).containsExactly("IMPORTED", "REPEATED", "IMPORTED");
        assertThat(outcome.at("/rows/0/version").intValue()).isEqualTo(2);
        assertThat(service.ledgers.log.history(govbackbone.kit.ledger.Ledger.TYPE,
                outcome.at("/rows/0/id").stringValue())).hasSize(2);
        long written = service.written();
        assertThat(service.committed(report, "VALID")).isEqualTo(outcome);
        assertThat(service.committed(report, "ALL")).isEqualTo(outcome);
        assertThat(service.written()).isEqualTo(written);
    }

    @Test
    void a_commit_of_all_rows_creates_all_or_none() {
        byte[] good = utf8(HEADER, row(number()), row(number()));
        assertThat(verdicts(service.committed(service.check(good), "ALL"))).containsExactly("IMPORTED", "IMPORTED");

        JsonNode report = service.check(utf8(HEADER, row(number()), row(number()) + ",", "X,,,,,,,,"));
        long written = service.written();
        JsonNode problem = json(service.commit(report.get("token").stringValue(), "ALL").expectStatus().isEqualTo(422));
        assertThat(problem.get("code").stringValue()).isEqualTo("ROWS_REFUSED");
        assertThat(verdicts(problem.get("report"))).containsExactly("VALID", "VALID", "INVALID");
        assertThat(service.written()).isEqualTo(written);
        assertThat(verdicts(service.committed(report, "VALID"))).containsExactly("IMPORTED", "IMPORTED", "INVALID");
    }

    @Test
    void what_happened_since_the_check_counts() {
        String number = number();
        JsonNode report = service.check(utf8(HEADER, row(number)));
        service.ledgers.give(null, new OpenLedger(number));

        assertThat(verdicts(service.committed(report, "VALID"))).containsExactly("EXISTS");
    }

    @Test
    void an_answer_that_got_lost_before_it_was_kept_is_given_by_a_repeat() {
        JsonNode report = service.check(utf8(HEADER, row(number()), row(number())));
        byte[] file = content(report);
        JsonNode outcome = service.committed(report, "VALID");
        long written = service.written();
        new JdbcTemplate(service.ledgers.dataSource).update(
                "UPDATE staged_import SET outcome = NULL, content = ? WHERE token = ?", file,
                report.get("token").stringValue());

        assertThat(service.committed(report, "VALID")).isEqualTo(outcome);
        assertThat(service.written()).isEqualTo(written);
    }

    private byte[] content(JsonNode report) {
        return Objects.requireNonNull(new JdbcTemplate(service.ledgers.dataSource).queryForObject(
                "SELECT content FROM staged_import WHERE token = ?", byte[].class, report.get("token").stringValue()));
    }

    @Test
    void a_file_is_dropped_with_its_commit() {
        JsonNode report = service.check(utf8(HEADER, row(number())));
        service.committed(report, "VALID");
        assertThat(new JdbcTemplate(service.ledgers.dataSource).queryForObject(
                "SELECT content IS NULL FROM staged_import WHERE token = ?", Boolean.class,
                report.get("token").stringValue())).isTrue();
    }

    @Test
    void a_token_is_good_for_its_actor_for_a_day() {
        String token = service.check(utf8(HEADER, row(number()))).get("token").stringValue();
        service.client().post().uri(URI + "/" + token + "/commit")
                .headers(headers -> headers.set("Sample-Actor", "s-2 office"))
                .contentType(MediaType.APPLICATION_JSON).bodyValue("{\"rows\":\"ALL\"}").exchange().expectStatus()
                .isNotFound().expectBody().jsonPath("$.code").isEqualTo("UNKNOWN_IMPORT");
        service.commit("0".repeat(32), "ALL").expectStatus().isNotFound();
        expire(token);
        service.commit(token, "ALL").expectStatus().isNotFound();
        StagedImports staged = new StagedImports(service.ledgers.dataSource);
        assertThat(staged.forget()).isEqualTo(1);
        assertThat(staged.forget()).isZero();
    }

    @Test
    void a_connection_that_ends_under_a_check_or_a_commit_makes_it_unavailable() {
        byte[] file = utf8(HEADER, row(number()));
        String token = service.check(file).get("token").stringValue();
        for (Supplier<WebTestClient.ResponseSpec> request : List.<Supplier<WebTestClient.ResponseSpec>>of(
                () -> service.send(file), () -> service.commit(token, "ALL"))) {
            try (Rival rival = new Rival(service.ledgers.database).locks("staged_import")) {
                CompletableFuture<WebTestClient.ResponseSpec> answer = CompletableFuture.supplyAsync(request);
                rival.awaitWaiting();
                Rival.cutOff(service.ledgers.database);
                answer.join().expectStatus().isEqualTo(503).expectHeader().exists("Retry-After");
            }
        }
        await().untilAsserted(() -> service.commit(token, "ALL").expectStatus().isOk());
    }

    private void expire(String token) {
        new JdbcTemplate(govbackbone.testkit.Stores.superuser())
                .update("UPDATE " + service.ledgers.database.schema()
                        + ".staged_import SET expires_at = now() WHERE token = ?",
                        token);
    }

    @Test
    void of_one_actor_the_newest_files_are_kept() {
        List<String> tokens = IntStream.range(0, 22)
                .mapToObj(i -> json(service.client().post().uri(URI)
                        .headers(headers -> headers.set("Sample-Actor", "s-9 office")).contentType(ImportService.CSV)
                        .bodyValue(utf8(HEADER, row(number()))).exchange()).get("token").stringValue())
                .toList();
        assertThat(new JdbcTemplate(service.ledgers.dataSource).queryForList(
                "SELECT token FROM staged_import WHERE subject = 's-9' ORDER BY staged_at", String.class))
                .isEqualTo(tokens.subList(2, 22));
    }

    static Stream<Arguments> dialects() {
        Charset gb18030 = Charset.forName("GB18030");
        return Stream.of(Arguments.of("UTF-8", StandardCharsets.UTF_8, ",", "\r\n", ""),
                Arguments.of("UTF-8 with a mark", StandardCharsets.UTF_8, ",", "\r\n", "\uFEFF"),
                Arguments.of("lines end in LF", StandardCharsets.UTF_8, ",", "\n", ""),
                Arguments.of("lines end in CR", StandardCharsets.UTF_8, ",", "\r", ""),
                Arguments.of("GB 18030", gb18030, ",", "\r\n", ""),
                Arguments.of("semicolons", StandardCharsets.UTF_8, ";", "\r\n", ""),
                Arguments.of("tabs", StandardCharsets.UTF_8, "\t", "\r\n", ""),
                Arguments.of("Unicode text", StandardCharsets.UTF_16LE, "\t", "\r\n", "\uFEFF"),
                Arguments.of("Unicode text, big end first", StandardCharsets.UTF_16BE, "\t", "\r\n", "\uFEFF"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void text_is_read_in_the_dialects_of_spreadsheets(String name, Charset charset, String separator, String end,
            String mark) {
        String number = number();
        String file = mark + Stream.of(HEADER, number + ",5,Income,2020/7/1,Yes,示例甲,\"第一行\n\"\"引号\"\"\",,")
                .map(line -> line.replace(",", separator)).collect(Collectors.joining(end));
        JsonNode report = service.check(file.getBytes(charset));
        assertThat(errors(report)).isEmpty();
        service.committed(report, "ALL");
        assertThat(service.entries().getLast()).isEqualTo("LedgerRow[number=" + number
                + ", amount=5, sort=INCOME, date=2020-07-01, open=true, holders=[Holder[name=示例甲, note=null]], text=第一行\n\"引号\", questions=null, unit=null]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"金额|+7|amount=7", "金额| 7 |amount=7",
        "种类|expense|sort=EXPENSE",
        "种类|EXPENSE|sort=EXPENSE", "种类|支出|sort=EXPENSE", "日期|2020年7月1日|date=2020-07-01",
        "日期|2020.7.1|date=2020-07-01", "有效|否|open=false", "有效|TRUE|open=true", "有效|n|open=false",
        "持有人|甲；乙|holders=[Holder[name=甲, note=null], Holder[name=乙, note=null]]",
        "持有人|甲、 乙、|holders=[Holder[name=甲, note=null], Holder[name=乙, note=null]]",
        "持有人|[{\"name\":\"甲\",\"note\":\"x\"}]|holders=[Holder[name=甲, note=x]]",
        "问题|为什么、怎么办？；何时？|questions=[为什么、怎么办？, 何时？]", "说明|`'=1+1`|text==1+1", "说明|`'甲`|text='甲",
        "单位|11370300MB28560647|unit=11370300MB28560647"})
    void cells_are_read_as_people_write_them(String column, String cell, String read) {
        JsonNode report = service.check(file(column, cell));
        assertThat(errors(report)).isEmpty();
        service.committed(report, "ALL");
        assertThat(service.entries().getLast()).contains(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"编号|a|PATTERN", "编号|AAAAAAAAAAAAAAAAAAAAA|TOO_LONG", "编号|'\u3000'|REQUIRED",
        "说明|A\u200BB|FORBIDDEN_CHARACTER", "金额|1.5|WRONG_TYPE", "金额|5万|WRONG_TYPE", "金额|５|WRONG_TYPE",
        "金额|1e3|WRONG_TYPE", "金额|99999999999999999999|WRONG_TYPE", "金额|-101|OUT_OF_RANGE", "种类|借|NOT_A_CODE",
        "日期|2020-02-30|NOT_A_DATE", "日期|昨天|NOT_A_DATE", "日期|2020-08-02|DATE_IN_FUTURE",
        "日期|1948-12-31|DATE_OUT_OF_RANGE", "有效|也许|NOT_YES_OR_NO", "持有人|；|TOO_FEW", "持有人|甲、乙、丙、丁|TOO_MANY",
        "持有人|[{\"name\":\"甲\",\"x\":1}]|UNKNOWN_FIELD", "持有人|[{]|INVALID_VALUE", "持有人|[1]|WRONG_TYPE",
        "单位|11370300MB28560648|INVALID_UNIT_CODE", "单位|11370300MB2856064O|INVALID_UNIT_CODE",
        "问题|一；二；三；四|TOO_MANY"})
    void every_bad_cell_is_told_by_the_code_of_single_requests(String column, String cell, String code) {
        assertThat(errors(service.check(file(column, cell)))).containsExactly("2 " + column + " " + code);
    }

    private static byte[] file(String column, String cell) {
        List<String> header = List.of(HEADER.split(","));
        List<String> row = new java.util.ArrayList<>(List.of(row(number()).split(",", -1)));
        row.set(header.indexOf(column), "\"" + cell.replace("\"", "\"\"") + "\"");
        return utf8(HEADER, String.join(",", row));
    }

    @Test
    void columns_are_found_by_label_in_either_language_or_name_and_others_are_passed_over() {
        JsonNode report = service.check(utf8("note,Number,amount,种类,DATE,open,Holders", "x," + number()
                + ",1,收入,2020-07-31,y,甲"));
        assertThat(errors(report)).isEmpty();
        assertThat(report.get("columnsIgnored").toString()).isEqualTo("[\"note\"]");
    }

    @Test
    void every_column_that_is_missing_or_there_twice_is_told_at_once() {
        JsonNode problem = json(service.send(utf8("编号,Number,有效", "1,2,是")).expectStatus().isEqualTo(422));
        assertThat(problem.get("errors").values().stream()
                .map(error -> error.get("column").stringValue() + " " + error.get("code").stringValue()))
                .containsExactlyInAnyOrder("Number COLUMN_TWICE", "金额 COLUMN_MISSING", "种类 COLUMN_MISSING",
                        "日期 COLUMN_MISSING", "持有人 COLUMN_MISSING");
        assertThat(problem.at("/errors/1/message").stringValue()).contains("金额, Amount, amount");
    }

    @Test
    void blank_lines_and_remarks_are_passed_over_and_rows_keep_their_numbers() {
        assertThat(errors(service.check(utf8(HEADER, "# 说明,,,,,,,,", "", row("a"), " ,,,,,,,,", row("b")))))
                .containsExactly("4 编号 PATTERN", "6 编号 PATTERN");
    }

    @Test
    void remarks_are_told() {
        JsonNode report = service.check(utf8(HEADER, "# 说明,,,,,,,,", row(number()), "#9,5,收入,2020-07-31,是,甲,,,"));
        assertThat(report.get("linesIgnored").toString()).isEqualTo("[{\"row\":2},{\"row\":4}]");
    }

    @Test
    void a_text_that_no_cell_can_hold_is_told() {
        assertThat(errors(service.check(file("说明", "示".repeat(32_768))))).containsExactly("2 说明 TOO_LONG");
    }

    @Test
    void blank_lines_are_counted() {
        assertThat(service.refusal(utf8(HEADER, "\n".repeat(Budget.MOST_LINES), row(number()))))
                .isEqualTo("TOO_MANY_LINES");
    }

    @Test
    void work_on_a_file_ends_when_its_time_is_over() {
        Budget over = new Budget(() -> true);
        Problem told = org.assertj.core.api.Assertions.catchThrowableOfType(Problem.class,
                () -> Table.read(utf8(HEADER, row(number())), java.util.Set.of(), over));
        assertThat(told.code()).isEqualTo("TAKES_TOO_LONG");
    }

    @Test
    void a_form_of_very_many_parts_is_not_read_to_its_end() {
        assertThat(json(form(java.util.stream.Stream.generate(() -> "x").limit(200).toArray(String[]::new))
                .expectStatus().isEqualTo(422)).get("code").stringValue()).isEqualTo("ONE_FILE");
    }

    @Test
    void files_that_cannot_be_read_as_a_whole_are_refused() {
        long before = service.written();
        assertThat(service.refusal(new byte[0])).isEqualTo("NO_ROWS");
        assertThat(service.refusal(utf8(HEADER))).isEqualTo("NO_ROWS");
        assertThat(service.refusal(utf8(HEADER, "\"1,2"))).isEqualTo("MALFORMED_CSV");
        assertThat(service.refusal(new byte[]{(byte) 0xFF, (byte) 0xFF, 1})).isEqualTo("UNKNOWN_ENCODING");
        assertThat(service.refusal(utf8(",".repeat(200), "1"))).isEqualTo("TOO_MANY_COLUMNS");
        assertThat(service.refusal(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})).isEqualTo(
                "UNSUPPORTED_FILE");
        assertThat(service.written()).isEqualTo(before);
    }

    @Test
    void rows_are_counted_before_they_are_judged() {
        String[] lines = Stream.concat(Stream.of(HEADER), Stream.generate(() -> "1").limit(10_001))
                .toArray(String[]::new);
        assertThat(service.refusal(utf8(lines))).isEqualTo("TOO_MANY_ROWS");
    }

    @Test
    void a_file_beyond_the_limit_is_not_read() {
        json(service.send(new byte[UploadedFile.MOST_BYTES + 1]).expectStatus().isEqualTo(413));
        assertThat(service.refusal(new byte[UploadedFile.MOST_BYTES])).isEqualTo("NO_ROWS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
    void only_files_of_known_types_are_read(String type) {
        service.client().post().uri(URI).header("Content-Type", type).bodyValue(utf8(HEADER)).exchange().expectStatus()
                .isEqualTo(415).expectBody().jsonPath("$.code").isEqualTo("UNSUPPORTED_FILE");
    }

    @Test
    void a_compressed_body_is_not_read() {
        service.client().post().uri(URI).contentType(ImportService.CSV).header("Content-Encoding", "gzip")
                .bodyValue(utf8(HEADER)).exchange().expectStatus().isEqualTo(415);
    }

    private WebTestClient.ResponseSpec form(String... names) {
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        for (String name : names) {
            form.part(name, new ByteArrayResource(utf8(HEADER, row(number())))).filename("cases.csv");
        }
        return service.client().post().uri(URI).body(BodyInserters.fromMultipartData(form.build())).exchange();
    }

    @Test
    void a_form_has_exactly_one_file() {
        assertThat(verdicts(json(form("other", "file").expectStatus().isOk()))).containsExactly("VALID");
        assertThat(json(form("other").expectStatus().isEqualTo(422)).get("code").stringValue()).isEqualTo("ONE_FILE");
        assertThat(json(form("file", "file").expectStatus().isEqualTo(422)).get("code").stringValue())
                .isEqualTo("ONE_FILE");
        service.client().post().uri(URI).contentType(MediaType.MULTIPART_FORM_DATA).bodyValue(utf8("x")).exchange()
                .expectStatus().is4xxClientError();
    }

    @Test
    void who_may_not_import_may_not_even_see_the_template() {
        WebTestClient unit = service.client().mutate().defaultHeaders(h -> h.set("Sample-Actor", "s-1 unit")).build();
        unit.get().uri(URI + "/template.csv").exchange().expectStatus().isForbidden();
        unit.post().uri(URI).contentType(ImportService.CSV).bodyValue(utf8(HEADER)).exchange().expectStatus()
                .isForbidden().expectBody().jsonPath("$.requiredRoles")
                .isEqualTo(List.of("assigning-office", "office"));
        unit.post().uri(URI + "/" + "0".repeat(32) + "/commit").exchange().expectStatus().isForbidden();
        service.client().mutate().defaultHeaders(h -> h.remove("Sample-Actor")).build().post().uri(URI).exchange()
                .expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"rows\":\"SOME\"}", "{\"rows\":\"ALL\",\"x\":1}", "[]"})
    void a_commit_says_which_rows(String body) {
        service.client().post().uri(URI + "/" + "0".repeat(32) + "/commit").contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body).exchange().expectStatus().is4xxClientError().expectBody().jsonPath("$.errors")
                .isNotEmpty();
    }

    @Test
    void bad_cells_beyond_ten_thousand_are_counted_only() {
        String[] lines = Stream.concat(Stream.of(HEADER), Stream.generate(() -> "a,b,c,d,e,,,,f").limit(2_000))
                .toArray(String[]::new);
        JsonNode report = service.check(utf8(lines));
        assertThat(report.get("errors").size()).isEqualTo(10_000);
        assertThat(report.get("errorsOmitted").intValue()).isEqualTo(4_000);
        assertThat(report.get("rows").size()).isEqualTo(2_000);
    }
}
