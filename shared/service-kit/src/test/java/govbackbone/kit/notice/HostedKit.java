package govbackbone.kit.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service of the whole kit and what a test brings, on embedded stores, asked over HTTP by anybody. */
public final class HostedKit implements AutoCloseable {
    private static final RSAKey KEY = key();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** A request that is never answered fails its test instead of holding up the build. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final ServiceDatabase database;
    private final MongoDatabaseAddress mongo;
    private final List<Class<?>> configurations;
    private final List<String> properties;
    private ConfigurableApplicationContext context;

    private HostedKit(ServiceDatabase database, MongoDatabaseAddress mongo, List<Class<?>> configurations,
            List<String> properties) {
        this.database = database;
        this.mongo = mongo;
        this.configurations = configurations;
        this.properties = properties;
        this.context = run();
    }

    /** @param properties {@code key=value}, besides those every service needs */
    public static HostedKit start(List<Class<?>> configurations, String... properties) {
        return new HostedKit(Stores.serviceDatabase("hosted"), Stores.mongo(), configurations, List.of(properties));
    }

    /** A further instance on the same stores. */
    public HostedKit another() {
        return new HostedKit(database, mongo, configurations, properties);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ServiceKit.class)
    static class Application {
        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1");
        }

        /** Of its own: otherwise an instance that stops takes the event loops of the others with it. */
        @Bean
        ReactorResourceFactory eventLoops() {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    private ConfigurableApplicationContext run() {
        List<String> arguments = new ArrayList<>(List.of("spring.application.name=test", "server.port=0",
                "spring.main.banner-mode=off", "spring.main.web-application-type=reactive",
                "spring.web.resources.add-mappings=false", "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.service().user(),
                "spring.datasource.password=" + database.service().password(),
                "spring.flyway.user=" + database.owner().user(),
                "spring.flyway.password=" + database.owner().password(), "backbone.mongodb.uri=" + mongo.uri(),
                "backbone.mongodb.database=" + mongo.database(), "backbone.security.public-key=" + pem()));
        arguments.addAll(properties);
        Class<?>[] sources = Stream.concat(Stream.of(Application.class), configurations.stream())
                .toArray(Class<?>[]::new);
        return new SpringApplicationBuilder(sources)
                .run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new));
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
    }

    public Answer get(Actor actor, String path) {
        return send(request(actor, path).GET());
    }

    public Answer post(Actor actor, String path) {
        return send(request(actor, path).POST(BodyPublishers.noBody()));
    }

    public Answer post(Actor actor, String path, String language) {
        return send(request(actor, path).header("Accept-Language", language).POST(BodyPublishers.noBody()));
    }

    public Answer postJson(Actor actor, String path, String body) {
        return send(request(actor, path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The status of a request without a token. */
    public int anonymous(String path) {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody())).status();
    }

    private HttpRequest.Builder request(Actor actor, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token(actor));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.timeout(LONGEST_ANSWER).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(Actor actor) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().subject(actor.subject())
                .issuer("urn:govbackbone:local").audience("govbackbone").issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600))).claim("name", actor.name())
                .claim("unit", unit(actor)).claim("roles", actor.roles().stream().map(Role::id).toList());
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt")).keyID(KEY.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static @Nullable String unit(Actor actor) {
        return actor.unit() == null ? null : actor.unit().value();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI pem() {
        try {
            Path file = Files.createTempFile("hosted", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder()
                    .encodeToString(KEY.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n").toUri();
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
