package govbackbone.gateway;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every request passes before anything looks at what it asks for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewaySettings.class)
class EdgeConfiguration {
    @Bean
    CorrelationFilter correlationFilter() {
        return new CorrelationFilter();
    }

    @Bean
    Addresses addresses(GatewaySettings settings) {
        return Addresses.trusting(settings.trustedProxies());
    }

    @Bean
    RequestLimitsFilter doorFilter(GatewaySettings settings, Addresses addresses) {
        return new RequestLimitsFilter(settings, addresses);
    }

    @Bean
    ProblemHandler problemHandler(GatewaySettings settings) {
        return new ProblemHandler(settings);
    }

    /** Whoever sends a request drop by drop does not keep a connection. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> slowClients(GatewaySettings settings) {
        return factory -> factory.addServerCustomizers(server -> server.readTimeout(settings.readTimeout())
                .requestTimeout(settings.requestTimeout()));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connections(GatewaySettings settings,
            Addresses addresses) {
        Connections connections = new Connections(addresses, settings.connectionsPerAddress());
        return factory -> factory.addServerCustomizers(server -> server
                .doOnChannelInit((observer, channel, remoteAddress) -> connections.admit(channel)));
    }
}
