package govbackbone.deploy;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole product through its public door, as its user meets it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class BackboneE2ETest {
    private final RunningProduct product;

    BackboneE2ETest(RunningProduct product) {
        this.product = product;
    }

    @Test
    void the_year_2020_is_as_published() {
        assertThat(product.loaded).hasSize(9).allMatch(PublishedFigure::agrees);
    }

    @Test
    void every_case_of_it_can_be_listed_and_shows_its_whole_history() throws Exception {
        Set<String> ids = product.before.keySet();
        List<JsonNode> cases = product.cases("").stream().filter(view -> ids.contains(view.path("id").asString()))
                .toList();
        assertThat(cases).hasSize(14).extracting(view -> view.path("source").asString())
                .filteredOn("NPC_SUGGESTION"::equals).hasSize(7);
        for (JsonNode each : cases) {
            assertThat(product.history(each.path("id").asString()).size()).isEqualTo(each.path("version").asInt());
        }
    }

    @Test
    void all_of_it_is_handled_under_the_campaign_of_the_year() throws Exception {
        JsonNode campaign = Door.json(product.door.get("/api/campaigns", Role.OFFICE)).path("items").path(0);
        assertThat(campaign.path("document").asString()).isEqualTo("淄政办字〔2020〕23号");
        for (String id : product.before.keySet()) {
            JsonNode view = Door.json(product.door.get("/api/proposals/" + id, Role.OFFICE));
            assertThat(view.path("campaign").asString()).isEqualTo(campaign.path("id").asString());
            assertThat(view.path("ruleSet").asString()).isEqualTo("sample-2020");
        }
    }

    @Test
    void every_reply_of_it_is_on_paper_for_whoever_may_read_the_case() throws Exception {
        for (String id : product.before.keySet()) {
            JsonNode view = Door.json(product.door.get("/api/proposals/" + id, Role.OFFICE));
            String letter = "/api/proposals/" + id + "/documents/reply-letter.html?unit="
                    + view.path("handlings").path(0).path("unit").asString();
            HttpResponse<String> page = product.door.get(letter, Role.AUDITOR);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(view.path("title").asString(), view.path("caseNo").asString());
            assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString()
                    .contains("style-src 'unsafe-inline'", "sandbox");
            assertThat(product.door.get(letter.replace(".html", ".docx"), Role.OFFICE).statusCode()).isEqualTo(200);
            assertThat(product.door.get(letter, Role.NETWORK_OPERATOR).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void loading_it_again_changes_nothing() throws Exception {
        assertThat(product.load()).isEqualTo(product.loaded);
        for (String id : product.before.keySet()) {
            assertThat(product.view(id)).isEqualTo(product.before.get(id));
        }
    }

    @Test
    void the_door_opens_only_with_a_token_and_only_to_a_role_that_may() throws Exception {
        assertThat(product.door.get("/api/proposals").statusCode()).isEqualTo(401);
        assertThat(product.door.get("/api/proposals", Role.NETWORK_OPERATOR).statusCode()).isEqualTo(403);
        assertThat(product.door.post("/api/proposals", Role.ANALYST, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_refusal_tells_every_bad_field_in_the_language_of_the_caller() throws Exception {
        HttpResponse<String> answer = product.door.post("/api/proposals", Role.OFFICE, """
                {"receivedOn":"2020-02-30","source":"LETTER","title":"\u3000","level":"CITY","term":0}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Door.json(answer);
        assertThat(problem.path("errors").findValuesAsString("code")).contains("NOT_A_DATE", "NOT_A_CODE", "BLANK",
                "OUT_OF_RANGE", "REQUIRED");
        assertThat(problem.path("title").asString()).containsPattern("\\p{IsHan}");
    }

    @Test
    void documents_are_public_and_describe_the_service() throws Exception {
        JsonNode document = Door.json(product.door.get("/docs/openapi/proposal"));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").has("/api/proposals/{id}/sign-reply")).isTrue();
        assertThat(document.path("paths").has("/api/proposals/{id}/documents/reply-letter.docx")).isTrue();
    }

    @Test
    void the_gateway_knows_every_collection_that_a_service_serves_and_no_other() throws Exception {
        Binder gateway = Binder.get(product.contexts().getFirst().getEnvironment());
        for (HostedApplication service : RunningProduct.SERVICES) {
            JsonNode document = Door.json(product.door.get("/docs/openapi/" + service.name()));
            Map<String, String> collections = document.path("paths").propertyNames().stream()
                    .filter(path -> !path.startsWith("/api/admin/"))
                    .collect(Collectors.toMap(path -> path.replaceFirst("^/api/((public/)?[^/]+).*", "$1"),
                            path -> path.replaceAll("\\{[^}]*}", "x"),
                            BinaryOperator.minBy(Comparator.comparingInt(String::length))));
            assertThat(collections.keySet()).containsExactlyInAnyOrderElementsOf(gateway
                    .bind("backbone.gateway.services." + service.name() + ".collections", Bindable.listOf(String.class))
                    .get());
            for (Map.Entry<String, String> collection : collections.entrySet()) {
                assertThat(product.door.get(collection.getValue(), Role.NETWORK_OPERATOR).statusCode())
                        .as(collection.getKey()).isNotEqualTo(404);
            }
        }
    }

    @Test
    void a_second_product_on_the_same_directory_is_refused() {
        assertThatThrownBy(() -> Product.start(product.data, RunningProduct.freePorts(), RunningProduct.SERVICES))
                .isInstanceOf(Refused.class);
    }

    @Test
    void every_context_holds_only_its_own_beans() {
        assertThat(product.contexts()).hasSize(1 + RunningProduct.SERVICES.size());
        assertThat(beansOf(product.contexts().getFirst())).as("gateway").isNotEmpty()
                .noneMatch(startsWithAny("govbackbone.kit.", "govbackbone.proposal.", "com.zaxxer.",
                        "org.postgresql.", "org.flywaydb.", "org.springframework.jdbc.", "org.axonframework.",
                        "com.mongodb."));
        for (ConfigurableApplicationContext service : product.contexts().subList(1, product.contexts().size())) {
            assertThat(beansOf(service)).isNotEmpty().noneMatch(
                    startsWithAny("govbackbone.gateway.", "org.springframework.cloud.", "io.github.resilience4j."));
        }
    }

    private static List<String> beansOf(ConfigurableApplicationContext context) {
        return Arrays.stream(context.getBeanDefinitionNames()).map(context.getBeanFactory()::getType)
                .flatMap(BackboneE2ETest::name).toList();
    }

    private static Stream<String> name(@Nullable Class<?> type) {
        return type == null ? Stream.empty() : Stream.of(type.getName());
    }

    private static Predicate<String> startsWithAny(String... prefixes) {
        return name -> Arrays.stream(prefixes).anyMatch(name::startsWith);
    }
}
