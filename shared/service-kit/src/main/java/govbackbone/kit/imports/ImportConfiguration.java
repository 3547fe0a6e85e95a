package govbackbone.kit.imports;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import javax.sql.DataSource;

import govbackbone.kit.command.Creations;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.ApiPaths;
import govbackbone.kit.http.Binder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves every {@link ImportType} of a service, over the service's own database. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ImportConfiguration.class);
    private static final int TOKEN_BYTES = 16;
    /** Shorter than a gateway waits for an answer. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    @Bean
    StagedImports stagedImports(DataSource dataSource) {
        return new StagedImports(dataSource);
    }

    @Bean
    ImportRoutes imports(ObjectProvider<ImportType<?, ?>> types, Creations creations, StagedImports staged,
            InstantSource clock, Function<ServerRequest, Mono<Actor>> actors) {
        SecureRandom random = new SecureRandom();
        Binder binder = new Binder(clock);
        return new ImportRoutes(types.orderedStream().toList(), new Imports(creations, staged, binder, () -> {
            byte[] token = new byte[TOKEN_BYTES];
            random.nextBytes(token);
            return HexFormat.of().formatHex(token);
        }, () -> Budget.lasting(LONGEST)), binder, actors);
    }

    /** Before what refuses the methods that {@code /api/{collection}/{id}} does not have. */
    @Bean
    @Order(0)
    RouterFunction<ServerResponse> importRoutes(ImportRoutes imports) {
        return imports.routes();
    }

    @Bean
    ApiPaths importPaths(ObjectProvider<ImportType<?, ?>> types) {
        return new ImportPaths(types.orderedStream().toList());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService forgettingImports(StagedImports staged) {
        ScheduledExecutorService hourly = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("forget-imports").factory());
        var _ = hourly.scheduleWithFixedDelay(() -> forget(staged), 1, 60, TimeUnit.MINUTES);
        return hourly;
    }

    // A failed turn must not cancel the following ones.
    private static void forget(StagedImports staged) {
        try {
            staged.forget();
        } catch (RuntimeException | Error e) {
            LOG.warn("Expired files could not be removed", e);
        }
    }
}
