package govbackbone.kit.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private final SampleService service = new SampleService();
    private final WebTestClient anybody = WebTestClient.bindToApplicationContext(service.context()).build();
    private final JsonNode zh = document("/openapi.json");
    private final JsonNode en = document("/openapi.json?lang=en");

    @AfterAll
    void stop() {
        service.close();
    }

    private JsonNode document(String uri) {
        byte[] body = anybody.get().uri(uri).exchange().expectStatus().isOk().expectHeader()
                .valueEquals("Content-Type", "application/json").expectBody().returnResult().getResponseBody();
        return Json.MAPPER.readTree(Objects.requireNonNull(body));
    }

    @Test
    void every_reference_resolves() {
        for (JsonNode document : List.of(zh, en)) {
            List<String> references = document.findValuesAsString("$ref");
            assertThat(references).isNotEmpty()
                    .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse());
        }
    }

    @Test
    void every_operation_is_told_in_both_languages() {
        List<JsonNode> chinese = operations(zh);
        List<JsonNode> english = operations(en);
        assertThat(chinese).hasSize(6).hasSameSizeAs(english);
        for (int i = 0; i < chinese.size(); i++) {
            assertThat(chinese.get(i).at("/operationId")).isEqualTo(english.get(i).at("/operationId"));
            assertThat(chinese.get(i).at("/summary").stringValue()).isNotBlank()
                    .isNotEqualTo(english.get(i).at("/summary").stringValue());
        }
        assertThat(chinese.stream().map(operation -> operation.at("/operationId").stringValue()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_text_for_people_differs_between_the_languages() {
        for (String key : List.of("title", "summary", "description")) {
            List<String> english = texts(en, key);
            List<String> chinese = texts(zh, key);
            assertThat(chinese).isNotEmpty().hasSameSizeAs(english);
            for (int i = 0; i < chinese.size(); i++) {
                assertThat(chinese.get(i)).isNotBlank().isNotEqualTo(english.get(i));
            }
        }
    }

    private static List<String> texts(JsonNode node, String key) {
        List<String> texts = new ArrayList<>();
        if (node.path(key).isString()) {
            texts.add(node.path(key).stringValue());
        }
        node.values().forEach(child -> texts.addAll(texts(child, key)));
        return texts;
    }

    @Test
    void every_placeholder_of_a_path_is_a_parameter() {
        zh.at("/paths").properties().stream().filter(path -> path.getKey().contains("{id}"))
                .flatMap(path -> path.getValue().properties().stream()).forEach(operation -> assertThat(
                        operation.getValue().at("/parameters/0").toString()).contains("\"name\":\"id\"",
                                "\"required\":true"));
    }

    @Test
    void every_operation_may_be_refused_because_there_were_too_many() {
        en.at("/paths").properties().stream().flatMap(path -> path.getValue().properties().stream())
                .map(operation -> operation.getValue().path("responses"))
                .forEach(responses -> assertThat(responses.propertyNames()).contains("429"));
        assertThat(en.at("/components/responses/Problem/headers").propertyNames()).contains("Retry-After",
                "RateLimit-Limit", "RateLimit-Remaining");
    }

    @Test
    void a_command_is_documented_with_roles_limits_and_answers() {
        JsonNode operation = en.at("/paths/~1api~1papers/post");
        assertThat(operation.at("/summary").stringValue()).isEqualTo("Receive paper");
        assertThat(operation.at("/x-roles").toString()).isEqualTo("[\"assigning-office\",\"office\"]");
        assertThat(operation.at("/description").stringValue()).contains("Assigning office, Bureau office");
        assertThat(operation.at("/responses").propertyNames()).contains("201", "400", "401", "403", "409", "413", "415",
                "422", "503");
        assertThat(operation.at("/responses/201/headers").propertyNames()).containsOnly("ETag", "Location");
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        assertThat(body.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(body.at("/required").toString())
                .isEqualTo("[\"title\",\"receivedOn\",\"theme\",\"term\",\"inSession\",\"proposers\"]");
        assertThat(body.at("/properties/title").toString())
                .isEqualTo("{\"title\":\"Title\",\"type\":\"string\",\"minLength\":2,\"maxLength\":20}");
        assertThat(body.at("/properties/theme/x-enum-labels/DATA_SHARING").stringValue()).isEqualTo("Data sharing");
        assertThat(body.at("/properties/receivedOn/format").stringValue()).isEqualTo("date");
        assertThat(body.at("/properties/term/maximum").intValue()).isEqualTo(99);
        assertThat(body.at("/properties/cents/type").toString()).isEqualTo("[\"integer\",\"null\"]");
        assertThat(body.at("/properties/proposers/maxItems").intValue()).isEqualTo(3);
        assertThat(body.at("/properties/proposers/items/properties/phone/pattern").stringValue())
                .isEqualTo("^(?:\\s*|[0-9-]{6,18})$");
        assertThat(body.at("/properties/proposers/items/properties/phone/x-restricted").booleanValue()).isTrue();
        assertThat(body.at("/properties/unit/description").stringValue()).contains("social credit code");
        assertThat(body.at("/properties/others/uniqueItems").booleanValue()).isTrue();
    }

    @Test
    void what_is_read_is_a_component_of_its_own() {
        assertThat(en.at("/components/schemas").propertyNames()).containsExactlyInAnyOrder("Accepted", "Fault",
                "PaperView", "Problem", "Proposer");
        JsonNode view = en.at("/components/schemas/PaperView");
        assertThat(view.at("/required").toString()).doesNotContain("theme");
        assertThat(view.at("/properties/theme/enum").toString()).isEqualTo("[\"DATA_SHARING\",\"OTHER\",null]");
        assertThat(en.at("/components/schemas/Proposer/required").toString()).isEqualTo("[\"name\"]");
        assertThat(en.at("/components/schemas/Proposer/properties/phone/maxLength").isMissingNode()).isTrue();
    }

    @Test
    void the_document_is_open_api_and_asks_for_a_token() {
        assertThat(en.at("/openapi").stringValue()).startsWith("3.1");
        assertThat(en.at("/info/title").stringValue()).isEqualTo("Sample service");
        assertThat(zh.at("/info/title").stringValue()).isEqualTo("示例服务");
        assertThat(en.at("/components/securitySchemes/bearer/scheme").stringValue()).isEqualTo("bearer");
        assertThat(en.at("/tags/0/name").stringValue()).isEqualTo("papers");
        assertThat(en.at("/tags/0/description").stringValue()).isEqualTo("Papers (sample)");
    }

    @Test
    void every_process_writes_the_same_document() {
        assertThat(en.at("/components").propertyNames()).containsExactly("responses", "schemas", "securitySchemes");
        assertThat(en.at("/components/securitySchemes/bearer").propertyNames()).containsExactly("bearerFormat",
                "scheme", "type");
        assertThat(en.at("/paths/~1api~1papers/post").propertyNames()).startsWith("operationId", "tags", "summary");
    }

    @Test
    void the_language_is_that_of_the_parameter_or_of_the_header() {
        anybody.get().uri("/openapi.json").header("Accept-Language", "en").exchange().expectHeader()
                .valueEquals("Content-Language", "en");
        anybody.get().uri("/openapi.json?lang=zh").header("Accept-Language", "en").exchange().expectHeader()
                .valueEquals("Content-Language", "zh-CN");
        anybody.get().uri("/openapi.json?lang=fr").exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("lang").jsonPath("$.errors[0].code")
                .isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void an_unchanged_document_is_not_sent_again() {
        String eTag = Objects.requireNonNull(anybody.get().uri("/openapi.json").exchange().returnResult(Void.class)
                .getResponseHeaders().getETag());
        anybody.get().uri("/openapi.json").header("If-None-Match", eTag).exchange().expectStatus().isNotModified();
    }

    private static List<JsonNode> operations(JsonNode document) {
        List<JsonNode> operations = new ArrayList<>();
        document.at("/paths").values().forEach(path -> operations.addAll(path.values()));
        return operations;
    }

    record Accepted(String other) {}

    @Test
    void two_records_of_one_name_are_told_apart() {
        Schemas schemas = new Schemas(Language.ENGLISH);
        schemas.reference(govbackbone.kit.command.Accepted.class);
        assertThat(schemas.reference(Accepted.class).toString()).contains("/OpenApiTest.Accepted");
        assertThat(schemas.reference(govbackbone.kit.command.Accepted.class).toString()).contains("/Accepted");
        assertThat(schemas.components().keySet()).containsExactly("Accepted", "OpenApiTest.Accepted");
    }

    @Test
    void two_operations_of_one_address_are_refused() {
        ApiPaths part = (language, schemas) -> Map.of("/api/a",
                Map.of("get", Map.of("summary", "a", "operationId", "a", "tags", List.of("a"))));
        assertThatThrownBy(() -> openApi(part, part).document(Language.ENGLISH))
                .hasMessageContaining("Two operations are served under get /api/a");
    }

    @Test
    void an_operation_without_summary_is_refused() {
        ApiPaths part = (language, schemas) -> Map.of("/api/a",
                Map.of("get", Map.of("summary", " ", "operationId", "a", "tags", List.of("a"))));
        assertThatThrownBy(() -> openApi(part).document(Language.ENGLISH)).hasMessageContaining("needs a summary");
    }

    private static OpenApi openApi(ApiPaths... parts) {
        return new OpenApi(new ServiceTitle("甲", "a", "1"), List.of(parts));
    }

    @ParameterizedTest
    @EnumSource
    void every_code_is_told_in_both_languages_with_the_same_placeholders(ProblemCode code) {
        Phrase phrase = code.phrase();
        assertThat(phrase.zh()).isNotBlank().endsWith("。").isNotEqualTo(phrase.en());
        assertThat(phrase.en()).isNotBlank().endsWith(".");
        assertThat(placeholders(phrase.zh())).isEqualTo(placeholders(phrase.en()));
    }

    private static Set<String> placeholders(String sentence) {
        Set<String> found = new HashSet<>();
        Pattern.compile("\\{\\d}").matcher(sentence).results().forEach(match -> found.add(match.group()));
        return found;
    }
}
