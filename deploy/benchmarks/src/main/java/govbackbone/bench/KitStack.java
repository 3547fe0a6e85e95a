package govbackbone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.projection.Projections;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service built on the kit around the sample aggregate, complete with security, projection and HTTP. */
final class KitStack implements Contender, Senders.Target {
    private static final Actor SENDER = new Actor("bench", "bench", null, Set.of());

    private final Machine machine;
    private final ConfigurableApplicationContext context;
    private final Commands commands;
    private final KeyPair keys;
    private final Map<String, String> assignedIds = new ConcurrentHashMap<>();

    private KitStack(Machine machine, ConfigurableApplicationContext context, KeyPair keys) {
        this.machine = machine;
        this.context = context;
        this.commands = context.getBean(Commands.class);
        this.keys = keys;
    }

    /** @param projecting with its projection, else only the commands */
    static KitStack start(boolean projecting) throws IOException, SQLException, NoSuchAlgorithmException {
        Machine machine = Machine.start();
        ServiceDatabase database = machine.postgres().provision("kit");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Path publicKey = machine.directory().resolve("bench-key.pem");
        Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        return new KitStack(machine, new SpringApplicationBuilder(projecting ? Service.class : CommandsOnly.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.ofEntries(Map.entry("spring.application.name", "bench"),
                        Map.entry("spring.datasource.url", database.jdbcUrl()),
                        Map.entry("spring.datasource.username", database.service().user()),
                        Map.entry("spring.datasource.password", database.service().password()),
                        Map.entry("spring.datasource.hikari.maximum-pool-size", "20"),
                        Map.entry("spring.flyway.user", database.owner().user()),
                        Map.entry("spring.flyway.password", database.owner().password()),
                        Map.entry("backbone.mongodb.uri", machine.mongo().uri()),
                        Map.entry("backbone.mongodb.database", "bench"),
                        Map.entry("backbone.security.public-key", publicKey.toUri().toString()),
                        Map.entry("server.port", "0"), Map.entry("logging.level.root", "WARN"),
                        Map.entry("spring.main.banner-mode", "off"),
                        Map.entry("spring.autoconfigure.exclude", axonAutoConfigurations())))
                .run(), keys);
    }

    // Axon's starter is here for the plain stack only.
    private static String axonAutoConfigurations() {
        return String.join(",", ImportCandidates
                .load(AutoConfiguration.class, KitStack.class.getClassLoader())
                .getCandidates().stream().filter(name -> name.startsWith("org.axonframework.")).toList());
    }

    @Override
    public Object answer(String... words) throws Exception {
        return switch (words[0]) {
            case "port" -> context.getEnvironment().getRequiredProperty("local.server.port");
            case "token" -> token();
            case "send" -> Senders.run(this, Senders.time(words));
            case "settle" -> settle();
            default -> throw Contender.misunderstood(words);
        };
    }

    private String token() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).build(),
                new JWTClaimsSet.Builder().subject("bench").claim("name", "bench").claim("roles", List.of("office"))
                        .issuer("urn:govbackbone:local").audience("govbackbone").issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(6 * 3600))).build());
        jwt.sign(new RSASSASigner(keys.getPrivate()));
        return jwt.serialize();
    }

    /** Waits until the projection has folded every event. */
    private String settle() throws InterruptedException {
        LogPosition last = bean(EventLog.class).head();
        while (bean(Projections.class).list().stream().flatMap(status -> status.positions().values().stream())
                .anyMatch(position -> position.compareTo(last) < 0)) {
            Thread.sleep(20);
        }
        return "settled";
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void open(String id, String title) {
        assignedIds.put(id, submit(null, new TallyCommand.Open(title)));
    }

    @Override
    public void add(String id, int amount, String note) {
        submit(assignedIds.getOrDefault(id, id), new TallyCommand.Add(amount, note));
    }

    private String submit(@Nullable String id, TallyCommand command) {
        return commands.submit(new Submission<>(Tally.TYPE, id, command, SENDER, null, null, "bench")).blockOptional()
                .orElseThrow().id();
    }

    @Override
    public void close() throws IOException {
        context.close();
        machine.close();
    }

    /** The aggregate on the whole kit. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ServiceKit.class)
    static class CommandsOnly {
        @Bean
        AggregateType<?, ?, ?> tallies() {
            return Tally.TYPE;
        }

        @Bean
        ServiceTitle title() {
            return new ServiceTitle("基准测试", "Benchmark", "1.0.0");
        }
    }

    /** With its projection. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @Import(CommandsOnly.class)
    static class Service {
        @Bean
        Projection<?, ?> tallyProjection() {
            return TallyView.PROJECTION;
        }
    }
}
