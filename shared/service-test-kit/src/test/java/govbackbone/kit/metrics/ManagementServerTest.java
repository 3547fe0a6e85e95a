package govbackbone.kit.metrics;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import govbackbone.testkit.hosted.HostedApplication;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

import static org.junit.jupiter.api.Assertions.assertTimeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ManagementServerTest {
    private static final CountDownLatch ASKED = new CountDownLatch(1);

    @Test
    void a_probe_that_is_not_answered_does_not_keep_a_service_from_stopping() throws Exception {
        HostedApplication service = HostedApplication.ofKit(List.of(Stuck.class));
        int port = service.bean(Environment.class).getRequiredProperty("local.management.port", Integer.class);
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            probe.getOutputStream().write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            ASKED.await();

            // Waiting for it would take 10 s.
            assertTimeout(Duration.ofSeconds(8), service::close);
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
