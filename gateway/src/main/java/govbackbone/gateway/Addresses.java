package govbackbone.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where requests come from. What {@code X-Forwarded-For} says counts only as far as trusted proxies have written it: read
 * from its end, the first address that is no trusted proxy's is the client's.
 *
 * @param proxies that are trusted
 */
record Addresses(List<InetAddressMatcher> proxies) {
    private static final String ATTRIBUTE = Addresses.class.getName();
    private static final String UNKNOWN = "unknown";

    /** @param proxies addresses or networks such as {@code 10.1.0.0/16} */
    static Addresses trusting(List<String> proxies) {
        return new Addresses(proxies.stream().map(InetAddressMatchers::fromIpAddress).toList());
    }

    /** Remembers where the exchange comes from, before its headers are cleaned. */
    void note(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, of(exchange.getRequest()));
    }

    /** What was noted: an IPv4 address, or the network of 64 bits that one IPv6 client has to itself. */
    static String noted(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, UNKNOWN);
    }

    private String of(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        if (peer == null || peer.getAddress() == null) {
            return UNKNOWN;
        }
        InetAddress client = peer.getAddress();
        List<String> hops = request.getHeaders().getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        for (String hop : hops.reversed()) {
            InetAddress before = trusts(client) ? literal(hop) : null;
            if (before == null) {
                break;
            }
            client = before;
        }
        return network(client);
    }

    boolean trusts(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8) + "::/64"
                : address.getHostAddress();
    }
}
