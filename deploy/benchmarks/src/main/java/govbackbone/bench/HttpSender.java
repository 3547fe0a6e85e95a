package govbackbone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the commands over HTTP, as a client of the plain stack or of a service built on the kit. */
final class HttpSender implements Senders.Target {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> assignedIds = new ConcurrentHashMap<>();
    private final String collection;
    private final String token;

    /**
     * @param collection the address of the collection
     * @param token      bearer token; empty for the plain stack, which takes the client's ids
     */
    HttpSender(String collection, String token) {
        this.collection = collection;
        this.token = token;
    }

    @Override
    public void open(String id, String title) throws IOException, InterruptedException {
        String address = token.isEmpty() ? collection + "/" + id : collection;
        String answer = post(address, "{\"title\":\"" + title + "\"}");
        Matcher matcher = ID.matcher(answer);
        assignedIds.put(id, matcher.find() ? matcher.group(1) : id);
    }

    @Override
    public void add(String id, int amount, String note) throws IOException, InterruptedException {
        post(collection + "/" + assignedIds.getOrDefault(id, id) + "/add",
                "{\"amount\":" + amount + ",\"note\":\"" + note + "\"}");
    }

    private String post(String address, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
