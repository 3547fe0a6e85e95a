package govbackbone.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

import govbackbone.proposal.ProposalServiceApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole product, started, loaded, stopped and started again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProductTest {
    private static final List<HostedService> SERVICES = List
            .of(new HostedService("proposal", ProposalServiceApplication.class));

    @Test
    void contexts_do_not_mix_and_what_was_loaded_outlives_a_stop(@TempDir Path temporary) throws Exception {
        DataDirectory data = DataDirectory.at(temporary.resolve("data"));
        Ports ports = freePorts();
        Demo.Result first;
        try (Product product = Product.start(data, ports, SERVICES)) {
            assertThat(product.contexts()).hasSize(2);
            assertThat(beansOf(product.contexts().getFirst())).as("gateway").isNotEmpty()
                    .noneMatch(startsWithAny("govbackbone.kit.", "govbackbone.proposal.", "com.zaxxer.",
                            "org.postgresql.",
                            "org.flywaydb.", "org.springframework.jdbc.", "org.axonframework.", "com.mongodb."));
            assertThat(beansOf(product.contexts().getLast())).as("service").isNotEmpty().noneMatch(
                    startsWithAny("govbackbone.gateway.", "org.springframework.cloud.", "io.github.resilience4j."));
            assertThatThrownBy(() -> Product.start(data, freePorts(), SERVICES)).isInstanceOf(Refused.class);
            first = load(data, ports);
            assertThat(first.isAsPublished()).as(first.toString()).isTrue();
        }
        try (Product product = Product.start(data, ports, SERVICES)) {
            assertThat(product.contexts()).allMatch(ConfigurableApplicationContext::isRunning);
            assertThat(load(data, ports)).as("nothing added, nothing lost").isEqualTo(first);
        }
    }

    private static Demo.Result load(DataDirectory data, Ports ports) throws IOException, InterruptedException {
        return new Demo(URI.create("http://localhost:" + ports.door()), Scenario.of2020(), data.signingKey(),
                Instant.now()).load();
    }

    private static Ports freePorts() {
        return Stream.generate(() -> new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000))).limit(50)
                .filter(ProductTest::areFree).findFirst().orElseThrow();
    }

    private static boolean areFree(Ports ports) {
        try {
            ports.requireFree(SERVICES.size());
            return true;
        } catch (Refused taken) {
            return false;
        }
    }

    private static List<String> beansOf(ConfigurableApplicationContext context) {
        return Arrays.stream(context.getBeanDefinitionNames()).map(context.getBeanFactory()::getType)
                .flatMap(ProductTest::name).toList();
    }

    private static Stream<String> name(@Nullable Class<?> type) {
        return type == null ? Stream.empty() : Stream.of(type.getName());
    }

    private static Predicate<String> startsWithAny(String... prefixes) {
        return name -> Arrays.stream(prefixes).anyMatch(name::startsWith);
    }
}
