package govbackbone.gateway;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole gateway, before a service that is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class GatewayTest {
    private static final TestKey KEY = TestKey.generate();
    private static final AtomicInteger CONNECTS = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Upstream UPSTREAM = new Upstream();

    private static ConfigurableApplicationContext gateway;
    private static String door = "";
    private static String management = "";

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Path pem = Files.writeString(directory.resolve("public.pem"), KEY.pem());
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        String absent = "--backbone.gateway.services.%s.%s=%s";
        gateway = GatewayApplication.application().sources(CountingConnects.class).run("--server.port=0",
                "--management.server.port=0", "--backbone.security.public-key=" + pem.toUri(),
                "--backbone.gateway.response-timeout=1s", "--backbone.gateway.read-timeout=1s",
                "--backbone.gateway.request-timeout=2s",
                "--backbone.gateway.circuit-open=1s",
                "--backbone.gateway.failed-logins-per-minute=1000",
                "--backbone.gateway.services.proposal.uri=" + UPSTREAM.uri(),
                "--backbone.gateway.services.proposal.readiness=" + UPSTREAM.uri() + "/readiness",
                "--backbone.gateway.services.project-registry.uri=" + UPSTREAM.uri(),
                "--backbone.gateway.services.project-registry.readiness=" + UPSTREAM.uri() + "/readiness",
                "--backbone.gateway.services.reporting.uri=" + UPSTREAM.uri(),
                "--backbone.gateway.services.reporting.readiness=" + UPSTREAM.uri() + "/readiness",
                absent.formatted("absent", "uri", "http://127.0.0.1:" + closed),
                absent.formatted("absent", "readiness", UPSTREAM.uri() + "/readiness"),
                absent.formatted("absent", "collections", "absent"), absent.formatted("absent", "zh", "缺席"),
                absent.formatted("absent", "en", "absent"),
                absent.formatted("gone", "uri", "http://127.0.0.1:" + closed),
                absent.formatted("gone", "readiness", UPSTREAM.uri() + "/readiness"),
                absent.formatted("gone", "collections", "gone"), absent.formatted("gone", "zh", "缺席"),
                absent.formatted("gone", "en", "gone"));
        door = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
        management = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.management.port");
    }

    @AfterAll
    static void stop() {
        // First: both run on the same event loops, and the gateway takes these with it.
        UPSTREAM.close();
        gateway.close();
    }

    @Test
    void a_request_with_a_token_reaches_the_service_and_its_answer_comes_back() throws Exception {
        HttpResponse<String> answer = get("/api/proposals?limit=5");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("answer");
        assertThat(answer.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(asked().get("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void what_is_published_is_read_without_a_token_but_nothing_is_sent_there() throws Exception {
        URI published = URI.create(door + "/api/public/disclosed-replies?limit=5");
        assertThat(send(HttpRequest.newBuilder(published)).statusCode()).isEqualTo(200);
        assertThat(asked().contains("Authorization")).isFalse();
        assertProblem(send(HttpRequest.newBuilder(published).POST(HttpRequest.BodyPublishers.ofString("{}"))), 401,
                "UNAUTHENTICATED");
    }

    @Test
    void without_a_token_nothing_passes() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(door + "/api/proposals")));
        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_forged_or_unsuitable_token_does_not_pass(String flaw, String token) throws Exception {
        HttpResponse<String> answer = send(request("/api/proposals").setHeader("Authorization", "Bearer " + token));
        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    static Stream<Arguments> badTokens() {
        return BadTokens.besides(KEY);
    }

    @Test
    void the_correlation_id_of_the_client_is_passed_on_and_echoed() throws Exception {
        HttpResponse<String> answer = send(request("/api/proposals").header("X-Correlation-Id", "case-7_a.b"));
        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("case-7_a.b");
        assertThat(asked().getAll("X-Correlation-Id")).containsExactly("case-7_a.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has blanks", "<script>",
        "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void what_is_no_correlation_id_is_replaced(String id) throws Exception {
        HttpResponse<String> answer = send(request("/api/proposals").header("X-Correlation-Id", id));
        String given = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
        assertThat(given).hasSize(36).isEqualTo(asked().get("X-Correlation-Id"));
    }

    @Test
    void refusals_carry_the_correlation_id_too() throws Exception {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(door + "/api/proposals")).header("X-Correlation-Id", "refused-1"));
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("refused-1");
        assertThat(answer.body()).contains("\"correlationId\":\"refused-1\"");
    }

    @Test
    void a_sound_trace_context_passes_and_a_malformed_one_does_not() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        send(request("/api/proposals").header("traceparent", trace).header("tracestate", "a=1"));
        assertThat(asked().get("traceparent")).isEqualTo(trace);
        assertThat(asked().get("tracestate")).isEqualTo("a=1");
        send(request("/api/proposals").header("traceparent", "x").header("tracestate", "a=1"));
        assertThat(asked().contains("traceparent")).isFalse();
        assertThat(asked().contains("tracestate")).isFalse();
    }

    @Test
    void what_the_client_claims_of_its_origin_is_forgotten() throws Exception {
        send(request("/api/proposals").header("X-Forwarded-For", "10.0.0.1").header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/x").header("Forwarded", "for=10.0.0.1").header("X-Real-IP", "10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE"));
        assertThat(asked().names()).map(name -> name.toLowerCase(Locale.ROOT)).doesNotContain("x-forwarded-for",
                "x-forwarded-host", "x-forwarded-prefix", "forwarded", "x-real-ip", "x-http-method-override");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "BREW"})
    void other_methods_are_refused(String method) throws Exception {
        HttpResponse<String> answer = send(request("/api/proposals").method(method, BodyPublishers.noBody()));
        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST", "HEAD", "OPTIONS");
    }

    @Test
    void a_body_of_one_mebibyte_passes_and_a_byte_more_does_not() throws Exception {
        byte[] most = new byte[1 << 20];
        byte[] tooMuch = new byte[(1 << 20) + 1];
        assertThat(send(request("/api/proposals").POST(BodyPublishers.ofByteArray(most))).body()).isEqualTo("1048576");
        assertProblem(send(request("/api/proposals").POST(BodyPublishers.ofByteArray(tooMuch))), 413, "TOO_LARGE");
    }

    @Test
    void a_file_to_import_may_be_larger() throws Exception {
        String uri = "/api/proposals/import";
        assertThat(send(request(uri).POST(BodyPublishers.ofByteArray(new byte[16 << 20]))).body())
                .isEqualTo("16777216");
        assertThat(send(request(uri).POST(chunked(16 << 20))).body()).isEqualTo("16777216");
        assertProblem(send(request(uri).POST(BodyPublishers.ofByteArray(new byte[(16 << 20) + 1]))), 413,
                "TOO_LARGE");
        assertProblem(send(request(uri + "/x/commit").POST(chunked((1 << 20) + 1))), 413, "TOO_LARGE");
    }

    @Test
    void a_body_that_does_not_say_its_length_is_counted() throws Exception {
        assertThat(send(request("/api/proposals").POST(chunked(1 << 20))).body()).isEqualTo("1048576");
        assertProblem(send(request("/api/proposals").POST(chunked((1 << 20) + 1))), 413, "TOO_LARGE");
    }

    private static HttpRequest.BodyPublisher chunked(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    @Test
    void headers_that_are_too_large_are_refused() throws Exception {
        assertProblem(send(request("/api/proposals").header("X-Padding", "x".repeat(17_000))), 431,
                "HEADERS_TOO_LARGE");
        assertThat(send(request("/api/proposals").header("X-Padding", "x".repeat(40_000))).statusCode())
                .isEqualTo(431);
    }

    @ParameterizedTest(name = "{0} ms between two bytes")
    @ValueSource(longs = {100, 100_000})
    void who_does_not_send_a_body_in_time_does_not_keep_the_connection(long pause) throws Exception {
        URI address = URI.create(door);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            Thread sender = Thread.ofVirtual().start(() -> SlowClient.send(socket, KEY.sound(), pause));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ").contains("\"code\":\"REQUEST_TIMEOUT\"");
            sender.interrupt();
        }
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_not_waited_for() throws Exception {
        assertProblem(get("/api/proposals/late"), 504, "SERVICE_TIMEOUT");
    }

    @Test
    void an_export_may_take_longer_than_other_answers() throws Exception {
        assertThat(get("/api/proposals/export.csv").body()).isEqualTo("a,b");
    }

    @Test
    void what_a_service_answers_itself_passes_unchanged() throws Exception {
        for (int i = 0; i < 15; i++) {
            HttpResponse<String> answer = get("/api/proposals/busy");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("busy");
            assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        }
    }

    @Test
    void live_changes_pass_one_by_one() throws Exception {
        UPSTREAM.changes.tryEmitNext("first");
        HttpResponse<InputStream> answer = CLIENT.send(request("/api/proposals/changes").build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data:first");
            assertThat(lines.readLine()).isEmpty();
            // Longer than any other answer may keep silent.
            Thread.sleep(1500);
            UPSTREAM.changes.tryEmitNext("second");
            assertThat(lines.readLine()).isEqualTo("data:second");
        }
    }

    @Test
    void a_read_is_tried_twice_if_the_service_cannot_be_reached_and_a_command_once() throws Exception {
        CONNECTS.set(0);
        assertProblem(send(request("/api/gone").GET()), 503, "SERVICE_UNAVAILABLE");
        assertThat(CONNECTS).hasValue(2);
        assertProblem(send(request("/api/gone").POST(BodyPublishers.ofString("{}"))), 503, "SERVICE_UNAVAILABLE");
        assertThat(CONNECTS).hasValue(3);
    }

    @Test
    void a_service_that_keeps_failing_is_left_alone_for_a_while() throws Exception {
        for (int i = 0; i < 10; i++) {
            send(request("/api/absent").POST(BodyPublishers.noBody()));
        }
        CONNECTS.set(0);
        HttpResponse<String> answer = send(request("/api/absent").POST(BodyPublishers.noBody()));
        assertProblem(answer, 503, "SERVICE_UNAVAILABLE");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(CONNECTS).hasValue(0);
        await("what cannot be reached is of no use, however ready it says it is")
                .until(() -> publicly("/health").statusCode() == 503);
        assertThat(get("/api/proposals").statusCode()).as("others are not affected").isEqualTo(200);
        await().until(() -> {
            assertProblem(send(request("/api/absent").POST(BodyPublishers.noBody())), 503, "SERVICE_UNAVAILABLE");
            return CONNECTS.get() > 0;
        });
    }

    @Test
    void an_unknown_path_is_a_problem_for_whoever_may_ask() throws Exception {
        assertProblem(get("/api/unknown"), 404, "UNKNOWN_PATH");
        assertProblem(get("/nothing"), 404, "UNKNOWN_PATH");
        assertProblem(send(HttpRequest.newBuilder(URI.create(door + "/nothing"))), 401, "UNAUTHENTICATED");
        assertProblem(send(HttpRequest.newBuilder(URI.create(door + "/docs/nothing"))), 404, "UNKNOWN_PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/%zz HTTP/1.1", "GET /api/proposals?a=%zz HTTP/1.1",
        "GET /api/proposals;a=b HTTP/1.1",
        "GET //api/proposals HTTP/1.1", "GET /docs/../api/proposals HTTP/1.1",
        "GET /docs/%2e%2e/api/proposals HTTP/1.1", "GET /docs%2f..%2fapi HTTP/1.1", "GET /api/a%00b HTTP/1.1",
        "GET /api/a%0d%0ab HTTP/1.1", "GET http://other.example/api/proposals HTTP/1.1", "GET /api/{x}|<y> HTTP/1.1",
        "GET /api/proposals#x HTTP/1.1", "GET nothing HTTP/1.1", "nonsense"})
    void nothing_a_client_sends_is_an_internal_error(String line) throws Exception {
        for (String token : List.of("", "Authorization: Bearer " + KEY.sound() + "\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(door).getPort())) {
                socket.getOutputStream().write((line + "\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                String status = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
                assertThat(status).matches(token.isEmpty() ? "HTTP/1.1 4.*" : "HTTP/1.1 (4|200).*");
            }
        }
    }

    /** Reactor Netty 1.3.7 reads no further: its issue 4361. */
    @Test
    void a_kept_connection_goes_on_after_requests_that_came_at_once() throws Exception {
        String refused = "GET /api/proposals HTTP/1.1\r\nHost: x\r\n\r\n";
        String passed = refused.strip() + "\r\nAuthorization: Bearer " + KEY.sound() + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(door).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((passed + refused).getBytes(StandardCharsets.US_ASCII));
            assertThat(statuses(socket, 2)).containsExactly("200", "401");
            socket.getOutputStream().write(passed.getBytes(StandardCharsets.US_ASCII));
            assertThat(statuses(socket, 1)).containsExactly("200");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Content-Length: 5|NO_BODY_EXPECTED", "Transfer-Encoding: chunked|NO_BODY_EXPECTED",
        "Host: y|ONE_HOST_EXPECTED",
        "Authorization: Bearer y|ONE_AUTHORIZATION_EXPECTED",
        "Upgrade: websocket|NO_WEBSOCKET", "Upgrade: WebSocket, other|NO_WEBSOCKET"})
    void what_can_be_understood_in_two_ways_is_refused_and_its_connection_closed(String header, String code)
            throws Exception {
        for (String path : List.of("/api/proposals", "/api/public/disclosed-replies", "/docs/openapi/proposal", "/")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KEY.sound() + "\r\n"
                    + header + "\r\n\r\n")).as(path).startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"" + code + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host:\r\n", "Host: \r\n"})
    void a_request_to_no_host_is_refused(String host) throws Exception {
        assertThat(raw("GET /docs HTTP/1.1\r\n" + host + "\r\n")).startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"ONE_HOST_EXPECTED\"");
    }

    /** All that comes before the gateway closes the connection. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(door).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> statuses(Socket socket, int answers) throws IOException {
        StringBuilder heard = new StringBuilder();
        while (true) {
            List<String> statuses = Pattern.compile("HTTP/1\\.1 (\\d{3})").matcher(heard).results()
                    .map(found -> found.group(1)).toList();
            if (statuses.size() == answers) {
                return statuses;
            }
            int read = socket.getInputStream().read();
            assertThat(read).isNotNegative();
            heard.append((char) read);
        }
    }

    @Test
    void problems_speak_the_language_of_the_client() throws Exception {
        assertThat(get("/nothing").body()).contains("没有此接口。");
        HttpResponse<String> english = send(request("/nothing").header("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5"));
        assertThat(english.body()).contains("There is nothing at this address.");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
        assertProblem(send(request("/nothing").header("Accept-Language", "?;q=x")), 404, "UNKNOWN_PATH");
    }

    @Test
    void answers_carry_protective_headers() throws Exception {
        for (String path : List.of("/api/proposals", "/nothing")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    void health_is_public_and_says_only_whether_all_services_are_ready() throws Exception {
        await().until(() -> publicly("/health").body().equals("{\"status\":\"UP\"}"));
        UPSTREAM.ready.set(false);
        try {
            await().until(() -> publicly("/health").statusCode() == 503);
            assertThat(publicly("/health").body()).isEqualTo("{\"status\":\"DOWN\"}");
        } finally {
            UPSTREAM.ready.set(true);
        }
    }

    @Test
    void the_portal_is_public_and_complete() throws Exception {
        HttpResponse<String> page = publicly("/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>数字政府底座 API 门户</title>").doesNotContain("http:", "https:", "<style",
                "onclick");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1).first().asString()
                .contains("script-src 'self'", "default-src 'none'").doesNotContain("unsafe");
        for (String asset : List.of("/docs/portal.js", "/docs/portal.css", "/docs/swagger-ui/swagger-ui-bundle.js",
                "/docs/swagger-ui/swagger-ui.css")) {
            assertThat(publicly(asset).statusCode()).as(asset).isEqualTo(200);
        }
        assertThat(publicly("/docs/services.json").body())
                .contains("{\"name\":\"proposal\",\"zh\":\"建议提案办理\"", "\"openapi\":\"/docs/openapi/proposal\"");
        assertThat(publicly("/docs/openapi/proposal").body()).isEqualTo("{\"openapi\":\"3.1.0\"}");
    }

    @Test
    void the_dashboard_is_public_and_loads_nothing_from_elsewhere() throws Exception {
        HttpResponse<String> page = publicly("/?asOf=2020-06-30&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page.body()).contains("<html lang=\"zh-CN\">").doesNotContain("<style", "style=", "onclick");
        List<String> loaded = Pattern.compile("(?:src|href)=\"(/page/[^\"]+)\"").matcher(page.body()).results()
                .map(found -> found.group(1)).toList();
        assertThat(loaded).contains("/page/page.js", "/page/page.css", "/page/echarts.js");
        Set<String> files = new TreeSet<>(loaded);
        files.add("/");
        PageConfiguration.FILES.forEach(file -> files.add("/page/" + file));
        for (String file : files) {
            HttpResponse<String> answer = publicly(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(file).contains("nosniff");
            if (!file.endsWith("echarts.js")) {
                assertThat(answer.body().replace("http://www.w3.org/2000/svg", "")).as(file).doesNotContain("http:",
                        "https:", "//cdn");
            }
        }
    }

    @Test
    void every_file_of_the_dashboard_is_served_and_every_module_it_imports() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/page"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> !file.equals("index.html")))
                    .containsExactlyInAnyOrderElementsOf(PageConfiguration.FILES);
        }
        for (String file : PageConfiguration.FILES) {
            assertThat(publicly("/page/" + file).headers().firstValue("Content-Type"))
                    .contains(file.endsWith(".css") ? "text/css;charset=UTF-8" : "text/javascript;charset=UTF-8");
            assertThat(Pattern.compile("from \"\\./([^\"]+)\"").matcher(publicly("/page/" + file).body()).results()
                    .map(found -> found.group(1))).isSubsetOf(PageConfiguration.FILES);
        }
    }

    @Test
    void a_file_of_the_dashboard_that_has_not_changed_is_not_sent_again() throws Exception {
        for (String file : List.of("/", "/page/page.js", "/page/echarts.js")) {
            HttpResponse<String> first = publicly(file);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> second = send(
                    HttpRequest.newBuilder(URI.create(door + file)).header("If-None-Match", tag));
            assertThat(second.statusCode()).as(file).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(first.headers().firstValue("Cache-Control"))
                    .contains(file.endsWith("echarts.js") ? "max-age=3600" : "no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/page/", "/page/index.html", "/page/nothing.js", "/page/../gateway.yaml",
        "/page/%2e%2e/gateway.yaml", "/gateway.yaml", "/page/echarts.js.map", "/webjars/swagger-ui/index.html"})
    void nothing_else_of_the_class_path_is_served(String path) throws Exception {
        assertThat(publicly(path).statusCode()).isBetween(400, 499);
    }

    @Test
    void the_management_port_shows_health_and_metrics_only_and_the_door_neither() throws Exception {
        for (String path : List.of("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")) {
            assertThat(send(HttpRequest.newBuilder(URI.create(management + path))).statusCode()).as(path)
                    .isEqualTo(200);
            assertProblem(get(path), 404, "UNKNOWN_PATH");
        }
        for (String path : List.of("env", "gateway/routes", "heapdump", "beans", "shutdown", "circuitbreakers")) {
            assertThat(send(HttpRequest.newBuilder(URI.create(management + "/actuator/" + path))).statusCode()).as(path)
                    .isIn(401, 404);
        }
    }

    private static HttpHeaders asked() {
        return Objects.requireNonNull(UPSTREAM.asked.get());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).startsWith("{").contains("\"status\":" + status, "\"code\":\"" + code + "\"")
                .doesNotContain("Exception");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(door + path)).header("Authorization", "Bearer " + KEY.sound());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private static HttpResponse<String> publicly(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(door + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    static class CountingConnects {
        @Bean
        HttpClientCustomizer countConnects() {
            return client -> client.doOnConnect(configuration -> CONNECTS.incrementAndGet());
        }
    }
}
