package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import govbackbone.deploy.Scenario.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a scenario the way anybody would, through the public API, and reads the result there. Every step has its own
 * idempotency key, so loading twice adds nothing.
 */
final class Demo {
    private static final LocalDate COMPLETED_BY = LocalDate.of(2020, 7, 31);
    private static final Set<String> COMPLETED = Set.of("COMPLETED", "FOLLOWED_UP", "ARCHIVED");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;
    private final Scenario scenario;
    private final Map<String, String> tokens = new HashMap<>();

    Demo(URI door, Scenario scenario, SigningKey key, Instant now) {
        this.door = door;
        this.scenario = scenario;
        scenario.actors().forEach((name, person) -> tokens.put(name,
                key.token(person.holder(), now, Duration.ofHours(1))));
    }

    /** A case as its last command left it. */
    private record Loaded(String id, long version) {}

    /**
     * What came of the scenario.
     *
     * @param onTime    cases completed on or before 2020-07-31
     * @param opinions  proposers' last opinions of the cases
     * @param satisfied of these, without dissatisfaction
     * @param example   the id of one case
     */
    record Result(int steps, int cases, int onTime, int opinions, int satisfied, String example) {
        /** What the published summary of 2020 says: 14 of 14 completed by 31 July, 100 % satisfied. */
        boolean isAsPublished() {
            return cases == 14 && onTime == cases && opinions >= cases && satisfied == opinions;
        }
    }

    /** @throws Refused if the product refuses a step */
    Result load() throws IOException, InterruptedException {
        Map<String, Loaded> cases = new LinkedHashMap<>();
        List<Step> steps = scenario.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            cases.put(step.inCase(), submit(step, cases.get(step.inCase()), "demo-2020-%03d".formatted(i + 1)));
        }
        int onTime = 0;
        int opinions = 0;
        int satisfied = 0;
        for (Loaded loaded : cases.values()) {
            JsonNode view = read(loaded);
            Collection<JsonNode> last = lastOpinions(view);
            onTime += isOnTime(view) ? 1 : 0;
            opinions += last.size();
            satisfied += (int) last.stream().filter(Demo::isSatisfied).count();
        }
        return new Result(steps.size(), cases.size(), onTime, opinions, satisfied,
                cases.values().iterator().next().id());
    }

    private Loaded submit(Step step, @Nullable Loaded loaded, String key)
            throws IOException, InterruptedException {
        String path = loaded == null ? "/api/proposals" : "/api/proposals/" + loaded.id() + "/" + step.command();
        HttpResponse<String> answer = client.send(request(path, step.as()).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(step.body().toString()))
                .build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String what = "%s %s (%s): %d %s".formatted(key, step.command(), step.inCase(), answer.statusCode(),
                    answer.body());
            throw new Refused("演示数据未能载入：" + what, "The sample data was refused.");
        }
        JsonNode accepted = JsonMapper.shared().readTree(answer.body());
        return new Loaded(accepted.path("id").asString(), accepted.path("version").asLong());
    }

    // Views follow the events; one that is not there yet is asked for again.
    private JsonNode read(Loaded loaded) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String path = "/api/proposals/" + loaded.id() + "?atLeast=" + loaded.version();
        while (true) {
            HttpResponse<String> answer = client.send(request(path, "office").build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return JsonMapper.shared().readTree(answer.body());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Refused("读取不到已载入的数据：" + path + " " + answer.body(),
                        "The loaded data cannot be read.");
            }
            Thread.sleep(200);
        }
    }

    private HttpRequest.Builder request(String path, String actor) {
        return HttpRequest.newBuilder(door.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(actor)).header("Accept-Language", "zh-CN");
    }

    private static boolean isOnTime(JsonNode view) {
        return COMPLETED.contains(view.path("stage").asString())
                && !LocalDate.parse(view.path("completedOn").asString()).isAfter(COMPLETED_BY);
    }

    private static Collection<JsonNode> lastOpinions(JsonNode view) {
        Map<String, JsonNode> last = new HashMap<>();
        view.path("opinions").forEach(opinion -> last
                .put(opinion.path("unit").asString() + " " + opinion.path("proposer").asString(), opinion));
        return last.values();
    }

    private static boolean isSatisfied(JsonNode opinion) {
        return !opinion.path("attitude").asString().equals("DISSATISFIED")
                && !opinion.path("result").asString().equals("DISSATISFIED");
    }
}
