package govbackbone.kit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Objection;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.decision.Standing;
import govbackbone.kit.http.PaperCommand.AcknowledgeReceipt;
import govbackbone.kit.http.PaperCommand.Expire;
import govbackbone.kit.http.PaperCommand.ReceivePaper;
import govbackbone.kit.http.PaperCommand.Rejection;
import govbackbone.kit.http.PaperCommand.ReturnPaper;
import govbackbone.kit.http.PaperCommand.Theme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandRoutesTest {
    private static final String PAPER = "/api/papers/" + SampleService.ID;
    private static final String ACKNOWLEDGE = PAPER + "/acknowledge-receipt";

    private final SampleService service = new SampleService();
    private final WebTestClient client = service.client();

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void accept() {
        service.submitted.clear();
        service.answers(submission -> Mono.just(new Accepted(SampleService.ID, 7)));
    }

    @Test
    void a_creating_command_answers_201_with_where_and_which_version() {
        client.post().uri("/api/papers").bodyValue(SampleService.paper()).exchange().expectStatus().isCreated()
                .expectHeader().valueEquals("Location", PAPER).expectHeader().valueEquals("ETag", "\"7\"").expectBody()
                .json("{\"id\":\"%s\",\"version\":7}".formatted(SampleService.ID));
        assertThat(service.last().aggregateId()).isNull();
        assertThat(service.last().command()).isInstanceOf(ReceivePaper.class);
        assertThat(service.last().type()).isSameAs(PaperCommand.TYPE);
        assertThat(service.last().actor().subject()).isEqualTo("s-1");
        assertThat(service.last().idempotency()).isNull();
        assertThat(service.last().expectedVersion()).isNull();
    }

    @Test
    void a_command_to_a_record_answers_200_with_the_version() {
        client.post().uri(ACKNOWLEDGE).bodyValue(Map.of("remark", "已收")).exchange().expectStatus().isOk().expectHeader()
                .valueEquals("ETag", "\"7\"").expectHeader().contentType(MediaType.APPLICATION_JSON).expectBody()
                .json("{\"id\":\"%s\",\"version\":7}".formatted(SampleService.ID));
        assertThat(service.last().aggregateId()).isEqualTo(SampleService.ID);
        assertThat(service.last().command()).isEqualTo(new AcknowledgeReceipt("已收"));
    }

    @Test
    void a_command_that_needs_nothing_needs_no_body() {
        client.post().uri(ACKNOWLEDGE).exchange().expectStatus().isOk();
        assertThat(service.last().command()).isEqualTo(new AcknowledgeReceipt(null));
    }

    @Test
    void a_command_that_needs_something_tells_what_is_missing_from_no_body() {
        problem(client.post().uri(PAPER + "/return-paper"), 422, "INVALID_CONTENT").jsonPath("$.errors[0].pointer")
                .isEqualTo("/reason").jsonPath("$.errors[0].code").isEqualTo("REQUIRED");
    }

    @Test
    void a_command_without_roles_is_not_served() {
        problem(client.post().uri(PAPER + "/expire"), 404, "UNKNOWN_PATH");
        assertThat(service.submitted).isEmpty();
    }

    @Test
    void nobody_is_sent_away_before_the_body_is_looked_at() {
        problem(WebTestClient.bindToApplicationContext(service.context()).build().post().uri("/api/papers")
                .contentType(MediaType.TEXT_PLAIN).bodyValue("x"), 401, "UNAUTHENTICATED");
    }

    @Test
    void a_role_that_does_not_suffice_hears_which_would() {
        problem(client.post().uri("/api/papers").headers(h -> h.set("Sample-Roles", "unit"))
                .contentType(MediaType.TEXT_PLAIN).bodyValue("x"), 403, "ROLE_REQUIRED").jsonPath("$.requiredRoles")
                .isEqualTo(List.of("assigning-office", "office")).jsonPath("$.detail")
                .isEqualTo("This needs one of these roles: Assigning office, Bureau office.");
        assertThat(service.submitted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b", "a.b", "12345678901234567890123456789012345678901234567890123456789012345", "甲"})
    void an_id_of_another_form_is_unknown(String id) {
        problem(client.post().uri("/api/papers/{id}/acknowledge-receipt", id), 404, "UNKNOWN_ID");
        assertThat(service.submitted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;charset=gbk", "multipart/form-data"})
    void only_json_in_utf8_is_read(String type) {
        problem(client.post().uri(ACKNOWLEDGE).header("Content-Type", type).bodyValue("{}".getBytes(
                StandardCharsets.UTF_8)), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\""})
    void json_in_utf8_is_read_however_it_is_written(String type) {
        client.post().uri(ACKNOWLEDGE).header("Content-Type", type).bodyValue(bytes("{}")).exchange().expectStatus()
                .isOk();
    }

    @Test
    void a_body_without_type_or_compressed_is_not_read() {
        problem(client.post().uri(ACKNOWLEDGE).headers(h -> h.remove("Content-Type")).body((request, context) -> request
                .writeWith(Mono.fromSupplier(() -> request.bufferFactory().wrap(bytes("{}"))))), 415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(client.post().uri(ACKNOWLEDGE).contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", "gzip").bodyValue(bytes("{}")), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(Arguments.of("{\"a\":1,}", 1), Arguments.of("{", 1), Arguments.of("{}\n2", 2),
                Arguments.of("{\"a\":01}", 1), Arguments.of("{'a':1}", 1), Arguments.of("{\n\n\"a\":NaN}", 3),
                Arguments.of("nul", 1), Arguments.of("{\"a\":\"\t\"}", 1), Arguments.of("//\n{}", 1),
                Arguments.of("{\"a\":1" + "0".repeat(2_000) + "}", 1), Arguments.of("\ufeff{}", 1));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_no_json_is_told_with_its_place(String body, int line) {
        problem(json(ACKNOWLEDGE, bytes(body)), 400, "MALFORMED_JSON").jsonPath("$.detail").value(String.class,
                detail -> assertThat(detail).startsWith("The body is not valid JSON: line " + line + ", column "));
    }

    @Test
    void bytes_that_are_no_utf8_are_told() {
        problem(json(ACKNOWLEDGE, new byte[]{'"', (byte) 0xC3, '"'}), 400, "INVALID_ENCODING");
    }

    @Test
    void nesting_is_limited() {
        problem(json(ACKNOWLEDGE, bytes("[".repeat(100_000))), 400, "TOO_DEEP");
        problem(json(ACKNOWLEDGE, bytes("{\"remark\":".repeat(33) + "1" + "}".repeat(33))), 400, "TOO_DEEP");
    }

    @Test
    void a_body_beyond_the_limit_is_not_read() {
        problem(json(ACKNOWLEDGE, bytes(" ".repeat(RequestBody.MAX_BYTES - 1) + "{}")), 413, "TOO_LARGE");
        client.post().uri(ACKNOWLEDGE).contentType(MediaType.APPLICATION_JSON)
                .bodyValue(bytes(" ".repeat(RequestBody.MAX_BYTES - 2) + "{}")).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null", "true"})
    void a_body_is_an_object(String body) {
        problem(json(ACKNOWLEDGE, bytes(body)), 400, "INVALID_STRUCTURE").jsonPath("$.errors[0].code")
                .isEqualTo("WRONG_TYPE").jsonPath("$.errors[0].pointer").isEqualTo("");
    }

    @Test
    void everything_wrong_is_told_at_once_headers_too_and_the_malformed_decides() {
        Map<String, Object> paper = SampleService.paper();
        paper.putAll(Map.of("title", "", "term", "x", "receivedOn", "2020-02-30", "nope", 1));
        problem(client.post().uri("/api/papers").header("Idempotency-Key", "has space").header("If-Match", "*")
                .bodyValue(paper), 400, "INVALID_STRUCTURE").jsonPath("$.detail")
                .isEqualTo("The request is wrong in 6 place(s), see errors.").jsonPath("$.errors.length()").isEqualTo(6)
                .jsonPath("$.errors[?(@.header=='Idempotency-Key')].code").isEqualTo("INVALID_IDEMPOTENCY_KEY")
                .jsonPath("$.errors[?(@.header=='If-Match')].code").isEqualTo("INVALID_IF_MATCH")
                .jsonPath("$.errors[?(@.pointer=='/nope')].code").isEqualTo("UNKNOWN_FIELD")
                .jsonPath("$.errors[?(@.pointer=='/term')].code").isEqualTo("WRONG_TYPE")
                .jsonPath("$.errors[?(@.pointer=='/title')].code").isEqualTo("BLANK")
                .jsonPath("$.errors[?(@.pointer=='/receivedOn')].code").isEqualTo("NOT_A_DATE");
        assertThat(service.submitted).isEmpty();
    }

    @Test
    void errors_beyond_a_hundred_are_counted_only() {
        Map<String, Object> many = new TreeMap<>();
        for (int i = 0; i < 150; i++) {
            many.put("x".repeat(1_500) + i, 1);
        }
        EntityExchangeResult<byte[]> answer = problem(client.post().uri(ACKNOWLEDGE).bodyValue(many), 400,
                "INVALID_STRUCTURE").jsonPath("$.errors.length()").isEqualTo(100).jsonPath("$.errorsOmitted")
                .isEqualTo(50).returnResult();
        assertThat(Objects.requireNonNull(answer.getResponseBody())).hasSizeLessThan(30_000);
    }

    @Test
    void a_code_is_refused_with_the_allowed_ones_and_their_labels_in_the_callers_language() {
        Map<String, Object> paper = SampleService.paper();
        paper.put("theme", "X");
        problem(client.post().uri("/api/papers").bodyValue(paper), 422, "INVALID_CONTENT").jsonPath(
                "$.errors[0].message")
                .isEqualTo("Not one of the allowed values: DATA_SHARING (Data sharing), OTHER (Other).");
        problem(client.post().uri("/api/papers").headers(h -> h.set("Accept-Language", "zh")).bodyValue(paper), 422,
                "INVALID_CONTENT").jsonPath("$.errors[0].message")
                .isEqualTo("不在允许的取值之内，可选：DATA_SHARING（数据共享）、OTHER（其他）。").jsonPath("$.title").isEqualTo("内容不符合要求");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en-GB,en;q=0.9|en", "zh-Hans-CN|zh-CN", "fr, en;q=0.1|en", "fr|zh-CN",
        "en;q=0, zh|zh-CN", "*|zh-CN", ";;;q=|zh-CN", "zh;q=0.2, en;q=0.8|en"})
    void the_callers_language_is_spoken(String accept, String spoken) {
        client.post().uri(PAPER + "/x").headers(h -> h.set("Accept-Language", accept)).exchange().expectHeader()
                .valueEquals("Content-Language", spoken).expectHeader().valueMatches("Vary", ".*Accept-Language.*");
    }

    @Test
    void a_problem_says_where_it_happened_and_under_which_correlation() {
        problem(client.post().uri(PAPER + "/return-paper").header("X-Correlation-Id", "c-1"), 422, "INVALID_CONTENT")
                .jsonPath("$.type").isEqualTo("urn:govbackbone:problem:invalid-content").jsonPath("$.status")
                .isEqualTo(422).jsonPath("$.title").isEqualTo("Content refused").jsonPath("$.instance")
                .isEqualTo(PAPER + "/return-paper").jsonPath("$.correlationId").isEqualTo("c-1");
    }

    @Test
    void the_idempotency_key_goes_with_a_hash_of_the_content_not_of_its_spelling() {
        Idempotency first = sent(ACKNOWLEDGE, "{\"remark\":\"a\"}");
        assertThat(first.key()).isEqualTo("k~1");
        assertThat(first.bodyHash()).matches("[0-9a-f]{64}");
        assertThat(sent(ACKNOWLEDGE, " { \"remark\" : \"\\u0061\" } ")).isEqualTo(first);
        assertThat(sent(ACKNOWLEDGE, "{\"remark\":\"b\"}").bodyHash()).isNotEqualTo(first.bodyHash());
        assertThat(sent("/api/papers/other/acknowledge-receipt", "{\"remark\":\"a\"}").bodyHash())
                .isNotEqualTo(first.bodyHash());
    }

    @Test
    void the_order_of_fields_is_only_spelling() {
        TreeMap<String, Object> paper = new TreeMap<>(SampleService.paper());
        String body = Json.MAPPER.writeValueAsString(paper);
        String turned = Json.MAPPER.writeValueAsString(paper.descendingMap());
        assertThat(turned).isNotEqualTo(body);
        assertThat(sent("/api/papers", turned)).isEqualTo(sent("/api/papers", body));
    }

    private Idempotency sent(String path, String body) {
        client.post().uri(path).header("Idempotency-Key", "k~1").contentType(MediaType.APPLICATION_JSON)
                .bodyValue(bytes(body)).exchange().expectStatus().is2xxSuccessful();
        return Objects.requireNonNull(service.last().idempotency());
    }

    @Test
    void an_idempotency_key_is_1_to_200_visible_ascii_characters() {
        for (String key : List.of("", "a b", "键", "a".repeat(201), "a\u007f")) {
            problem(client.post().uri(ACKNOWLEDGE).header("Idempotency-Key", key), 400, "INVALID_STRUCTURE")
                    .jsonPath("$.errors[0].code").isEqualTo("INVALID_IDEMPOTENCY_KEY");
        }
        problem(client.post().uri(ACKNOWLEDGE).header("Idempotency-Key", "a", "b"), 400, "INVALID_STRUCTURE");
        client.post().uri(ACKNOWLEDGE).header("Idempotency-Key", "a".repeat(200)).exchange().expectStatus().isOk();
    }

    @Test
    void if_match_is_the_expected_version() {
        client.post().uri(ACKNOWLEDGE).header("If-Match", "\"3\"").exchange().expectStatus().isOk();
        assertThat(service.last().expectedVersion()).isEqualTo(3);
        client.post().uri(ACKNOWLEDGE).header("If-Match", "\"4-0123456789abcdef\"").exchange().expectStatus().isOk();
        assertThat(service.last().expectedVersion()).isEqualTo(4);
        client.post().uri(ACKNOWLEDGE).header("If-Match", "*").exchange().expectStatus().isOk();
        assertThat(service.last().expectedVersion()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "W/\"3\"", "\"x\"", "\"-1\"", "\"3-\"", "\"3-x\"", "\"3\", \"4\"",
        "\"9999999999999999999\"", "", "**"})
    void if_match_of_another_form_is_refused(String value) {
        problem(client.post().uri(ACKNOWLEDGE).header("If-Match", value), 400, "INVALID_STRUCTURE")
                .jsonPath("$.errors[0].header").isEqualTo("If-Match").jsonPath("$.errors[0].code")
                .isEqualTo("INVALID_IF_MATCH");
    }

    @Test
    void the_correlation_id_is_the_clients_or_its_traces_or_a_new_one() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String parent = "00-" + trace + "-b7ad6b7169203331-01";
        assertThat(correlation(Map.of("X-Correlation-Id", "order.66_a-1", "traceparent", parent)))
                .isEqualTo("order.66_a-1");
        assertThat(correlation(Map.of("traceparent", parent))).isEqualTo(trace);
        assertThat(correlation(Map.of("X-Correlation-Id", "a b", "traceparent", parent))).isEqualTo(trace);
        assertThat(correlation(Map.of("X-Correlation-Id", "x".repeat(65)))).matches("[0-9a-f]{32}");
        assertThat(correlation(Map.of("traceparent", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01")))
                .matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        assertThat(correlation(Map.of())).matches("[0-9a-f]{32}").isNotEqualTo(correlation(Map.of()));
    }

    private String correlation(Map<String, String> headers) {
        String told = client.post().uri(ACKNOWLEDGE).headers(h -> headers.forEach(h::set)).exchange().expectStatus()
                .isOk().returnResult(Void.class).getResponseHeaders().getFirst("X-Correlation-Id");
        assertThat(service.last().correlationId()).isEqualTo(told);
        return Objects.requireNonNull(told);
    }

    @Test
    void a_record_that_is_unknown_answers_404() {
        service.fails(new CommandFailure.Unknown(SampleService.ID));
        problem(client.post().uri(ACKNOWLEDGE), 404, "UNKNOWN_ID");
    }

    @Test
    void a_stale_version_answers_412_with_the_current_one() {
        service.fails(new CommandFailure.Stale(3, 5));
        problem(client.post().uri(ACKNOWLEDGE), 412, "STALE_VERSION").jsonPath("$.currentVersion").isEqualTo(5);
    }

    @Test
    void a_key_used_with_another_request_answers_409() {
        service.fails(new CommandFailure.KeyReused("k"));
        problem(client.post().uri(ACKNOWLEDGE), 409, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void too_much_at_once_answers_503_and_when_to_try_again() {
        service.fails(new CommandFailure.Unavailable("full", 3, null));
        client.post().uri(ACKNOWLEDGE).exchange().expectStatus().isEqualTo(503).expectHeader()
                .valueEquals("Retry-After", "3").expectBody().jsonPath("$.detail")
                .isEqualTo("The service is busy; try again in 3 second(s).");
    }

    @Test
    void a_refusal_tells_every_objection_the_state_and_what_it_allows() {
        service.fails(new CommandFailure.Refused(
                new Refusal(List.of(
                        new Objection(Rejection.TOO_LATE, "/reason",
                                List.of(LocalDate.of(2020, 7, 1), Theme.OTHER)),
                        new Objection(Rejection.ALREADY_RETURNED, "", List.of()))),
                new Standing<>("RETURNED",
                        Set.of(ReturnPaper.class, AcknowledgeReceipt.class, ReceivePaper.class, Expire.class))));
        problem(client.post().uri(ACKNOWLEDGE), 409, "ALREADY_RETURNED").jsonPath("$.type")
                .isEqualTo("urn:govbackbone:problem:already-returned").jsonPath("$.detail")
                .isEqualTo("The paper is returned.").jsonPath("$.state").isEqualTo("RETURNED")
                .jsonPath("$.allowedCommands")
                .isEqualTo(List.of("acknowledge-receipt", "receive-paper", "return-paper"))
                .jsonPath("$.errors[0].pointer").isEqualTo("/reason").jsonPath("$.errors[0].message")
                .isEqualTo("Was due by 2020-07-01, theme Other.").jsonPath("$.errors[1].code")
                .isEqualTo("ALREADY_RETURNED");
        problem(client.post().uri(ACKNOWLEDGE).headers(h -> h.set("Accept-Language", "zh")), 409, "ALREADY_RETURNED")
                .jsonPath("$.errors[0].message").isEqualTo("应于2020年7月1日前办理，主题为其他。");
    }

    @ParameterizedTest
    @CsvSource({"NOT_YOURS;NUMBER_TAKEN;TOO_LATE,403", "TOO_LATE;NUMBER_TAKEN,409", "TOO_LATE,422", "NUMBER_TAKEN,409"})
    void the_gravest_objection_decides_the_status(String reasons, int status) {
        List<Objection> objections = Arrays.stream(reasons.split(";", -1)).map(Rejection::valueOf)
                .map(reason -> new Objection(reason, "", List.of("1", "2"))).toList();
        service.fails(new CommandFailure.Refused(new Refusal(objections), new Standing<>("OPEN", Set.of())));
        client.post().uri(ACKNOWLEDGE).exchange().expectStatus().isEqualTo(status);
    }

    @Test
    void what_nobody_expects_answers_500_and_tells_nothing() {
        service.answers(submission -> {
            throw new IllegalStateException("secret of the machine room");
        });
        EntityExchangeResult<byte[]> answer = problem(client.post().uri(ACKNOWLEDGE), 500, "INTERNAL_ERROR")
                .returnResult();
        assertThat(new String(Objects.requireNonNull(answer.getResponseBody()),
                StandardCharsets.UTF_8)).doesNotContain("secret", "Exception", "govbackbone.kit");
        problem(client.get().uri("/broken"), 500, "INTERNAL_ERROR");
    }

    @Test
    void other_methods_of_a_known_path_answer_405_with_the_right_ones() {
        problem(client.delete().uri("/api/papers"), 405, "METHOD_NOT_ALLOWED").jsonPath("$.detail")
                .isEqualTo("Only these methods are supported here: GET, POST.");
        client.get().uri(ACKNOWLEDGE).exchange().expectStatus().isEqualTo(405).expectHeader().valueEquals("Allow",
                "POST");
        client.put().uri("/openapi.json").exchange().expectStatus().isEqualTo(405);
        client.options().uri("/api/papers").exchange().expectStatus().isNoContent().expectHeader().valueEquals("Allow",
                "GET, POST");
        client.method(HttpMethod.valueOf("BREW")).uri(ACKNOWLEDGE).exchange().expectStatus().isEqualTo(405);
    }

    @Test
    void a_client_that_went_away_is_not_answered() {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        StepVerifier.create(new ProblemHandler().handle(exchange, new IOException("Broken pipe")))
                .verifyError(IOException.class);
        assertThat(exchange.getResponse().getStatusCode()).isNull();
    }

    @Test
    void no_actor_is_nobody() {
        RouterFunction<ServerResponse> routes = new CommandRoutes(CommandOperation.of(List.of(PaperCommand.TYPE)),
                service.context().getBean(Commands.class), request -> Mono.empty(),
                new Binder(InstantSource.fixed(SampleService.NOW))).routes();
        problem(WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(HandlerStrategies.builder().webFilter(new Correlation())
                        .exceptionHandler(new ProblemHandler()).build())
                .build().post().uri(ACKNOWLEDGE), 401, "UNAUTHENTICATED");
        assertThat(service.submitted).isEmpty();
    }

    @Test
    void a_path_of_nobody_answers_404() {
        problem(client.get().uri("/api/nothing"), 404, "UNKNOWN_PATH");
        problem(client.get().uri("/"), 404, "UNKNOWN_PATH");
    }

    private WebTestClient.RequestHeadersSpec<?> json(String path, byte[] body) {
        return client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WebTestClient.BodyContentSpec problem(WebTestClient.RequestHeadersSpec<?> request, int status,
            String code) {
        return request.exchange().expectStatus().isEqualTo(status).expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON).expectHeader().exists("X-Correlation-Id")
                .expectHeader()
                .exists("Content-Language").expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
