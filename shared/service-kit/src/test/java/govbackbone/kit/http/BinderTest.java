package govbackbone.kit.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.events.UnitCode;
import govbackbone.kit.http.PaperCommand.Proposer;
import govbackbone.kit.http.PaperCommand.ReceivePaper;
import govbackbone.kit.http.PaperCommand.Theme;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BinderTest {
    private static final RecordShape SHAPE = RecordShape.of(ReceivePaper.class);
    private final Binder binder = new Binder(InstantSource.fixed(SampleService.NOW));

    @Test
    void everything_right_makes_the_record() {
        Map<String, Object> paper = SampleService.paper();
        paper.putAll(Map.of("title", "\u3000 关于数据共享的建议\u00a0\n", "body", "一\r\n二\t三", "cents", 9_007_199_254_740_991L,
                "unit", " 11370300MB28560647 ", "document", "淄政办字[2020]23号", "submittedAt",
                "2020-08-01T00:34:59+08:00", "others", List.of("OTHER"), "serial", "23", "span",
                Map.of("from", "2020-01-01", "to", "2020-01-01")));
        ReceivePaper bound = (ReceivePaper) bind(Json.MAPPER.writeValueAsString(paper)).orElseThrow();
        assertThat(bound.title()).isEqualTo("关于数据共享的建议");
        assertThat(bound.body()).isEqualTo("一\n二\t三");
        assertThat(bound.receivedOn()).isEqualTo(LocalDate.of(2020, 7, 31));
        assertThat(bound.theme()).isEqualTo(Theme.DATA_SHARING);
        assertThat(bound.term()).isEqualTo(15);
        assertThat(bound.inSession()).isTrue();
        assertThat(bound.proposers()).containsExactly(new Proposer("示例甲", null));
        assertThat(bound.cents()).isEqualTo(9_007_199_254_740_991L);
        assertThat(bound.unit()).isEqualTo(new UnitCode("11370300MB28560647"));
        assertThat(bound.document()).hasToString("淄政办字〔2020〕23号");
        assertThat(bound.submittedAt()).isEqualTo(Instant.parse("2020-07-31T16:34:59Z"));
        assertThat(bound.others()).isEqualTo(Set.of(Theme.OTHER));
    }

    @Test
    void what_is_nullable_may_be_absent_null_or_blank() {
        Map<String, Object> paper = SampleService.paper();
        paper.put("body", "\u3000");
        ReceivePaper bound = (ReceivePaper) bind(
                Json.MAPPER.writeValueAsString(paper).replace("}]", ",\"phone\":null}]"))
                .orElseThrow();
        assertThat(bound.body()).isNull();
        assertThat(bound.cents()).isNull();
        assertThat(bound.proposers().getFirst().phone()).isNull();
    }

    @Test
    void full_width_digits_stay_in_free_text() {
        Map<String, Object> paper = SampleService.paper();
        paper.put("title", "第１５届提案𠮷");
        ReceivePaper bound = (ReceivePaper) bind(Json.MAPPER.writeValueAsString(paper)).orElseThrow();
        assertThat(bound.title()).isEqualTo("第１５届提案𠮷");
    }

    static Stream<Arguments> bad() {
        return Stream.of(bad("title", "null", "REQUIRED"), bad("title", "7", "WRONG_TYPE"),
                bad("title", "\" \\u3000\\t\"", "BLANK"), bad("title", "\"甲\"", "TOO_SHORT"),
                bad("title", "\"" + "𠮷".repeat(21) + "\"", "TOO_LONG"),
                bad("title", "\"一\\u0000二\"", "FORBIDDEN_CHARACTER"), bad("title", "\"一\\n二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\u200b二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\u202e二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\u2066二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\ufeff二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\u3164二\"", "FORBIDDEN_CHARACTER"),
                bad("title", "\"一\\uffff二\"", "FORBIDDEN_CHARACTER"),
                bad("body", "\"一\\u2028二\"", "FORBIDDEN_CHARACTER"),
                bad("body", "\"一\\u0007二\"", "FORBIDDEN_CHARACTER"),
                bad("receivedOn", "20200731", "WRONG_TYPE"), bad("receivedOn", "\"2020-02-30\"", "NOT_A_DATE"),
                bad("receivedOn", "\"2020-7-1\"", "NOT_A_DATE"), bad("receivedOn", "\"２０２０-07-01\"", "NOT_A_DATE"),
                bad("receivedOn", "\"2021-02-29\"", "NOT_A_DATE"), bad("receivedOn", "\"\"", "NOT_A_DATE"),
                bad("receivedOn", "\"1948-12-31\"", "DATE_OUT_OF_RANGE"),
                bad("receivedOn", "\"2101-01-01\"", "DATE_OUT_OF_RANGE"),
                bad("receivedOn", "\"2020-08-02\"", "DATE_IN_FUTURE"),
                bad("submittedAt", "\"2020-08-01 00:00\"", "NOT_A_TIME"),
                bad("submittedAt", "\"2020-08-01T00:00:00\"", "NOT_A_TIME"),
                bad("submittedAt", "\"+999999999-01-01T00:00:00Z\"", "DATE_OUT_OF_RANGE"),
                bad("submittedAt", "\"2020-08-01T00:35:01+08:00\"", "TIME_IN_FUTURE"),
                bad("submittedAt", "1596211200", "WRONG_TYPE"), bad("theme", "\"数据共享\"", "NOT_A_CODE"),
                bad("theme", "\"data_sharing\"", "NOT_A_CODE"), bad("theme", "0", "WRONG_TYPE"),
                bad("term", "0", "OUT_OF_RANGE"), bad("term", "100", "OUT_OF_RANGE"),
                bad("term", "1e1", "NUMBER_NOT_INTEGER"), bad("term", "1.0", "NUMBER_NOT_INTEGER"),
                bad("term", "\"15\"", "WRONG_TYPE"), bad("term", "true", "WRONG_TYPE"),
                bad("cents", "9007199254740992", "OUT_OF_RANGE"), bad("cents", "1e99999999999", "NUMBER_NOT_INTEGER"),
                bad("cents", "1" + "0".repeat(900), "OUT_OF_RANGE"), bad("inSession", "\"true\"", "WRONG_TYPE"),
                bad("inSession", "null", "REQUIRED"), bad("unit", "\"11370300MB28560648\"", "INVALID_UNIT_CODE"),
                bad("unit", "\"\"", "BLANK"), bad("document", "\"淄政办字2020年23号\"", "INVALID_DOCUMENT_NUMBER"),
                bad("serial", "\"甲\"", "INVALID_VALUE"), bad("proposers", "{}", "WRONG_TYPE"),
                bad("proposers", "[]", "TOO_FEW"), bad("others", "[\"OTHER\",\"OTHER\"]", "/1", "DUPLICATE_ITEM"),
                bad("proposers", "[{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"a\"},{\"name\":\"a\"}]", "TOO_MANY"),
                bad("proposers", "[{\"name\":\"a\"},{\"name\":\"a\",\"phone\":\"x\"}]", "/1/phone", "PATTERN"),
                bad("proposers", "[{\"name\":\"a\"},{\"name\":\"a\",\"mail\":\"x\"}]", "/1/mail", "UNKNOWN_FIELD"),
                bad("proposers", "[null]", "/0", "REQUIRED"), bad("proposers", "[{}]", "/0/name", "REQUIRED"),
                bad("proposers", "[[]]", "/0", "WRONG_TYPE"),
                bad("span", "{\"from\":\"2020-01-02\",\"to\":\"2020-01-01\"}", "INCONSISTENT"),
                bad("note", "1", "UNKNOWN_FIELD"), bad("Title", "\"甲乙\"", "UNKNOWN_FIELD"),
                bad("body", "\"\\ud800\"", "INVALID_UNICODE"));
    }

    private static Arguments bad(String field, String json, String code) {
        return bad(field, json, "", code);
    }

    private static Arguments bad(String field, String json, String below, String code) {
        return Arguments.of(field, json, "/" + field + below, code);
    }

    @ParameterizedTest(name = "{0} = {1} is {3} at {2}")
    @MethodSource("bad")
    void what_is_wrong_is_told_with_its_place_and_code(String field, String json, String pointer, String code) {
        Map<String, Object> paper = SampleService.paper();
        paper.remove(field);
        String body = Json.MAPPER.writeValueAsString(paper).replaceFirst("\\{",
                "{\"" + field + "\":" + json.replace("\\", "\\\\") + ",");
        assertThatThrownBy(() -> bind(body)).isInstanceOfSatisfying(Problem.class, problem -> {
            Map<String, Object> details = problem.details(Language.CHINESE, "/", "c");
            assertThat(details.get("errors")).asInstanceOf(InstanceOfAssertFactories.LIST)
                    .anySatisfy(error -> assertThat(error)
                            .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("code", code)
                            .containsEntry("pointer", pointer));
            assertThat(problem.status()).isEqualTo(ProblemCode.valueOf(code).status());
        });
    }

    private Optional<Object> bind(String body) {
        Faults faults = new Faults();
        Optional<Object> bound = binder.bind(SHAPE,
                RequestBody.read(body.getBytes(StandardCharsets.UTF_8), faults), faults);
        faults.refuseIfAny();
        return bound;
    }

    @Test
    void a_field_that_occurs_twice_is_told() {
        Faults faults = new Faults();
        RequestBody.read("{\"a\":{\"b/c\":1,\"b/c\":2}}".getBytes(StandardCharsets.UTF_8), faults);
        assertThatThrownBy(faults::refuseIfAny).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.details(Language.ENGLISH, "/", "c").get("errors"))
                        .isEqualTo(List.of(Map.of("pointer", "/a/b~1c", "code", "DUPLICATE_FIELD", "message",
                                "The field occurs more than once."))));
    }
}
