package govbackbone.deploy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.kit.decision.Role;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The cases of a congress meeting: imported, assigned in bulk, exported, and imported again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningProduct.Shared.class)
class ImportE2ETest {
    private static final int CASES = 200;
    private static final String HEADER = "来源,层级,届,次,案号,收件日期,标题,主题,会议期间提出,代表委员,正文";

    private final RunningProduct product;

    ImportE2ETest(RunningProduct product) {
        this.product = product;
    }

    private JsonNode sent(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer);
    }

    private JsonNode check(String file) throws IOException, InterruptedException {
        return sent(product.door.post("/api/proposals/import", Role.OFFICE, file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void cases_are_imported_assigned_in_bulk_and_exported_and_are_known_when_they_come_again() throws Exception {
        String file = Stream.concat(Stream.of(HEADER), IntStream.range(0, CASES)
                .mapToObj(i -> "政协委员提案,市,77,1,I-%d,2020-01-10,示例%d,数据共享,是,示例委员01、示例委员02,示例正文".formatted(i, i)))
                .collect(Collectors.joining("\r\n"));
        JsonNode report = check(file);
        assertThat(report.path("good").asInt()).isEqualTo(CASES);
        JsonNode outcome = sent(product.door.post(
                "/api/proposals/import/" + report.path("token").asString() + "/commit", Role.OFFICE,
                "{\"rows\":\"ALL\"}"));
        List<String> ids = outcome.path("rows").findValuesAsString("id");
        assertThat(ids).hasSize(CASES);

        JsonNode assigned = assign(ids);
        assertThat(assigned.path("accepted").asInt()).isEqualTo(CASES - 3);
        assertThat(assigned.at("/items/10/problem/code").asString()).isEqualTo("INVALID_CONTENT");
        assertThat(assigned.at("/items/20/problem/code").asString()).isEqualTo("UNKNOWN_ID");
        assertThat(assigned.at("/items/30/problem/code").asString()).isEqualTo("UNIT_UNKNOWN");
        assertThat(verdicts(assign(ids))).isEqualTo(verdicts(assigned));

        await().atMost(Duration.ofMinutes(1)).until(
                () -> Door.json(product.door.get("/api/proposals?term=77&stage=ASSIGNED&limit=200", Role.OFFICE))
                        .path("items").size() == CASES - 3);
        String exported = product.door.get("/api/proposals/export.csv?term=77&bom=true", Role.OFFICE).body();
        JsonNode again = check(exported.replace("示例正文", "示例正文，改过的"));
        assertThat(again.path("rows").findValuesAsString("verdict")).hasSize(CASES).containsOnly("EXISTS");
    }

    private static List<String> verdicts(JsonNode answer) {
        return answer.path("items").valueStream().map(item -> item.path("id").asString() + item.path("status")
                + item.path("version") + item.path("problem").path("code")).toList();
    }

    /** Three of them wrongly. */
    private JsonNode assign(List<String> ids) throws IOException, InterruptedException {
        List<String> items = new ArrayList<>(ids.stream().map(id -> item(id, "11370300MB28560647")).toList());
        items.set(10, item(ids.get(10), "1"));
        items.set(20, item("no-such-case", "11370300MB28560647"));
        items.set(30, item(ids.get(30), "91350100M000100Y43"));
        HttpResponse<String> answer = product.door.post("/api/proposals/bulk/assign", Role.ASSIGNING_OFFICE,
                "{\"items\":[" + String.join(",", items) + "]}", "assign-" + ids.getFirst());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Door.json(answer);
    }

    private static String item(String id, String unit) {
        return "{\"id\":\"%s\",\"command\":{\"assignedOn\":\"2020-02-10\",\"assigningBody\":\"示例交办机关\",\"mode\":\"SOLE\",\"units\":[{\"code\":\"%s\",\"role\":\"SOLE\"}]}}"
                .formatted(id, unit);
    }
}
