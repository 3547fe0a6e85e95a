package govbackbone.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What one caller may have, and what that leaves to others. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class LimitsTest {
    private static final TestKey KEY = TestKey.generate();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Upstream UPSTREAM = new Upstream();
    /** More than the 25 that Resilience4j's bulkhead lets through by default. */
    private static final int AT_ONCE = 40;
    private static final int CONNECTIONS = 100;

    private static ConfigurableApplicationContext gateway;
    private static String door = "";

    private final List<Socket> held = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Path pem = Files.writeString(directory.resolve("public.pem"), KEY.pem());
        Stream<String> services = Stream.of("proposal", "project-registry", "reporting")
                .flatMap(name -> Stream.of("--backbone.gateway.services." + name + ".uri=" + UPSTREAM.uri(),
                        "--backbone.gateway.services." + name + ".readiness=" + UPSTREAM.uri() + "/readiness"));
        gateway = GatewayApplication.application().run(Stream.concat(services, Stream.of("--server.port=0",
                "--management.server.port=0", "--backbone.security.public-key=" + pem.toUri(),
                "--backbone.gateway.limits.requests.at-once=" + AT_ONCE,
                "--backbone.gateway.limits.filings.burst=3", "--backbone.gateway.limits.filings.per-second=1",
                "--backbone.gateway.limits.imports.at-once=2", "--backbone.gateway.limits.imports.at-once-by-all=3",
                "--backbone.gateway.limits.imports.burst=1000", "--backbone.gateway.limits.imports.per-second=1000",
                "--backbone.gateway.limits.open.at-once=2",
                "--backbone.gateway.connections-per-address=" + CONNECTIONS,
                "--backbone.gateway.failed-logins-per-minute=3")).toArray(String[]::new));
        door = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        UPSTREAM.close();
        gateway.close();
    }

    @AfterEach
    void let_go() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }

    @Test
    void one_caller_with_all_its_places_taken_stops_nobody_else() throws Exception {
        hold(AT_ONCE, "POST /api/proposals/x/complete", as("busy"));
        await().untilAsserted(
                () -> assertRefused(get("/api/proposals", as("busy")), 429, "TOO_MANY_REQUESTS"));
        assertThat(get("/api/proposals", as("other")).statusCode()).isEqualTo(200);
        assertThat(get("/api/proposals", as("busy", "11370300MB28560647")).statusCode())
                .as("the same subject in another unit").isEqualTo(200);
        held.getFirst().close();
        await().until(() -> get("/api/proposals", as("busy")).statusCode() == 200);
    }

    @Test
    void clients_that_hang_up_leave_no_line_in_the_log(CapturedOutput log) throws Exception {
        hold(AT_ONCE, "POST /api/proposals/x/complete", as("hanging-up"));
        await().until(() -> get("/api/proposals", as("hanging-up")).statusCode() == 429);
        let_go();
        await().until(() -> get("/api/proposals", as("hanging-up")).statusCode() == 200);
        assertThat(log).doesNotContain("AbortedException");
    }

    @Test
    void beyond_the_places_of_all_callers_the_service_is_busy() throws Exception {
        hold(2, "POST /api/proposals/import", as("a"));
        hold(1, "POST /api/proposals/import", as("b"));
        await().untilAsserted(() -> assertRefused(
                send(request("/api/proposals/import", as("c")).POST(BodyPublishers.noBody())), 503,
                "SERVICE_UNAVAILABLE"));
        assertThat(get("/api/proposals", as("c")).statusCode()).as("what is no import").isEqualTo(200);
    }

    @Test
    void whoever_needs_no_token_takes_no_place_of_those_who_have_one() throws Exception {
        for (int i = 0; i < 2; i++) {
            hold("GET /api/public/disclosed-replies/never HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        await().untilAsserted(() -> assertRefused(
                send(HttpRequest.newBuilder(URI.create(door + "/api/public/disclosed-replies"))), 429,
                "TOO_MANY_REQUESTS"));
        assertThat(send(HttpRequest.newBuilder(URI.create(door + "/docs/openapi/proposal"))).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/proposals", as("official")).statusCode()).isEqualTo(200);
        assertThat(get("/api/public/disclosed-replies", as("official")).statusCode()).isEqualTo(200);
    }

    @Test
    void records_are_filed_no_faster_than_allowed_and_answers_say_how_many_are_left() throws Exception {
        HttpResponse<String> first = file("hasty").join();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("RateLimit-Limit")).contains("3");
        assertThat(first.headers().firstValue("RateLimit-Remaining")).contains("2");
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 30).mapToObj(i -> file("hasty"))
                .toList();
        List<HttpResponse<String>> refused = answers.stream().map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() != 200).toList();
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertRefused(answer, 429, "TOO_MANY_REQUESTS");
            assertThat(answer.headers().firstValue("RateLimit-Remaining")).contains("0");
        });
        assertThat(file("patient").join().statusCode()).isEqualTo(200);
        assertThat(get("/api/proposals", as("hasty")).statusCode()).as("what files nothing").isEqualTo(200);
    }

    @Test
    void tokens_are_not_guessed_without_end_and_a_sound_one_passes_all_the_same() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            statuses.add(get("/api/proposals", KEY.sound() + "x").statusCode());
        }
        assertThat(statuses).startsWith(401, 401, 401).contains(429);
        assertThat(get("/api/proposals", as("official")).statusCode()).isEqualTo(200);
    }

    @Test
    void an_address_opens_no_more_connections_than_allowed() throws Exception {
        for (int i = 0; i <= CONNECTIONS; i++) {
            held.add(new Socket(InetAddress.getLoopbackAddress(), URI.create(door).getPort()));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> held.reversed().stream().anyMatch(LimitsTest::isClosed));
        let_go();
        await().ignoreExceptions().until(() -> get("/api/proposals", as("official")).statusCode() == 200);
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(10);
            return socket.getInputStream().read() == -1;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void hold(int requests, String line, String token) {
        for (int i = 0; i < requests; i++) {
            hold(line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\nContent-Length: 9\r\n\r\n{");
        }
    }

    /** Again if the door closes the connection, because it still counts those that another test has just closed. */
    private void hold(String beginning) {
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(door).getPort());
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            if (isClosed(socket)) {
                socket.close();
                return false;
            }
            held.add(socket);
            return true;
        });
    }

    private static CompletableFuture<HttpResponse<String>> file(String subject) {
        return CLIENT.sendAsync(
                request("/api/proposals", as(subject)).POST(BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofString());
    }

    private static String as(String subject) {
        return KEY.token("at+jwt", Map.of("sub", subject));
    }

    private static String as(String subject, String unit) {
        return KEY.token("at+jwt", Map.of("sub", subject, "unit", unit));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(door + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
