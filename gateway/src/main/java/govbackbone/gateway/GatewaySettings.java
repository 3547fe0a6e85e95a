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
 * @param services              by name; one more entry is one more service
 * @param limits                for each service
 * @param maxRequestSize        of a request's body
 * @param maxFileSize           of the body of an import
 * @param maxHeaderSize         of a request's headers together
 * @param responseTimeout       until a service begins to answer; live changes and exports are exempt
 * @param exchangeTimeout       from the first byte of a request to the last of its answer; with the same exemptions
 * @param readTimeout           for the next piece of a request's body
 * @param requestTimeout        for the whole of a request's body
 * @param circuitOpen           how long a service that failed repeatedly is left alone; whole seconds
 * @param connectionsPerAddress at once; those of trusted proxies are not counted
 * @param failedLoginsPerMinute from one address, before refused tokens are answered 429
 * @param trustedProxies        whose {@code X-Forwarded-For} is believed: addresses or networks such as
 *                              {@code 10.1.0.0/16}
 */
@ConfigurationProperties("backbone.gateway")
record GatewaySettings(Map<String, Service> services, Limits limits, @DefaultValue("1MB") DataSize maxRequestSize,
        @DefaultValue("16MB") DataSize maxFileSize,
        @DefaultValue("16KB") DataSize maxHeaderSize, @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("90s") Duration exchangeTimeout, @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("30s") Duration requestTimeout, @DefaultValue("5s") Duration circuitOpen,
        @DefaultValue("500") int connectionsPerAddress, @DefaultValue("60") int failedLoginsPerMinute,
        @DefaultValue List<String> trustedProxies) {

    /**
     * @param uri         scheme, host and port
     * @param readiness   answers 2xx when the service is ready
     * @param collections of the public API, served under {@code /api/{collection}}; what anybody may read without a token
     *                    begins with {@code public/}
     * @param zh          the name people read in the portal
     * @param en          the same in English
     */
    record Service(URI uri, URI readiness, List<String> collections, String zh, String en) {}

    /**
     * How much of a service one caller may have. {@code gateway.yaml} holds the defaults.
     *
     * @param requests    whatever is none of the following
     * @param filings     new records, which stay for ever and which many are told of
     * @param imports     files
     * @param streams     live changes and exports
     * @param open        what needs no token, by address: published records and the OpenAPI document
     * @param openExports files of published records, by address
     */
    record Limits(Limit requests, Limit filings, Limit imports, Limit streams, Limit open, Limit openExports) {}

    /**
     * @param perSecond   in the long run, of one caller
     * @param burst       together after a rest, of one caller
     * @param atOnce      under way, of one caller
     * @param atOnceByAll under way, of all callers
     */
    record Limit(int perSecond, int burst, int atOnce, int atOnceByAll) {
        Limit {
            if (Math.min(Math.min(perSecond, burst), Math.min(atOnce, atOnceByAll)) < 1) {
                throw new IllegalArgumentException("A limit is at least 1");
            }
        }
    }
}
