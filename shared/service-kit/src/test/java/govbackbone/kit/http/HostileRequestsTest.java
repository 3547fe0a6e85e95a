package govbackbone.kit.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a client sends, it gets an answer of ours that is no failure of ours. */
class HostileRequestsTest {
    private static final SampleService SERVICE = new SampleService();
    private static final WebTestClient CLIENT = SERVICE.client();

    @AfterContainer
    static void stop() {
        SERVICE.close();
    }

    @Property(tries = 300)
    void arbitrary_bytes(@ForAll byte[] body) {
        check(body);
    }

    @Property(tries = 300)
    void arbitrary_json(@ForAll("json") Object body) {
        check(Json.MAPPER.writeValueAsBytes(body));
    }

    @Property(tries = 500)
    void a_right_body_with_arbitrary_json_in_some_fields(@ForAll("changes") Map<String, Object> changes) {
        Map<String, Object> paper = SampleService.paper();
        paper.putAll(changes);
        check(Json.MAPPER.writeValueAsBytes(paper));
    }

    @Property(tries = 300)
    void a_right_body_with_characters_changed(@ForAll("edits") Map<Integer, Byte> edits) {
        byte[] body = Json.MAPPER.writeValueAsBytes(SampleService.paper());
        edits.forEach((at, value) -> body[at % body.length] = value);
        check(body);
    }

    @Property(tries = 60)
    void arbitrary_headers(@ForAll("headerValues") String value) {
        for (String header : List.of("Idempotency-Key", "If-Match", "X-Correlation-Id", "traceparent",
                HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.CONTENT_ENCODING)) {
            check(Json.write(SampleService.paper()), header, value);
        }
    }

    @Property(tries = 100)
    void arbitrary_ids(@ForAll String id) {
        int status = CLIENT.post().uri("/api/papers/{id}/return-paper", id).exchange().returnResult(Void.class)
                .getStatus().value();
        assertThat(status).isBetween(400, 499);
    }

    @Provide
    Arbitrary<Map<Integer, Byte>> edits() {
        return Arbitraries.maps(Arbitraries.integers().between(0, 10_000), Arbitraries.bytes()).ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> headerValues() {
        return Arbitraries.oneOf(Arbitraries.strings().withCharRange(' ', '\u00ff').ofMaxLength(80),
                Arbitraries.strings().withChars("zhen-*;q=0.,/\"W 123abcjsonapplication").ofMaxLength(40));
    }

    @Provide
    Arbitrary<Map<String, Object>> changes() {
        List<String> fields = List.of("title", "receivedOn", "theme", "term", "inSession", "proposers", "body", "cents",
                "unit", "document", "serial", "submittedAt", "others", "span", "other");
        return Arbitraries.maps(Arbitraries.of(fields), json()).ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Object> json() {
        return nested(3);
    }

    private static Arbitrary<Object> nested(int depth) {
        Arbitrary<Object> value = Arbitraries.oneOf(List.of(text().asGeneric(), Arbitraries.bigDecimals().asGeneric(),
                Arbitraries.bigIntegers().asGeneric(), Arbitraries.integers().asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                dates().asGeneric(), Arbitraries.just((Object) NullNode.getInstance())));
        if (depth == 0) {
            return value;
        }
        Arbitrary<Object> inner = nested(depth - 1);
        Arbitrary<String> names = Arbitraries.oneOf(text(), Arbitraries.of("name", "phone", "from", "to"));
        return Arbitraries.frequencyOf(Tuple.of(4, value),
                Tuple.of(1, inner.list().ofMaxSize(4).asGeneric()),
                Tuple.of(1, Arbitraries.maps(names, inner).ofMaxSize(4).asGeneric()));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(30).filter(Texts::isWellFormed),
                Arbitraries.of("DATA_SHARING", "11370300MB28560647", "淄政办字〔2020〕23号", "\u200b", "\u3000"));
    }

    private static Arbitrary<String> dates() {
        return Combinators.combine(Arbitraries.integers().between(-10, 12_000), Arbitraries.integers().between(0, 14),
                Arbitraries.integers().between(0, 33), Arbitraries.of("", "T00:00:00Z", "T24:00:00+99:00"))
                .as("%04d-%02d-%02d%s"::formatted);
    }

    private static void check(byte[] body, String... header) {
        Map<String, String> headers = new LinkedHashMap<>(
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE));
        if (header.length == 2) {
            headers.put(header[0], header[1]);
        }
        EntityExchangeResult<byte[]> result = CLIENT.post().uri("/api/papers")
                .headers(all -> headers.forEach(all::set)).bodyValue(body).exchange().expectBody().returnResult();
        int status = result.getStatus().value();
        assertThat(status).isIn(201, 400, 415, 422);
        JsonNode answer = Json.MAPPER.readTree(result.getResponseBody());
        if (status != 201) {
            assertThat(answer.path("code").isString()).isTrue();
            assertThat(answer.path("status").intValue()).isEqualTo(status);
        }
    }
}
