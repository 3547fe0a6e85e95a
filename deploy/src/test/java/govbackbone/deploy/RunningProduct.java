package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.ProposalServiceApplication;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.function.Try;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/**
 * The one product that all end-to-end tests share: started in a process of its own, loaded with the sample year, killed in
 * the middle of commands, and started again in this process on what was left, a year later by its clock. A test class gets
 * it with {@code @ExtendWith(RunningProduct.Shared.class)}.
 */
final class RunningProduct implements AutoCloseable {
    static final List<HostedApplication> SERVICES = Backbone.SERVICES.stream()
            .map(service -> service.application() == ProposalServiceApplication.class
                    ? new HostedApplication(service.name(), ProposalServiceInAYear.class, service.keepsLog())
                    : service)
            .toList();
    static final int CASES_BEFORE_THE_KILL = 40;

    final DataDirectory data;
    final Ports ports = freePorts();
    final Door door;
    final Traffic traffic;
    /** The figures of the sample year, before the kill. */
    final List<PublishedFigure> loaded;
    /** The views of the sample year as they were before the kill, by id. */
    final Map<String, String> before = new TreeMap<>();
    private final Product product;

    private RunningProduct(Path directory) throws Exception {
        data = DataDirectory.at(directory);
        door = new Door(URI.create("http://localhost:" + ports.door()), data.signingKey());
        traffic = new Traffic(door);
        try (ProductProcess doomed = ProductProcess.start(data, ports)) {
            awaitHealth(doomed::requireAlive);
            loaded = load();
            for (JsonNode each : cases("")) {
                String id = each.path("id").asString();
                before.put(id, view(id));
            }
            traffic.until(CASES_BEFORE_THE_KILL, doomed::kill);
        }
        product = Product.start(data, ports, SERVICES);
        awaitHealth(() -> {});
        bringAlarmsForward();
    }

    /** What is due is told by the database's clock, which goes on as it was. */
    private void bringAlarmsForward() throws IOException, SQLException {
        try (Connection superuser = LogAudit.connect(data.postgres());
                Statement statement = superuser.createStatement()) {
            statement.execute(
                    "UPDATE proposal.scheduled_tasks SET execution_time = execution_time - interval '366 days'");
        }
    }

    private void awaitHealth(Runnable check) {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class).until(() -> {
                    check.run();
                    return door.get("/health").statusCode() == 200;
                });
    }

    /** The gateway's context, then the services'. */
    List<ConfigurableApplicationContext> contexts() {
        return product.contexts();
    }

    /** Loads the sample year, again if it has been. */
    List<PublishedFigure> load() throws IOException, InterruptedException {
        Demo demo = Demo.load(door.uri(), Scenario.of2020(), door.key(), Instant.now(),
                new Progress(System.out, InstantSource.system()));
        return demo.figures();
    }

    /** All cases, page by page. */
    List<JsonNode> cases(String filter) throws IOException, InterruptedException {
        List<JsonNode> cases = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Door.json(door.get("/api/proposals?limit=200" + filter + cursor, Role.OFFICE));
            page.path("items").forEach(cases::add);
            cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        return cases;
    }

    /** One case as the API answers it. */
    String view(String id) throws IOException, InterruptedException {
        return door.get("/api/proposals/" + id, Role.OFFICE).body();
    }

    JsonNode history(String id) throws IOException, InterruptedException {
        return Door.json(door.get("/api/proposals/" + id + "/history", Role.AUDITOR)).path("items");
    }

    static Ports freePorts() {
        return Stream.generate(() -> new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000))).limit(50)
                .filter(RunningProduct::areFree).findFirst().orElseThrow();
    }

    private static boolean areFree(Ports ports) {
        try {
            ports.requireFree(SERVICES.size());
            return true;
        } catch (Refused taken) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        product.close();
        try (Stream<Path> files = Files.walk(data.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The service at a time when the deadlines set before the kill have passed. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @Import(ProposalServiceApplication.class)
    static class ProposalServiceInAYear {
        @Bean
        @Primary
        Clock inAYear() {
            return Clock.offset(Clock.system(Context.ZONE), Duration.ofDays(366));
        }
    }

    /** Hands the product to tests, and closes it after the last one. */
    static final class Shared implements ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Shared.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningProduct.class;
        }

        @Override
        public RunningProduct resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(HERE).computeIfAbsent(Start.class, type -> new Start(), Start.class)
                    .product();
        }
    }

    /** A start is tried once: what fails does so within minutes, and would again for every test. */
    private static final class Start implements AutoCloseable {
        private final Try<RunningProduct> outcome = Try
                .call(() -> new RunningProduct(Files.createTempDirectory("backbone-product")));

        RunningProduct product() {
            return outcome.getOrThrow(failure -> new IllegalStateException("The product does not start", failure));
        }

        @Override
        public void close() throws IOException {
            if (outcome.toOptional().isPresent()) {
                product().close();
            }
        }
    }
}
