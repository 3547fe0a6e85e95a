package govbackbone.gateway;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The gateway as a process of its own; the standalone launcher starts it beside the services instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({EdgeConfiguration.class, SecurityConfiguration.class, RouteConfiguration.class, PortalConfiguration.class,
    PageConfiguration.class})
public class GatewayApplication {
    static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The gateway, configured by {@code gateway.yaml}: the name leaves room for services on the same classpath. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }
}
