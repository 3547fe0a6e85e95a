package govbackbone.testkit.hosted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service on embedded stores, asked over HTTP by anybody. */
public final class HostedApplication implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** A request that is never answered fails its test instead of holding up the build. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final List<Class<?>> sources;
    private final String config;
    private final List<String> arguments;
    private ConfigurableApplicationContext context;

    private HostedApplication(List<Class<?>> sources, String config, List<String> arguments) {
        this.sources = List.copyOf(sources);
        this.config = config;
        this.arguments = List.copyOf(arguments);
        this.context = run();
    }

    /**
     * A service as it is shipped.
     *
     * @param name    of the service, by which its configuration is found
     * @param further {@code key=value}, of this installation
     */
    public static HostedApplication of(Class<?> application, String name, String... further) {
        return new HostedApplication(List.of(application), ServiceKit.config(name), arguments(further));
    }

    /** A service of the whole kit and these configurations, which has no configuration file. */
    public static HostedApplication ofKit(List<Class<?>> configurations, String... further) {
        return new HostedApplication(Stream.concat(Stream.of(Kit.class), configurations.stream()).toList(),
                "spring.config.name=none", Stream.concat(
                        Stream.of("spring.application.name=test", "spring.main.banner-mode=off",
                                "spring.main.web-application-type=reactive", "spring.web.resources.add-mappings=false"),
                        arguments(further).stream()).toList());
    }

    private static List<String> arguments(String... further) {
        ServiceDatabase database = Stores.serviceDatabase("hosted");
        MongoDatabaseAddress mongo = Stores.mongo();
        return Stream.concat(Stream.of("server.port=0", "management.server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.service().user(),
                "spring.datasource.password=" + database.service().password(),
                "spring.flyway.user=" + database.owner().user(),
                "spring.flyway.password=" + database.owner().password(), "spring.mongodb.uri=" + mongo.uri(),
                "backbone.mongodb.database=" + mongo.database(),
                "backbone.security.public-key=" + TokenSigner.publicKey()), Stream.of(further)).toList();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ServiceKit.class)
    static class Kit {
        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1");
        }
    }

    /** Of its own: otherwise an instance that stops takes the event loops of the others with it. */
    static class EventLoops {
        @Bean
        ReactorResourceFactory eventLoops() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(
                Stream.concat(sources.stream(), Stream.of(EventLoops.class)).toArray(Class<?>[]::new))
                .properties(config).run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new));
    }

    /** Another instance of the same service, on the same stores. */
    public HostedApplication another() {
        return new HostedApplication(sources, config, arguments);
    }

    /** Stops the service and starts it again on the same stores. */
    public void restart() {
        context.close();
        context = run();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Has a command decided as the backbone itself does. */
    public Accepted submit(Submission<?> submission) {
        return Objects.requireNonNull(bean(Commands.class).submit(submission).block());
    }

    /** An answer over HTTP. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** The code of a refusal and of every bad field, as {@code CODE /pointer}. */
        public Stream<String> faults() {
            return json().path("errors").valueStream()
                    .map(error -> (error.path("code").asString() + " " + error.path("pointer").asString("")).strip());
        }
    }

    public Answer get(Actor actor, String path) {
        return text(request(actor, path).GET());
    }

    /** Without a token. */
    public Answer get(String path) {
        return text(HttpRequest.newBuilder(address(path)).GET());
    }

    /** Whatever is answered. */
    byte[] getBytes(Actor actor, String path) {
        return send(request(actor, path).GET()).body();
    }

    /** A file. */
    public byte[] download(Actor actor, String path) {
        HttpResponse<byte[]> response = send(request(actor, path).GET());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + response.statusCode());
        }
        return response.body();
    }

    /** Without a body. */
    public Answer post(Actor actor, String path) {
        return text(request(actor, path).POST(BodyPublishers.noBody()));
    }

    /** Without a body and without a token. */
    public Answer post(String path) {
        return text(HttpRequest.newBuilder(address(path)).POST(BodyPublishers.noBody()));
    }

    /** @param body JSON */
    public Answer post(Actor actor, String path, String body) {
        return text(request(actor, path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** @param body JSON; empty for none */
    public Answer postInEnglish(Actor actor, String path, String body) {
        HttpRequest.Builder request = request(actor, path).header("Accept-Language", "en");
        return text(body.isEmpty()
                ? request.POST(BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Actor actor, String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + TokenSigner.token(actor));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private static Answer text(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = send(request);
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(LONGEST_ANSWER).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
