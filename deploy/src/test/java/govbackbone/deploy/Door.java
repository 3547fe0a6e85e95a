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
import java.util.List;

import govbackbone.deploy.SigningKey.Holder;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client does: asks the public door, in a role. */
record Door(URI uri, SigningKey key) {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri.resolve(path)));
    }

    HttpResponse<String> get(String path, Role role) throws IOException, InterruptedException {
        return send(request(path, role));
    }

    /** As somebody of a unit. */
    HttpResponse<String> get(String path, Role role, UnitCode unit) throws IOException, InterruptedException {
        return send(request(path, new Holder("test-" + role.id(), "示例", unit, List.of(role))));
    }

    HttpResponse<String> post(String path, Role role, String body) throws IOException, InterruptedException {
        return send(request(path, role).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** As somebody of a unit, another one in every role. */
    HttpResponse<String> post(String path, Role role, UnitCode unit, String body)
            throws IOException, InterruptedException {
        return send(request(path, new Holder("test-" + role.id(), "示例", unit, List.of(role)))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** @param key idempotency key */
    HttpResponse<String> post(String path, Role role, String body, String key)
            throws IOException, InterruptedException {
        return send(request(path, role).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file. */
    HttpResponse<String> post(String path, Role role, byte[] file) throws IOException, InterruptedException {
        return send(request(path, role).header("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(file)));
    }

    private HttpRequest.Builder request(String path, Role role) {
        return request(path, new Holder("test", "示例", new UnitCode(PublishedFigure.BUREAU), List.of(role)));
    }

    private HttpRequest.Builder request(String path, Holder holder) {
        return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30)).header("Authorization",
                "Bearer " + key.token(holder, Instant.now(), Duration.ofMinutes(10)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
