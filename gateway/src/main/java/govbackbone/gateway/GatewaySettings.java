package govbackbone.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What lies behind the door, and its limits.
 *
 * @param services        by name; one more entry is one more service
 * @param maxRequestSize  of a request's body
 * @param maxFileSize     of the body of an import
 * @param maxHeaderSize   of a request's headers together
 * @param responseTimeout until a service begins to answer; live changes and exports are exempt
 * @param readTimeout     for the next piece of a request's body
 * @param requestTimeout  for the whole of a request's body
 * @param circuitOpen     how long a service that failed repeatedly is left alone; whole seconds
 */
@ConfigurationProperties("backbone.gateway")
record GatewaySettings(Map<String, Service> services, @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("16MB") DataSize maxFileSize,
        @DefaultValue("16KB") DataSize maxHeaderSize, @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("10s") Duration readTimeout, @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("5s") Duration circuitOpen) {

    /**
     * @param uri         scheme, host and port
     * @param readiness   answers 2xx when the service is ready
     * @param collections of the public API, served under {@code /api/{collection}}
     * @param zh          the name people read in the portal
     * @param en          the same in English
     */
    record Service(URI uri, URI readiness, List<String> collections, String zh, String en) {}
}
