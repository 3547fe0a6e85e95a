package govbackbone.kit.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system, on a real port, that answers as a test says and remembers what it got. */
final class Receiver implements AutoCloseable {
    /** What arrived. */
    record Arrival(String path, String notice, String time, String signature, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    /** How to answer; closes the exchange. */
    interface Answer {
        void to(HttpExchange exchange, int arrivals) throws IOException;
    }

    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private volatile Answer answer = (exchange, count) -> status(exchange, 204);
    private final HttpServer server;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                arrivals.add(new Arrival(exchange.getRequestURI().getPath(), header(exchange, WebhookSender.ID),
                        header(exchange, WebhookSender.TIMESTAMP), header(exchange, WebhookSender.SIGNATURE), body));
                answer.to(exchange, arrivals.size());
            }
        });
        server.start();
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    void answers(Answer next) {
        answer = next;
    }

    static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
