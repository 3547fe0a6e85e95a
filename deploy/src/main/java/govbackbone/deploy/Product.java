package govbackbone.deploy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import govbackbone.embedded.LocalMongo;
import govbackbone.embedded.LocalPostgres;
import govbackbone.embedded.ServiceDatabase;
import govbackbone.embedded.StoreFailure;
import govbackbone.gateway.GatewayApplication;
import govbackbone.kit.ServiceKit;
import govbackbone.kit.projection.Projections;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The whole backbone, running. It is complete once {@link #start} returns, and closing it ends it in order: first the door,
 * so that nothing new comes in, then the services, then their stores.
 */
final class Product implements AutoCloseable {
    /** What only services and stores, or only the gateway, configure themselves with. */
    private static final String OF_THE_STORES = "org.springframework.boot.jdbc,org.springframework.boot.flyway,"
            + "org.springframework.boot.sql,org.springframework.boot.mail,org.springframework.boot.transaction,org.springframework.boot.persistence";
    private static final String OF_THE_GATEWAY = "org.springframework.cloud,io.github.resilience4j,"
            + "org.springframework.boot.data";
    /** Documents, and what is for gateways that run beside others. */
    private static final String OF_MONGO_AND_REDIS = "org.springframework.boot.mongodb,org.springframework.boot.data";
    /** How long the gateway and the services together may take to stop, and what each of them gets in any case. */
    private static final Duration STOPPING = Duration.ofSeconds(12);
    private static final Duration STOPPING_AT_LEAST = Duration.ofSeconds(1);
    /** How long a store may take. */
    private static final Duration STOPPING_A_STORE = Duration.ofSeconds(8);

    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CompletableFuture<StoreFailure> lost = new CompletableFuture<>();

    private Product() {}

    /**
     * @throws Refused      if another product runs on the directory, a port is taken, or the disk is full
     * @throws StoreFailure if the embedded database does not start
     */
    static Product start(DataDirectory data, Ports ports, List<HostedApplication> services)
            throws IOException, SQLException, InterruptedException {
        ports.requireFree(services.size());
        data.requireSpace();
        Product product = new Product();
        try {
            product.open(data, ports, services);
            return product;
        } catch (Throwable e) {
            product.close();
            throw e;
        }
    }

    private void open(DataDirectory data, Ports ports, List<HostedApplication> services)
            throws IOException, SQLException, InterruptedException {
        FileChannel claim = data.claim();
        open.push(claim);
        data.signingKey();
        data.webhookKey();
        // The door needs no database: it starts while PostgreSQL does. Threads inherit the class loader of this one.
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            Future<ConfigurableApplicationContext> door = starters.submit(() -> gateway(data, ports, services));
            try {
                startServices(data, ports, services, starters);
            } finally {
                ConfigurableApplicationContext gateway = await(door);
                contexts.addFirst(gateway);
                open.push(gateway);
            }
        }
    }

    private void startServices(DataDirectory data, Ports ports, List<HostedApplication> services,
            ExecutorService starters)
            throws IOException, SQLException, InterruptedException {
        LocalPostgres postgres = LocalPostgres.start(data.postgres(), 0, lost::complete);
        open.push(postgres);
        LocalMongo mongo = LocalMongo.start();
        open.push(mongo);
        Map<String, ServiceDatabase> databases = new LinkedHashMap<>();
        for (HostedApplication service : services) {
            if (service.keepsLog()) {
                databases.put(service.name(), postgres.provision(service.name().replace('-', '_')));
            }
        }
        List<Future<ConfigurableApplicationContext>> starting = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            HostedApplication service = services.get(i);
            int index = i;
            starting.add(starters.submit(() -> service(data, ports, service, index, databases, mongo)));
        }
        for (Future<ConfigurableApplicationContext> service : starting) {
            ConfigurableApplicationContext context = await(service);
            contexts.add(context);
            open.push(context);
        }
    }

    private static ConfigurableApplicationContext gateway(DataDirectory data, Ports ports,
            List<HostedApplication> services) {
        Stream.Builder<String> arguments = Stream.builder();
        for (int i = 0; i < services.size(); i++) {
            String service = "backbone.gateway.services." + services.get(i).name();
            arguments.add(service + ".uri=http://127.0.0.1:" + ports.service(i));
            arguments.add(service + ".readiness=http://127.0.0.1:" + ports.serviceManagement(i)
                    + "/actuator/health/readiness");
        }
        arguments.add("server.port=" + ports.door()).add("management.server.port=" + ports.doorManagement())
                .add(ForeignAutoConfigurations.PROPERTY + "=" + OF_THE_STORES + "," + OF_MONGO_AND_REDIS);
        return run(GatewayApplication.application(), data, arguments.build());
    }

    private static ConfigurableApplicationContext service(DataDirectory data, Ports ports, HostedApplication service,
            int index, Map<String, ServiceDatabase> databases, LocalMongo mongo) throws IOException {
        Stream<String> common = Stream.of(ServiceKit.config(service.name()),
                "server.address=127.0.0.1", "server.port=" + ports.service(index),
                "management.server.port=" + ports.serviceManagement(index), "spring.mongodb.uri=" + mongo.uri(),
                "backbone.mongodb.database=" + service.name(),
                "backbone.public-url=http://localhost:" + ports.door());
        ServiceDatabase database = databases.get(service.name());
        Stream<String> own = database == null
                ? Stream.of(ForeignAutoConfigurations.PROPERTY + "=" + OF_THE_GATEWAY + "," + OF_THE_STORES)
                : Stream.of("spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.service().user(),
                        "spring.datasource.password=" + database.service().password(),
                        "spring.flyway.user=" + database.owner().user(),
                        "spring.flyway.password=" + database.owner().password(),
                        "backbone.delivery.webhook-key=" + data.webhookKey(),
                        ForeignAutoConfigurations.PROPERTY + "=" + OF_THE_GATEWAY);
        return run(new SpringApplicationBuilder(service.application()).initializers(ownEventLoops()), data,
                Stream.of(common, own, logsOfOthers(service, databases)).flatMap(properties -> properties));
    }

    /** Every service may read what the others have recorded, and nothing more. */
    private static Stream<String> logsOfOthers(HostedApplication service, Map<String, ServiceDatabase> databases) {
        return databases.entrySet().stream().filter(other -> !other.getKey().equals(service.name()))
                .flatMap(other -> {
                    String log = "backbone.logs." + other.getKey();
                    return Stream.of(log + ".url=" + other.getValue().jdbcUrl(),
                            log + ".username=" + other.getValue().reader().user(),
                            log + ".password=" + other.getValue().reader().password());
                });
    }

    private static ConfigurableApplicationContext run(SpringApplicationBuilder application, DataDirectory data,
            Stream<String> properties) {
        Stream<String> common = Stream.of("management.server.address=127.0.0.1",
                "backbone.security.public-key=" + data.publicKey().toUri(),
                "spring.lifecycle.timeout-per-shutdown-phase=5s", "spring.main.banner-mode=off",
                "spring.main.log-startup-info=false");
        return application.registerShutdownHook(false).run(
                Stream.concat(common, properties).map(property -> "--" + property).toArray(String[]::new));
    }

    // The gateway closes first and takes Reactor Netty's global event loops with it.
    private static ApplicationContextInitializer<GenericApplicationContext> ownEventLoops() {
        return context -> context.registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        });
    }

    private static ConfigurableApplicationContext await(Future<ConfigurableApplicationContext> starting)
            throws InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The gateway's context, then the services' in their order. */
    List<ConfigurableApplicationContext> contexts() {
        return List.copyOf(contexts);
    }

    /** How far each service's views are. */
    Views views() {
        return new Views(contexts.stream()
                .flatMap(context -> context.getBeanProvider(Projections.class).stream()).toList());
    }

    /** Why the embedded database is gone for good, once it is. */
    CompletableFuture<StoreFailure> lost() {
        return lost.copy();
    }

    /**
     * Closes whatever is open, the last opened first. What cannot be closed, or takes too long, does not keep the rest open:
     * whatever was acknowledged is in the log.
     */
    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("The backbone did not stop cleanly");
        Instant deadline = Instant.now().plus(STOPPING);
        while (!open.isEmpty()) {
            AutoCloseable next = open.pop();
            try {
                close(next, next instanceof ConfigurableApplicationContext ? untilOrLeast(deadline) : STOPPING_A_STORE);
            } catch (ExecutionException e) {
                failure.addSuppressed(e.getCause());
            } catch (TimeoutException e) {
                failure.addSuppressed(new TimeoutException(next + " is still busy"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private static Duration untilOrLeast(Instant deadline) {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.compareTo(STOPPING_AT_LEAST) < 0 ? STOPPING_AT_LEAST : left;
    }

    private static void close(AutoCloseable next, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<Boolean> closing = new FutureTask<>(() -> {
            next.close();
            return true;
        });
        Thread closer = Thread.ofPlatform().daemon().name("stop").start(closing);
        try {
            var _ = closing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            closer.interrupt();
        }
    }
}
