package govbackbone.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import govbackbone.kit.ServiceKit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/** What is written of the services elsewhere says the same as the one list of them, {@link Backbone#SERVICES}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServicesTest {
    private static final List<HostedApplication> SERVICES = Backbone.SERVICES;
    private static final Ports USUAL = new Ports(8080);
    private static final Pattern OF_GATEWAY = Pattern.compile("backbone\\.gateway\\.services\\.([^.]+)\\.uri");
    private static final Pattern TARGET = Pattern
            .compile("targets: \\[\"127\\.0\\.0\\.1:(\\d+)\"]\\s+labels:\\s+service: (\\S+)");

    @Test
    void a_service_is_configured_with_its_name_and_its_ports() {
        for (int i = 0; i < SERVICES.size(); i++) {
            String name = SERVICES.get(i).name();
            ConfigurableEnvironment service = configured(ServiceKit.config(name));
            assertThat(service.getProperty("spring.application.name")).isEqualTo(name);
            assertThat(service.getProperty("server.port")).as(name).isEqualTo("" + USUAL.service(i));
            assertThat(service.getProperty("management.server.port")).as(name)
                    .isEqualTo("" + USUAL.serviceManagement(i));
        }
    }

    @Test
    void a_service_is_configured_with_what_all_have_in_common() {
        for (HostedApplication each : SERVICES) {
            ConfigurableEnvironment service = configured(ServiceKit.config(each.name()));
            assertThat(service.getProperty("server.shutdown")).as(each.name()).isEqualTo("graceful");
            assertThat(service.getProperty("management.endpoints.access.default")).as(each.name()).isEqualTo("none");
        }
    }

    @Test
    void what_a_service_says_itself_goes_before_what_all_have_in_common() {
        String readiness = "management.endpoint.health.group.readiness.include";
        assertThat(configured(ServiceKit.config("proposal")).getProperty(readiness))
                .isEqualTo("readinessState,db,projections");
        assertThat(configured(ServiceKit.config("reporting")).getProperty(readiness))
                .isEqualTo("readinessState,projections,ledger");
    }

    @Test
    void what_the_installation_says_goes_before_both() {
        assertThat(configured(ServiceKit.config("proposal"), "server.port=1", "server.shutdown=immediate"))
                .extracting(service -> service.getProperty("server.port"),
                        service -> service.getProperty("server.shutdown"))
                .containsExactly("1", "immediate");
    }

    @Test
    void the_gateway_knows_every_service_where_it_listens_and_no_other() {
        ConfigurableEnvironment gateway = configured("spring.config.name=gateway");
        Set<String> known = new HashSet<>();
        for (PropertySource<?> source : gateway.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> keys) {
                for (String key : keys.getPropertyNames()) {
                    Matcher service = OF_GATEWAY.matcher(key);
                    if (service.matches()) {
                        known.add(service.group(1));
                    }
                }
            }
        }
        assertThat(known).containsExactlyInAnyOrderElementsOf(SERVICES.stream().map(HostedApplication::name).toList());
        for (int i = 0; i < SERVICES.size(); i++) {
            String service = "backbone.gateway.services." + SERVICES.get(i).name();
            assertThat(gateway.getProperty(service + ".uri")).isEqualTo("http://127.0.0.1:" + USUAL.service(i));
            assertThat(gateway.getProperty(service + ".readiness"))
                    .isEqualTo("http://127.0.0.1:" + USUAL.serviceManagement(i) + "/actuator/health/readiness");
        }
    }

    @Test
    void prometheus_is_told_of_every_service_and_of_no_other() throws IOException {
        Map<String, String> expected = new HashMap<>(
                Map.of("gateway", "" + USUAL.doorManagement()));
        for (int i = 0; i < SERVICES.size(); i++) {
            expected.put(SERVICES.get(i).name(), "" + USUAL.serviceManagement(i));
        }
        Map<String, String> told = new HashMap<>();
        TARGET.matcher(Files.readString(Path.of("prometheus", "prometheus.yml"))).results()
                .forEach(target -> told.put(target.group(2), target.group(1)));
        assertThat(told).isEqualTo(expected);
    }

    private static ConfigurableEnvironment configured(String... properties) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        TestPropertyValues.of(properties).applyTo(environment);
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
