package govbackbone.kit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** What no well-behaved client library sends, sent over a socket to the server that the services run on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestsTest {
    private static final String JSON = "Content-Type: application/json";
    private final SampleService service = new SampleService();
    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
            .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.applicationContext(service.context()).build()))
            .bindNow();

    @AfterAll
    void stop() {
        server.disposeNow();
        service.close();
    }

    static Stream<Arguments> headers() {
        return Stream.of(Arguments.of("Content-Type: x", 415), Arguments.of("Content-Type: ", 415),
                Arguments.of("Content-Type: application/*", 415), Arguments.of("Content-Type: */*", 415),
                Arguments.of(JSON + "\r\nAccept: x", 200), Arguments.of(JSON + "\r\nAccept: text/html", 200),
                Arguments.of(JSON + "\r\nAccept-Language: \u00ff;q=x", 200),
                Arguments.of(JSON + "\r\nIf-Match: \"1\"\r\nIf-Match: \"2\"", 400),
                Arguments.of(JSON + "\r\nX-Correlation-Id: a\tb", 200));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void odd_headers_are_answered(String headers, int status) throws IOException {
        String answer = send("POST /api/papers/a/acknowledge-receipt HTTP/1.1\r\n" + headers, "{}");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("\r\nX-Correlation-Id: ");
    }

    @Test
    void odd_addresses_are_no_failure_of_ours() throws IOException {
        for (String target : new String[]{"/api/papers/%zz/acknowledge-receipt", "/api/papers/%00/acknowledge-receipt",
            "/api/papers/..%2f..%2fa/acknowledge-receipt", "/api/papers/a;b=c/acknowledge-receipt?%", "//", "*",
            "/api/papers/%ff%fe/acknowledge-receipt", "/api/papers/\"<>/acknowledge-receipt", "/openapi.json?lang=%ff",
            "/openapi.json?lang", "/openapi.json?lang=en&lang=zh"}) {
            assertThat(send("GET " + target + " HTTP/1.1\r\n" + JSON, "")).doesNotStartWith("HTTP/1.1 5");
            assertThat(send("POST " + target + " HTTP/1.1\r\n" + JSON, "{}")).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void a_body_of_unknown_length_is_limited_too() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        String answer = exchange(
                "POST /api/papers/a/acknowledge-receipt HTTP/1.1\r\nHost: a\r\nSample-Roles: handler\r\n"
                        + JSON + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk.repeat(4)
                        + "2\r\n{}\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("TOO_LARGE");
    }

    private String send(String head, String body) throws IOException {
        return exchange(head + "\r\nHost: a\r\nSample-Roles: handler\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(server.host(), server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
