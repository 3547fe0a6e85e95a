package govbackbone.deploy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import govbackbone.deploy.Demo.Result;
import govbackbone.deploy.SigningKey.Holder;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.ProposalServiceApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole product through its public door, as its user meets it: loaded, stopped, started again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackboneE2ETest {
    private static final List<HostedApplication> SERVICES = List
            .of(new HostedApplication("proposal", ProposalServiceApplication.class));
    private static final Ports PORTS = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
    private static final URI DOOR = URI.create("http://localhost:" + PORTS.door());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;
    private static @Nullable Product running;
    private static @Nullable Result first;

    @BeforeAll
    static void the_scenario_is_loaded_and_the_product_started_again() throws Exception {
        DataDirectory data = DataDirectory.at(directory);
        try (Product _ = Product.start(data, PORTS, SERVICES)) {
            first = new Demo(DOOR, Scenario.of2020(), data.signingKey(), Instant.now()).load();
        }
        running = Product.start(data, PORTS, SERVICES);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void the_year_2020_is_as_published() {
        assertThat(first).isNotNull().matches(Result::isAsPublished);
    }

    @Test
    void every_case_and_its_history_are_there_after_a_restart() throws Exception {
        JsonNode cases = json(get("/api/proposals?limit=200", Role.OFFICE)).path("items");
        assertThat(cases.findValuesAsString("source")).hasSize(14).filteredOn("NPC_SUGGESTION"::equals).hasSize(7);
        for (JsonNode each : cases) {
            JsonNode history = json(get("/api/proposals/" + each.path("id").asString() + "/history", Role.AUDITOR));
            assertThat(history.path("items").size()).isEqualTo(each.path("version").asInt());
        }
    }

    @Test
    void loading_the_scenario_again_changes_nothing() throws Exception {
        String before = get("/api/proposals?limit=200", Role.OFFICE).body();

        Result again = new Demo(DOOR, Scenario.of2020(), DataDirectory.at(directory).signingKey(), Instant.now())
                .load();

        assertThat(again).isEqualTo(first);
        assertThat(get("/api/proposals?limit=200", Role.OFFICE).body()).isEqualTo(before);
    }

    @Test
    void the_door_opens_only_with_a_token_and_only_to_a_role_that_may() throws Exception {
        HttpRequest anonymous = HttpRequest.newBuilder(DOOR.resolve("/api/proposals")).build();
        assertThat(CLIENT.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(get("/api/proposals", Role.NETWORK_OPERATOR).statusCode()).isEqualTo(403);
        assertThat(post("/api/proposals", Role.ANALYST, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void a_refusal_tells_every_bad_field_in_the_language_of_the_caller() throws Exception {
        HttpResponse<String> answer = post("/api/proposals", Role.OFFICE, """
                {"receivedOn":"2020-02-30","source":"LETTER","title":"\u3000","level":"CITY","term":0}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("errors").findValuesAsString("code")).contains("NOT_A_DATE", "NOT_A_CODE", "BLANK",
                "OUT_OF_RANGE", "REQUIRED");
        assertThat(problem.path("title").asString()).containsPattern("\\p{IsHan}");
    }

    @Test
    void documents_are_public_and_describe_the_service() throws Exception {
        HttpRequest portal = HttpRequest.newBuilder(DOOR.resolve("/docs/openapi/proposal")).build();
        JsonNode document = json(CLIENT.send(portal, BodyHandlers.ofString()));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").has("/api/proposals/{id}/sign-reply")).isTrue();
    }

    @Test
    void a_second_product_on_the_same_directory_is_refused() {
        assertThatThrownBy(() -> Product.start(DataDirectory.at(directory), new Ports(PORTS.door() + 50), SERVICES))
                .isInstanceOf(Refused.class);
    }

    private static HttpResponse<String> get(String path, Role role) throws Exception {
        return CLIENT.send(request(path, role).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Role role, String body) throws Exception {
        return CLIENT.send(request(path, role).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, Role role) throws Exception {
        String token = DataDirectory.at(directory).signingKey().token(new Holder("test", "示例", null, List.of(role)),
                Instant.now(), Duration.ofMinutes(10));
        return HttpRequest.newBuilder(DOOR.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
