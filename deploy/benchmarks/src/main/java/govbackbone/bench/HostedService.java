package govbackbone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.reaction.Reactions;
import govbackbone.proposal.ProposalServiceApplication;
import govbackbone.registry.ProjectRegistryServiceApplication;
import govbackbone.reporting.ReportingServiceApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole service on stores of its own, asked over HTTP by somebody of the bureau.
 *
 * @param token of that person
 */
record HostedService(Machine machine, ServiceDatabase database, ConfigurableApplicationContext context,
        HttpClient client, String token) implements AutoCloseable {
    /** 淄博市大数据局. */
    static final String BUREAU = "11370300MB28560647";

    /** Asked by somebody of the assigning office and of the bureau's office. */
    static HostedService proposals() throws Exception {
        return start(ProposalServiceApplication.class, ProposalServiceApplication.NAME, "proposal",
                List.of("office", "assigning-office"));
    }

    /** Asked by somebody who files projects and reviews them. */
    static HostedService registry() throws Exception {
        return start(ProjectRegistryServiceApplication.class, ProjectRegistryServiceApplication.NAME,
                "project_registry", List.of("office", "project-reviewer"));
    }

    private static HostedService start(Class<?> application, String service, String schema, List<String> roles)
            throws Exception {
        Machine machine = Machine.start();
        return start(machine, machine.postgres().provision(schema), application, service, Map.of(), roles);
    }

    /** On the log of a service, which it reads; asked by an analyst. */
    static HostedService reporting(Machine machine, ServiceDatabase log) throws Exception {
        return start(machine, log, ReportingServiceApplication.class, ReportingServiceApplication.NAME,
                Map.of("backbone.logs.proposal.url", log.jdbcUrl(), "backbone.logs.proposal.username",
                        log.reader().user(), "backbone.logs.proposal.password", log.reader().password()),
                List.of("analyst"));
    }

    static HostedService start(Machine machine, ServiceDatabase database, Class<?> application,
            String service, Map<String, String> more, List<String> roles) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Path key = machine.directory().resolve("bench-key.pem");
        Files.writeString(key, "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        Map<String, String> properties = new HashMap<>(more);
        properties.putAll(Map.ofEntries(Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.service().user()),
                Map.entry("spring.datasource.password", database.service().password()),
                Map.entry("spring.flyway.user", database.owner().user()),
                Map.entry("spring.flyway.password", database.owner().password()),
                Map.entry("spring.mongodb.uri", machine.mongo().uri()), Map.entry("backbone.mongodb.database", "b"),
                Map.entry("backbone.security.public-key", key.toUri().toString()), Map.entry("server.port", "0"),
                Map.entry("management.server.port", "0"), Map.entry("logging.level.root", "WARN"),
                Map.entry("spring.autoconfigure.exclude", String.join(",", ImportCandidates
                        .load(AutoConfiguration.class, HostedService.class.getClassLoader()).getCandidates()
                        .stream().filter(name -> name.startsWith("org.axonframework.")).toList()))));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .properties(ServiceKit.config(service))
                .run(properties.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue())
                        .toArray(String[]::new));
        return new HostedService(machine, database, context, HttpClient.newHttpClient(), token(keys, roles));
    }

    private static String token(KeyPair keys, List<String> roles) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).build(),
                new JWTClaimsSet.Builder().subject("bench").claim("name", "bench").claim("unit", BUREAU)
                        .claim("roles", roles).issuer("urn:govbackbone:local")
                        .audience("govbackbone").issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(7_200))).build());
        jwt.sign(new RSASSASigner(keys.getPrivate()));
        return jwt.serialize();
    }

    JsonNode get(String path) {
        return answer(request(path).GET());
    }

    /** An answer as it comes. */
    BufferedReader read(String path) throws IOException, InterruptedException {
        return new BufferedReader(new InputStreamReader(
                client.send(request(path).GET().build(), BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    JsonNode post(String path, String type, String body) {
        return answer(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.uri() + ": " + response.body());
            }
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Checks the file and commits all of it. */
    void send(String collection, String file) {
        String imports = "/api/" + collection + "/import";
        String token = post(imports, "text/csv", file).path("token").asString();
        post(imports + "/" + token + "/commit", "application/json", "{\"rows\":\"ALL\"}");
    }

    /** Waits until everything that follows from what happened has happened too. */
    void awaitReactions() throws InterruptedException {
        while (context.getBean(Reactions.class).list().stream().anyMatch(status -> status.lagEvents() > 0)) {
            Thread.sleep(200);
        }
    }

    /** Waits until a collection shows so many documents. */
    void awaitShown(String collection, long documents) throws InterruptedException {
        while (get("/api/" + collection + "/summary").at("/total/count").asLong() < documents) {
            Thread.sleep(200);
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        machine.close();
    }
}
