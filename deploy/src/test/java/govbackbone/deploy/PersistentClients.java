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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Clients that work on whatever happens to the product: they file and assign cases whose deadlines are long over, record
 * contacts, import files, assign in bulk, and file projects that look alike. A client repeats a command under its
 * idempotency key until it is answered; some commands go out without a key, and only once. Every command has a correlation
 * id of its own, which the log keeps beside its events. All names are samples.
 */
final class PersistentClients {
    /** Cases of no other test carry this term. */
    static final int TERM = 98;
    private static final UnitCode BUREAU = new UnitCode("11370300MB28560647");
    private static final int ROWS = 10;
    private static final String REGISTER = """
            {"registeredOn":"2020-01-20","body":"示例正文","inSession":true,"theme":"DATA_SHARING",
            "proposers":[{"id":"p1","name":"示例代表01","lead":true}],"questions":["示例问题？"]}""";
    private static final String TEAM = """
            {"principal":{"subject":"sample-principal","name":"示例主要负责同志"},
            "deputy":{"subject":"sample-deputy","name":"示例分管同志"},
            "office":{"subject":"sample-office","name":"示例办公室主任"},"section":"示例科室",
            "handler":{"subject":"sample-handler","name":"示例承办人"}}""";
    private static final String DRAFT = """
            {"draftedOn":"2024-01-08","nature":"NEW","competentAuthority":"示例主管部门","startsOn":"2024-03-01",
            "endsOn":"2024-06-30","goals":"示例目标","indicators":[{"name":"示例指标","measure":"个","target":"10"}],
            "basis":"示例依据","content":"示例建设内容：不动产登记线上核验","functions":["线上核验"],
            "fundSource":"GENERAL_BUDGET","totalFen":600000,
            "lines":[{"no":"1","category":"SOFTWARE_DEVELOPMENT","name":"示例软件","measure":"项","quantity":"1",
            "unitPriceFen":600000,"amountFen":600000,"rounded":false}],"yearlyOperationFen":0,
            "sharedResources":["示例资源"],"gradingLevel":2}""";

    /** So that the last day of the reply, three months later, is near and its alarm rings at once. */
    private final String assign = """
            {"assignedOn":"%s","assigningBody":"示例交办机关","mode":"SOLE",
            "units":[{"code":"%s","role":"SOLE"}]}"""
            .formatted(LocalDate.now(Context.ZONE).minusMonths(3).plusDays(3), BUREAU);
    private final URI door;
    private final SigningKey key;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /**
     * A command that went out, by its correlation id.
     *
     * @param events how many events were promised, at least; 0 while nothing was
     */
    record Sent(String correlation, String path, int events) {}

    PersistentClients(URI door, SigningKey key) {
        this.door = door;
        this.key = key;
    }

    void start() {
        for (int i = 0; i < 2; i++) {
            threads.execute(() -> goOn("filing", this::file));
        }
        threads.execute(() -> goOn("import", this::importAndAssign));
        threads.execute(() -> goOn("project", this::project));
        threads.execute(() -> goOn("careless", this::careless));
    }

    /** Every command, acknowledged or not. */
    List<Sent> sent() {
        return List.copyOf(sent.values());
    }

    /** Answers that no client should get, such as a 500. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void goOn(String kind, Task task) {
        try {
            while (!ended) {
                task.run("%s-%s".formatted(kind, numbers.incrementAndGet()));
            }
        } catch (Stopped atTheEnd) {
            // What was not answered by then is checked as such.
        } catch (IOException | RuntimeException e) {
            refusals.add(kind + " gave up: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Task {
        void run(String name) throws IOException, InterruptedException, Stopped;
    }

    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private void file(String name) throws IOException, InterruptedException, Stopped {
        String id = given(command(name + "-receive", Role.OFFICE, "/api/proposals", receipt(name))).path("id")
                .asString();
        String path = "/api/proposals/" + id;
        given(command(name + "-register", Role.OFFICE, path + "/register", REGISTER));
        given(command(name + "-assign", Role.ASSIGNING_OFFICE, path + "/assign", assign));
        given(command(name + "-acknowledge", Role.HANDLER, path + "/acknowledge-receipt", "{}"));
        given(command(name + "-team", Role.OFFICE, path + "/appoint-team", TEAM));
        for (int i = 1; i <= 3; i++) {
            given(command(name + "-contact" + i, Role.HANDLER, path + "/record-contact",
                    "{\"proposer\":\"p1\",\"channel\":\"PHONE\",\"summary\":\"示例%s-%d\"}".formatted(name, i)));
        }
    }

    /** Sends every command once and without a key: what becomes of it nobody promised, but it may not happen twice. */
    private void careless(String name) throws IOException, InterruptedException, Stopped {
        HttpResponse<String> answer = once(
                new Command(name, Role.OFFICE, "/api/proposals", receipt(name), null, "application/json"));
        if (answer != null && answer.statusCode() / 100 == 2) {
            acknowledge(name, "/api/proposals", 1);
        } else {
            awaitHealth();
        }
    }

    private void importAndAssign(String name) throws IOException, InterruptedException, Stopped {
        String file = Stream
                .concat(Stream.of("来源,层级,届,次,案号,收件日期,标题,主题,会议期间提出,代表委员,正文"),
                        IntStream.range(0, ROWS).mapToObj(
                                i -> "政协委员提案,市,%d,1,%s-%d,2020-01-10,示例%s-%d,数据共享,是,示例委员01,示例正文".formatted(TERM,
                                        caseNo(name), i, name, i)))
                .collect(Collectors.joining("\r\n"));
        List<String> ids = new ArrayList<>();
        while (ids.size() < ROWS) {
            JsonNode report = given(new Command(name + "-check", Role.OFFICE, "/api/proposals/import", file, null,
                    "text/csv"));
            report.path("rows").findValuesAsString("id").stream().filter(id -> !id.isEmpty() && !ids.contains(id))
                    .forEach(ids::add);
            if (report.path("good").asInt() > 0) {
                HttpResponse<String> answer = once(command(name + "-commit", Role.OFFICE,
                        "/api/proposals/import/" + report.path("token").asString() + "/commit", "{\"rows\":\"ALL\"}"));
                if (answer == null || answer.statusCode() / 100 != 2) {
                    awaitHealth();
                    continue;
                }
                Door.json(answer).path("rows").findValuesAsString("id").stream()
                        .filter(id -> !id.isEmpty() && !ids.contains(id)).forEach(ids::add);
                acknowledge(name + "-commit", "/api/proposals/import", 1);
            }
            if (ended) {
                throw new Stopped();
            }
        }
        String items = ids.stream().map(id -> "{\"id\":\"%s\",\"command\":%s}".formatted(id, assign))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
        Command bulk = command(name + "-bulk", Role.ASSIGNING_OFFICE, "/api/proposals/bulk/assign", items);
        JsonNode verdicts = given(bulk);
        while (verdicts.path("accepted").asInt() != ROWS) {
            // Each item has the answer of its own; those that were not possible at the moment are repeated with the rest.
            List<Integer> statuses = verdicts.path("items").findValues("status").stream().map(JsonNode::asInt).toList();
            if (!statuses.stream().allMatch(status -> status == 200 || status == 503)) {
                refusals.add("bulk: " + verdicts);
                return;
            }
            if (ended) {
                throw new Stopped();
            }
            awaitHealth();
            verdicts = given(bulk);
        }
    }

    private void project(String name) throws IOException, InterruptedException, Stopped {
        String id = given(command(name + "-open", Role.UNIT, "/api/projects", """
                {"openedOn":"2024-01-08","year":2024,"kind":"CONSTRUCTION","name":"示例：平台%s","classified":false}"""
                .formatted(name))).path("id").asString();
        given(command(name + "-draft", Role.UNIT, "/api/projects/" + id + "/draft-filing", DRAFT));
        given(command(name + "-submit", Role.UNIT, "/api/projects/" + id + "/submit-filing",
                "{\"submittedOn\":\"2024-01-10\"}"));
    }

    private static String caseNo(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String receipt(String name) {
        return """
                {"receivedOn":"2020-01-10","source":"NPC_SUGGESTION","level":"CITY","term":%d,"session":1,
                "caseNo":"%s","title":"示例：关于加快政务数据共享应用的建议"}""".formatted(TERM, caseNo(name));
    }

    private record Command(String correlation, Role role, String path, String body, @Nullable String key,
            String contentType) {}

    private static Command command(String name, Role role, String path, String body) {
        return new Command(name, role, path, body, name, "application/json");
    }

    /** Repeats it until it is answered; a client that is refused for lack of places or by a fault waits a moment. */
    private JsonNode given(Command command) throws IOException, InterruptedException, Stopped {
        while (true) {
            HttpResponse<String> answer = once(command);
            if (answer != null && answer.statusCode() / 100 == 2) {
                JsonNode accepted = Door.json(answer);
                if (command.key() != null) {
                    acknowledge(command.correlation(), command.path(), 1);
                }
                return accepted;
            }
            if (answer != null && answer.statusCode() != 503 && answer.statusCode() != 504
                    && answer.statusCode() != 502 && answer.statusCode() != 429) {
                refusals.add(answer.statusCode() + " " + command.path() + " " + answer.body());
                if (answer.statusCode() / 100 == 4) {
                    throw new IOException(command + ": " + answer.statusCode() + " " + answer.body());
                }
            }
            if (ended) {
                throw new Stopped();
            }
            awaitHealth();
        }
    }

    private @Nullable HttpResponse<String> once(Command command) throws InterruptedException {
        sent.putIfAbsent(command.correlation(), new Sent(command.correlation(), command.path(), 0));
        Holder holder = new Holder("kills-" + command.role().id(), "示例", BUREAU, List.of(command.role()));
        HttpRequest.Builder request = HttpRequest.newBuilder(door.resolve(command.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key.token(holder, Instant.now(), Duration.ofMinutes(10)))
                .header("X-Correlation-Id", command.correlation()).header("Content-Type", command.contentType())
                .POST(BodyPublishers.ofString(command.body()));
        if (command.key() != null) {
            request.header("Idempotency-Key", command.key());
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException nobodyKnowsWhatBecameOfIt) {
            return null;
        }
    }

    private void acknowledge(String correlation, String path, int events) {
        sent.put(correlation, new Sent(correlation, path, events));
    }

    private void awaitHealth() throws InterruptedException, Stopped {
        while (!ended) {
            try {
                HttpResponse<String> health = http.send(HttpRequest.newBuilder(door.resolve("/health"))
                        .timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());
                if (health.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again in a moment.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new Stopped();
    }

    /** Lets every client finish what it has sent last. */
    void stop() throws InterruptedException {
        ended = true;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            threads.shutdownNow();
        }
    }
}
