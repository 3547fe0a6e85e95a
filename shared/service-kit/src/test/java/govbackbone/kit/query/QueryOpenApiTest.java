package govbackbone.kit.query;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.HttpConfiguration;
import govbackbone.kit.http.ServiceTitle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryOpenApiTest {
    private static final String PATH = "/api/sample-cases";

    @EnableWebFlux
    static class Web {}

    private static JsonNode document(String language) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(ServiceTitle.class, () -> new ServiceTitle("示例", "Sample", "1.0.0"));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean("actors", Function.class,
                    () -> request -> Mono.empty());
            context.registerBean(ApiPaths.class, () -> new QueryPaths(
                    List.of(ServedView.of(SampleCase.TYPE, List.of(SampleCase.AGGREGATE)))));
            context.register(Web.class, HttpConfiguration.class);
            context.refresh();
            return JsonMapper.shared().readTree(WebTestClient.bindToApplicationContext(context).build().get()
                    .uri("/openapi.json?lang=" + language).exchange().expectStatus().isOk().expectBody().returnResult()
                    .getResponseBodyContent());
        }
    }

    @Test
    void every_operation_and_parameter_is_described_in_both_languages() {
        JsonNode zh = document("zh");
        JsonNode en = document("en");
        assertThat(zh.get("paths").propertyNames()).containsExactlyInAnyOrder(PATH, PATH + "/{id}",
                PATH + "/{id}/history", PATH + "/export.csv", PATH + "/export.xlsx", PATH + "/changes",
                PATH + "/summary",
                PATH + "/summary.csv", PATH + "/summary.xlsx");
        Map<String, String> chinese = texts(zh);
        Map<String, String> english = texts(en);
        assertThat(english.keySet()).isEqualTo(chinese.keySet()).hasSizeGreaterThan(60);
        chinese.forEach((where, text) -> assertThat(text).as(where).isNotBlank().isNotEqualTo(english.get(where)));
    }

    private static Map<String, String> texts(JsonNode document) {
        Map<String, String> texts = new TreeMap<>();
        document.get("paths").propertyStream().forEach(path -> {
            JsonNode operation = path.getValue().get("get");
            texts.put(path.getKey(), operation.get("summary").stringValue());
            operation.get("parameters").valueStream().forEach(parameter -> texts.put(
                    path.getKey() + "?" + parameter.get("name").stringValue(),
                    parameter.get("description").stringValue()));
        });
        return texts;
    }

    @Test
    void lists_tell_every_filter_and_order_that_they_take() {
        JsonNode parameters = document("en").at("/paths/~1api~1sample-cases/get/parameters");
        assertThat(parameters.valueStream().map(parameter -> parameter.get("name").stringValue())).contains("title",
                "title.contains", "state", "receivedOn", "receivedOn.from", "receivedOn.to", "recordedAt.from",
                "count.to",
                "units.code", "deadline.date.from", "tags", "overdue", "mine", "sort", "limit", "cursor")
                .doesNotContain("recordedAt", "state.from", "version", "units.name");
        assertThat(schema(parameters, "state").at("/items/enum").valueStream().map(JsonNode::stringValue))
                .containsExactly("OPEN", "CLOSED");
        assertThat(schema(parameters, "sort").at("/enum").valueStream().map(JsonNode::stringValue)).contains("-count");
    }

    private static JsonNode schema(JsonNode parameters, String name) {
        return parameters.valueStream().filter(parameter -> parameter.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow().get("schema");
    }

    @Test
    void views_are_described_with_what_is_derived_and_histories_with_every_event() {
        JsonNode document = document("en");
        assertThat(
                document.at("/paths/~1api~1sample-cases~1{id}/get/responses/200/content/application~1json/schema/allOf")
                        .findValuesAsString("$ref"))
                .containsExactly("#/components/schemas/SampleCase",
                        "#/components/schemas/DaysLeft");
        assertThat(document.at("/paths/~1api~1sample-cases~1{id}~1history/get").findValuesAsString("$ref"))
                .contains("#/components/schemas/Received", "#/components/schemas/Closed");
        assertThat(document.findValuesAsString("$ref")).allSatisfy(
                reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse());
    }
}
