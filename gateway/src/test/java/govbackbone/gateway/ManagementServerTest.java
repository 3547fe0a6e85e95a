package govbackbone.gateway;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import static org.junit.jupiter.api.Assertions.assertTimeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ManagementServerTest {
    private static final CountDownLatch ASKED = new CountDownLatch(1);

    @Test
    void a_probe_that_is_not_answered_does_not_keep_the_gateway_from_stopping(@TempDir Path directory)
            throws Exception {
        Path pem = Files.writeString(directory.resolve("public.pem"), TestKey.generate().pem());
        ConfigurableApplicationContext gateway = GatewayApplication.application().sources(Stuck.class).run(
                "--server.port=0", "--management.server.port=0", "--backbone.security.public-key=" + pem.toUri());
        int port = gateway.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            probe.getOutputStream().write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            ASKED.await();

            // Waiting for it would take 10 s.
            assertTimeout(Duration.ofSeconds(8), gateway::close);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Stuck {
        @Bean
        ReactiveHealthIndicator stuck() {
            return () -> Mono.defer(() -> {
                ASKED.countDown();
                return Mono.never();
            });
        }
    }
}
