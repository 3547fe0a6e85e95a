package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import govbackbone.deploy.Scenario.Step;
import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads scenarios the way anybody would, through the public API, and reads there what became of it. Every step has its
 * own idempotency key, so loading twice adds nothing.
 */
final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern RECORD = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Holder READER = new Holder("sample-reader", "示例查询人员", new UnitCode(PublishedFigure.BUREAU),
            List.of(Role.OFFICE, Role.AUDITOR));

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;
    private final String reader;
    private final Map<String, Loaded> records = new LinkedHashMap<>();
    private int steps;

    private Demo(URI door, String reader) {
        this.door = door;
        this.reader = reader;
    }

    /** A record as its last command left it. */
    private record Loaded(String collection, String id, long version) {
        String path() {
            return "/api/" + collection + "/" + id;
        }
    }

    /** @throws Refused if the product refuses a step */
    static Demo load(URI door, List<Scenario> scenarios, SigningKey key, Instant now, Progress progress)
            throws IOException, InterruptedException {
        Demo demo = new Demo(door, key.token(READER, now, LIFETIME));
        int all = scenarios.stream().mapToInt(scenario -> scenario.steps().size()).sum();
        for (Scenario scenario : scenarios) {
            Map<String, String> tokens = new HashMap<>();
            scenario.actors().forEach((name, person) -> tokens.put(name, key.token(person.holder(), now, LIFETIME)));
            List<Step> steps = scenario.steps();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                String token = Objects.requireNonNull(tokens.get(step.as()), step.as());
                progress.tell(() -> "正在载入：%1$d/%2$d 步…  Loading: %1$d of %2$d steps…".formatted(demo.steps, all));
                demo.submit(step, token, "%s-%03d".formatted(scenario.name(), i + 1));
                demo.steps++;
            }
        }
        return demo;
    }

    private void submit(Step step, String token, String key) throws IOException, InterruptedException {
        Loaded loaded = step.id() != null
                ? new Loaded(step.collection(), step.id(), 0)
                : step.find() != null
                        ? new Loaded(step.collection(), find(withIds(step.find())), 0)
                        : records.get(step.record());
        String path = loaded == null ? "/api/" + step.collection() : loaded.path() + "/" + step.command();
        HttpResponse<String> answer = client.send(request(path, token).header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(withIds(step.body().toString())))
                .build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String what = "%s %s (%s): %d %s".formatted(key, step.command(), step.record(), answer.statusCode(),
                    answer.body());
            throw new Refused("演示数据未能载入：" + what, "The sample data was refused.");
        }
        JsonNode accepted = JsonMapper.shared().readTree(answer.body());
        records.put(step.record(), new Loaded(step.collection(), accepted.path("id").asString(),
                accepted.path("version").asLong()));
    }

    private String withIds(String text) {
        return RECORD.matcher(text).replaceAll(match -> Objects.requireNonNull(records.get(match.group(1)), text).id());
    }

    /** The first item of a list, which may be a moment behind. */
    private String find(String list) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            String id = JsonMapper.shared()
                    .readTree(client.send(request("/api/" + list, reader).build(), BodyHandlers.ofString()).body())
                    .path("items").path(0).path("id").asString("");
            if (!id.isEmpty()) {
                return id;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Refused("读取不到已载入的数据：" + list, "The loaded data cannot be read.");
            }
            Thread.sleep(200);
        }
    }

    /** How many requests it took. */
    int steps() {
        return steps;
    }

    /** The views of all records of a collection by their keys, each at least as new as what was loaded. */
    SortedMap<String, JsonNode> views(String collection) throws IOException, InterruptedException {
        SortedMap<String, JsonNode> views = new TreeMap<>();
        for (Map.Entry<String, Loaded> record : records.entrySet()) {
            Loaded loaded = record.getValue();
            if (loaded.collection().equals(collection)) {
                views.put(record.getKey(),
                        JsonMapper.shared().readTree(read(loaded, "", BodyHandlers.ofString()).body()));
            }
        }
        return views;
    }

    /** What was published beside what the ledger says, once it has followed what was loaded. */
    List<PublishedFigure> figures() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            List<PublishedFigure> figures = PublishedFigure.of(this::report);
            if (figures.stream().allMatch(PublishedFigure::agrees) || Instant.now().isAfter(deadline)) {
                return figures;
            }
            Thread.sleep(200);
        }
    }

    private String report(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request("/api/reports/" + path, reader).build(),
                BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : "{}";
    }

    /** Saves the summary of the year. */
    void saveSummary(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.write(directory.resolve("summary-2020.docx"),
                client.send(request("/api/reports/" + PublishedFigure.SUMMARY + ".docx" + PublishedFigure.OF_SUMMARY,
                        reader).build(), BodyHandlers.ofByteArray()).body());
    }

    /**
     * Saves the reply of every unit to every case, as it goes to the proposers.
     *
     * @param cases views of them
     * @return how many
     */
    int saveLetters(Map<String, JsonNode> cases, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int letters = 0;
        for (Map.Entry<String, JsonNode> each : cases.entrySet()) {
            Loaded loaded = Objects.requireNonNull(records.get(each.getKey()));
            for (JsonNode handling : each.getValue().path("handlings")) {
                String unit = handling.path("unit").asString();
                String name = each.getKey().substring("proposals/".length()) + "-" + unit + ".docx";
                Files.write(directory.resolve(name), read(loaded, "/documents/reply-letter.docx?unit=" + unit,
                        BodyHandlers.ofByteArray()).body());
                letters++;
            }
        }
        return letters;
    }

    // Views follow the events; one that is not there yet is asked for again.
    private <T> HttpResponse<T> read(Loaded loaded, String tail, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String path = loaded.path() + tail + (tail.contains("?") ? "&" : "?") + "atLeast=" + loaded.version();
        while (true) {
            HttpResponse<T> answer = client.send(request(path, reader).build(), handler);
            if (answer.statusCode() == 200) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Refused("读取不到已载入的数据：" + path + "（" + answer.statusCode() + "）",
                        "The loaded data cannot be read.");
            }
            Thread.sleep(200);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(door.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token).header("Accept-Language", "zh-CN");
    }
}
