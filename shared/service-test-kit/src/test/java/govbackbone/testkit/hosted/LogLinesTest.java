package govbackbone.testkit.hosted;

import java.util.List;
import java.util.Set;

import govbackbone.kit.ServiceKit;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.ServiceTitle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What services write to their log, with the configuration that all have in common. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTest {
    private static final String FORGED = "x\r\n2026-01-01 ERROR forged\u001b[31m";
    private static final Actor ADMIN = new Actor("admin", "示例", null, Set.of(Role.ADMIN));

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ServiceKit.class)
    static class Failing {
        @Bean
        ServiceTitle title() {
            return new ServiceTitle("示例服务", "Sample service", "1");
        }

        @Bean
        RouterFunction<ServerResponse> failing() {
            return RouterFunctions.route().POST("/api/failing", request -> request.bodyToMono(String.class)
                    .flatMap(sent -> Mono.error(new IllegalArgumentException(sent)))).build();
        }
    }

    @Test
    void a_client_writes_no_entry_of_its_own(CapturedOutput output) throws Exception {
        try (HostedApplication service = HostedApplication.of(Failing.class, "sample",
                "spring.application.name=sample")) {
            assertThat(service.post(ADMIN, "/api/failing", FORGED).status())
                    .isEqualTo(500);
        }

        List<String> lines = output.getOut().lines().filter(line -> line.contains("forged")).toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("{").doesNotContain("\u001b"));
        JsonNode entry = JsonMapper.shared().readTree(lines.getLast());
        assertThat(entry.at("/log/level").asString()).isEqualTo("ERROR");
        assertThat(entry.at("/error/message").asString()).isEqualTo(FORGED);
    }
}
