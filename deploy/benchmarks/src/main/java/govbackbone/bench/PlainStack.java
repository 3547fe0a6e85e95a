package govbackbone.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import javax.sql.DataSource;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.zaxxer.hikari.HikariDataSource;
import govbackbone.embedded.ServiceDatabase;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The plain stack to compare with: Spring Boot and Axon with their defaults, the stock JDBC event store, an annotated
 * aggregate, a controller whose commands Axon's default bus runs on the thread that brings them, and a tracking processor
 * that handles one event and writes one document at a time. Axon's time limits of handlers are off. No security, no validation, no problem details.
 */
final class PlainStack implements Contender, Senders.Target {
    private final Machine machine;
    private final ConfigurableApplicationContext context;
    private final CommandGateway gateway;

    private PlainStack(Machine machine, ConfigurableApplicationContext context) {
        this.machine = machine;
        this.context = context;
        this.gateway = context.getBean(CommandGateway.class);
    }

    /** @param http with a web server and a projection, else only the command bus */
    static PlainStack start(boolean http) throws IOException, SQLException {
        Machine machine = Machine.start();
        ServiceDatabase database = machine.postgres().provision("plain");
        return new PlainStack(machine, new SpringApplicationBuilder(http ? Web.class : Core.class)
                .web(http ? WebApplicationType.REACTIVE : WebApplicationType.NONE)
                .properties(Map.ofEntries(Map.entry("spring.datasource.url", database.jdbcUrl()),
                        Map.entry("spring.datasource.username", database.owner().user()),
                        Map.entry("spring.datasource.password", database.owner().password()),
                        Map.entry("axon.serializer.general", "jackson3"),
                        Map.entry("axon.serializer.events", "jackson3"),
                        Map.entry("axon.serializer.messages", "jackson3"),
                        // By default every handler is watched by a timer, which nobody who measures would leave on.
                        Map.entry("axon.timeout.enabled", "false"),
                        Map.entry("axon.update-check.disabled", "true"), Map.entry("spring.flyway.enabled", "false"),
                        Map.entry("logging.level.root", "WARN"), Map.entry("spring.main.banner-mode", "off"),
                        Map.entry("server.port", "0"), Map.entry("bench.mongo", machine.mongo().uri())))
                .run());
    }

    @Override
    public Object answer(String... words) throws Exception {
        return switch (words[0]) {
            case "port" -> context.getEnvironment().getRequiredProperty("local.server.port");
            case "token" -> "";
            case "send" -> Senders.asked(this, words);
            case "settle" -> settle();
            case "cpu" -> machine.processorTime().toMillis();
            case "fill" -> fill();
            case "rebuild" -> rebuild(Senders.time(words));
            default -> throw Contender.misunderstood(words);
        };
    }

    /** Waits until the projection has handled every event. */
    private String settle() throws InterruptedException {
        long last = position(context.getBean(EventStorageEngine.class).createHeadToken());
        while (handled() < last) {
            Thread.sleep(20);
        }
        return "settled";
    }

    private long handled() {
        return projection().processingStatus().values().stream()
                .mapToLong(status -> position(status.getTrackingToken())).min().orElse(0);
    }

    private StreamingEventProcessor projection() {
        return context.getBean(EventProcessingConfiguration.class)
                .eventProcessor("tallies", StreamingEventProcessor.class).orElseThrow();
    }

    private String fill() {
        projection().shutDown();
        History.write(context.getBean(EventStorageEngine.class), "StockTally", MetaData.emptyInstance(),
                new History.Language() {
                    @Override
                    public Object opened(String id) {
                        return new StockTally.Opened(id, LocalDate.EPOCH, Senders.NOTE);
                    }

                    @Override
                    public Object added(String id, int amount) {
                        return new StockTally.Added(id, LocalDate.EPOCH, amount, Senders.NOTE);
                    }
                });
        return "filled";
    }

    /** Events per second, of all or of as many as the time suffices for. */
    private double rebuild(Duration longest) throws InterruptedException {
        StreamingEventProcessor projection = projection();
        Mono.from(context.getBean(MongoClient.class).getDatabase("plain").getCollection("tallies")
                .deleteMany(Filters.empty())).block();
        // A replay token, which a reset makes, does not survive Axon's own serializer.
        new JdbcTemplate(context.getBean(DataSource.class)).update("DELETE FROM tokenentry");
        context.getBean(TokenStore.class).initializeTokenSegments("tallies", 1,
                context.getBean(EventStorageEngine.class).createTailToken());
        long start = System.nanoTime();
        projection.start();
        while (handled() < History.EVENTS && System.nanoTime() - start < longest.toNanos()) {
            Thread.sleep(20);
        }
        double rate = handled() / ((System.nanoTime() - start) / 1e9);
        projection.shutDown();
        return rate;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    public void open(String id, String title) {
        gateway.sendAndWait(new StockTally.Open(id, title));
    }

    @Override
    public void add(String id, int amount, String note) {
        gateway.sendAndWait(new StockTally.Add(id, amount, note));
    }

    @Override
    public void close() throws IOException {
        context.close();
        machine.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(DataSourceProperties.class)
    @Import(StockTally.class)
    static class Core {
        // Declared here because Axon's auto-configuration looks for both before Boot 4 has configured them.
        @Bean
        HikariDataSource dataSource(DataSourceProperties properties) {
            return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        Schema schema(EventStorageEngine engine, TokenStore tokens) {
            ((JdbcEventStorageEngine) engine).createSchema(PostgresEventTableFactory.INSTANCE);
            ((JdbcTokenStore) tokens).createSchema(PostgresTokenTableFactory.INSTANCE);
            return new Schema();
        }
    }

    /** Marks that the tables exist. */
    record Schema() {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @Import({Core.class, Tallies.class, TallyProjection.class})
    static class Web {
        @Bean
        SecurityWebFilterChain open(ServerHttpSecurity security) {
            return security.csrf(ServerHttpSecurity.CsrfSpec::disable)
                    .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll()).build();
        }

        @Bean(destroyMethod = "close")
        MongoClient mongo(Environment environment) {
            return MongoClients.create(environment.getRequiredProperty("bench.mongo"));
        }
    }

    /** What a client sends to open a tally. */
    record OpenRequest(String title) {}

    /** What a client sends to add. */
    record AddRequest(int amount, String note) {}

    @RestController
    static class Tallies {
        private final CommandGateway commands;

        Tallies(CommandGateway commands) {
            this.commands = commands;
        }

        @PostMapping("/api/tallies/{id}")
        Mono<Object> open(@PathVariable String id, @RequestBody OpenRequest request) {
            return Mono.fromFuture(() -> commands.send(new StockTally.Open(id, request.title())));
        }

        @PostMapping("/api/tallies/{id}/add")
        Mono<Object> add(@PathVariable String id, @RequestBody AddRequest request) {
            return Mono.fromFuture(() -> commands.send(new StockTally.Add(id, request.amount(), request.note())));
        }
    }

    @ProcessingGroup("tallies")
    static class TallyProjection {
        private final MongoCollection<Document> tallies;

        TallyProjection(MongoClient mongo) {
            tallies = mongo.getDatabase("plain").getCollection("tallies");
        }

        @EventHandler
        void on(StockTally.Opened event) {
            Mono.from(tallies
                    .insertOne(new Document("_id", event.id()).append("title", event.title()).append("total", 0L)))
                    .block();
        }

        @EventHandler
        void on(StockTally.Added event) {
            Document tally = Mono.from(tallies.find(Filters.eq("_id", event.id())).first()).blockOptional()
                    .orElseThrow();
            tally.put("total", tally.getLong("total") + event.amount());
            Mono.from(tallies.replaceOne(Filters.eq("_id", event.id()), tally, new ReplaceOptions())).block();
        }
    }
}
