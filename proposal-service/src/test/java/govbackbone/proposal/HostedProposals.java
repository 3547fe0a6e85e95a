package govbackbone.proposal;

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
import java.util.Base64;
import java.util.Date;
import java.util.List;
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
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.testkit.Stores;
import govbackbone.testkit.Stores.MongoDatabaseAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service on embedded stores, asked over HTTP by anybody. */
public final class HostedProposals implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** A request that is never answered fails its test instead of holding up the build. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final RSAKey key;
    private final List<String> properties;
    private final ConfigurableApplicationContext context;

    private HostedProposals(RSAKey key, List<String> properties) {
        this.key = key;
        this.properties = properties;
        this.context = new SpringApplicationBuilder(ProposalServiceApplication.class)
                .properties(ProposalServiceApplication.CONFIG_NAME)
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    /** @param further properties of this installation */
    public static HostedProposals start(String... further) throws IOException, JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        Path pem = Files.createTempFile("hosted", ".pem");
        pem.toFile().deleteOnExit();
        Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        ServiceDatabase database = Stores.serviceDatabase("proposal");
        MongoDatabaseAddress mongo = Stores.mongo();
        Stream<String> properties = Stream.of("server.port=0", "management.server.port=0",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.service().user(),
                "spring.datasource.password=" + database.service().password(),
                "spring.flyway.user=" + database.owner().user(),
                "spring.flyway.password=" + database.owner().password(), "backbone.mongodb.uri=" + mongo.uri(),
                "backbone.mongodb.database=" + mongo.database(), "backbone.security.public-key=" + pem.toUri());
        return new HostedProposals(key, Stream.concat(properties, Stream.of(further)).toList());
    }

    /** Another instance of the same service, on the same stores. */
    public HostedProposals another() {
        return new HostedProposals(key, properties);
    }

    /** How many commands of that name this instance has decided. */
    public long decided(String command) {
        return context.getBean(MeterRegistry.class).find("backbone.commands").tag("command", command).timers().stream()
                .mapToLong(Timer::count).sum();
    }

    /** An answer over HTTP. */
    public record Answer(int status, JsonNode json) {
        /** The code of a refusal and of every bad field, as {@code CODE /pointer}. */
        public Stream<String> faults() {
            return json.path("errors").valueStream()
                    .map(error -> (error.path("code").asString() + " " + error.path("pointer").asString("")).strip());
        }
    }

    public Answer get(Actor actor, String path) {
        return send(request(actor, path).GET());
    }

    /** A file. */
    public byte[] download(Actor actor, String path) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request(actor, path).timeout(LONGEST_ANSWER).GET().build(),
                    BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(path + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without a token. */
    public Answer get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    public Answer post(Actor actor, String path, String body) {
        return send(request(actor, path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer postInEnglish(Actor actor, String path, String body) {
        return send(request(actor, path).header("Content-Type", "application/json").header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(Actor actor, String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token(actor));
    }

    private URI address(String path) {
        return URI.create(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.timeout(LONGEST_ANSWER).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(Actor actor) {
        Instant now = Instant.now();
        UnitCode unit = actor.unit();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().subject(actor.subject()).issuer("urn:govbackbone:local")
                .audience("govbackbone").issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(600)))
                .claim("name", actor.name()).claim("unit", unit == null ? null : unit.value())
                .claim("roles", actor.roles().stream().map(Role::id).toList()).build();
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        context.close();
    }
}
