package govbackbone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import govbackbone.embedded.Login;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Role;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.PostgresEventStorageEngine;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.projection.Projections;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
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
    private static final Actor SENDER = new Actor("bench", "bench", null, Set.of(Role.OFFICE),
            Set.of(Role.OFFICE));

    private final Machine machine;
    private final ServiceDatabase database;
    private final ConfigurableApplicationContext context;
    private final Commands commands;
    private final KeyPair keys;
    private final Map<String, String> assignedIds = new ConcurrentHashMap<>();

    private volatile @Nullable TrackingEventStream tail;
    private @Nullable Watch watch;

    private KitStack(Machine machine, ServiceDatabase database, ConfigurableApplicationContext context, KeyPair keys) {
        this.machine = machine;
        this.database = database;
        this.context = context;
        this.commands = context.getBean(Commands.class);
        this.keys = keys;
    }

    /**
     * @param words {@code http} with its projection, {@code bus} for commands only, both on a PostgreSQL of their own; or
     *              {@code read} (with the projection) and {@code follow} (without) and whose database they share
     */
    static KitStack start(String... words) throws IOException, SQLException, NoSuchAlgorithmException {
        Machine machine = Machine.start();
        ServiceDatabase database = words.length == 1
                ? machine.postgres().provision("kit")
                : new ServiceDatabase(words[1], "kit", new Login(words[2], words[3]), new Login(words[4], words[5]),
                        new Login(words[6], words[7]));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Path publicKey = machine.directory().resolve("bench-key.pem");
        Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
        boolean projecting = words[0].equals("http") || words[0].equals("read");
        return new KitStack(machine, database,
                new SpringApplicationBuilder(projecting ? Service.class : CommandsOnly.class)
                        .web(WebApplicationType.REACTIVE)
                        .properties(Map.ofEntries(Map.entry("spring.application.name", "bench"),
                                Map.entry("spring.datasource.url", database.jdbcUrl()),
                                Map.entry("spring.datasource.username", database.service().user()),
                                Map.entry("spring.datasource.password", database.service().password()),
                                Map.entry("spring.datasource.hikari.maximum-pool-size", "20"),
                                Map.entry("spring.flyway.user", database.owner().user()),
                                Map.entry("spring.flyway.password", database.owner().password()),
                                Map.entry("spring.mongodb.uri", machine.mongo().uri()),
                                Map.entry("backbone.mongodb.database", "bench"),
                                Map.entry("backbone.security.public-key", publicKey.toUri().toString()),
                                Map.entry("server.port", "0"), Map.entry("logging.level.root", "WARN"),
                                Map.entry("spring.main.banner-mode", "off"),
                                Map.entry("spring.autoconfigure.exclude", axonAutoConfigurations())))
                        .run(),
                keys);
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
            case "send" -> Senders.asked(this, words);
            case "pace" -> "%.1f".formatted(Senders.pace(this, Senders.time(words), Integer.parseInt(words[2])));
            case "settle" -> settle();
            case "cpu" -> machine.processorTime().toMillis();
            case "fill" -> fill();
            case "rebuild" -> rebuild();
            case "database" -> String.join(" ", database.jdbcUrl(), database.owner().user(),
                    database.owner().password(), database.service().user(), database.service().password(),
                    database.reader().user(), database.reader().password());
            case "tail" -> tail();
            case "rest" -> rest();
            case "watch" -> watch();
            case "seen" -> seen();
            default -> throw Contender.misunderstood(words);
        };
    }

    private String token() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType("at+jwt")).build(),
                new JWTClaimsSet.Builder().subject("bench").claim("name", "bench")
                        .claim("unit", "11370300MB28560647").claim("roles", List.of("office"))
                        .issuer("urn:govbackbone:local").audience("govbackbone").issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(Instant.now().plusSeconds(6 * 3600))).build());
        jwt.sign(new RSASSASigner(keys.getPrivate()));
        return jwt.serialize();
    }

    /** Waits until the projection has folded every event. */
    private String settle() throws InterruptedException {
        LogPosition last = bean(EventLog.class).head();
        while (!bean(Projections.class).list().stream().allMatch(status -> isAt(last, status.positions()))) {
            Thread.sleep(20);
        }
        return "settled";
    }

    private static boolean isAt(LogPosition last, Map<String, LogPosition> positions) {
        return !positions.isEmpty()
                && positions.values().stream().allMatch(position -> position.compareTo(last) >= 0);
    }

    private String fill() throws InterruptedException {
        History.write(bean(PostgresEventStorageEngine.class), Tally.TYPE.name(), EventMetadata.of(SENDER, "bench"),
                new History.Language() {
                    @Override
                    public Object opened(String id) {
                        return new TallyEvent.Opened(LocalDate.EPOCH, Senders.NOTE);
                    }

                    @Override
                    public Object added(String id, int amount) {
                        return new TallyEvent.Added(LocalDate.EPOCH, amount, Senders.NOTE);
                    }
                });
        return settle();
    }

    /** Events per second until the new generation is served. */
    private double rebuild() throws InterruptedException {
        Projections projections = bean(Projections.class);
        String name = TallyView.PROJECTION.name();
        long start = System.nanoTime();
        long generation = projections.rebuild(name).blockOptional().orElseThrow();
        while (projections.list().getFirst().generation() != generation) {
            Thread.sleep(20);
        }
        return History.EVENTS / ((System.nanoTime() - start) / 1e9);
    }

    /** Follows the log from its head, without doing anything with the events. */
    private String tail() {
        TrackingEventStream stream = bean(EmbeddedEventStore.class)
                .openStream(bean(PostgresEventStorageEngine.class).createHeadToken());
        tail = stream;
        Thread.ofVirtual().start(() -> {
            try {
                while (stream.equals(tail)) {
                    stream.hasNextAvailable(1, TimeUnit.SECONDS);
                    if (stream.hasNextAvailable()) {
                        stream.nextAvailable();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                stream.close();
            }
        });
        return "tailing";
    }

    private String rest() throws InterruptedException {
        tail = null;
        Thread.sleep(1_500);
        return "resting";
    }

    private String watch() {
        watch = new Watch(bean(EventLog.class), bean(Projections.class));
        return "watching";
    }

    private String seen() throws InterruptedException {
        settle();
        return Objects.requireNonNull(watch).end();
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
