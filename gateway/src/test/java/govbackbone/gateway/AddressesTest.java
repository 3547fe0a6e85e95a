package govbackbone.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressesTest {
    private final Addresses trusting = Addresses.trusting(List.of("10.1.0.0/16", "fd00::/8"));

    @Test
    void without_trusted_proxies_a_client_is_where_its_connection_comes_from() {
        assertThat(noted(Addresses.trusting(List.of()), "10.1.0.1", "203.0.113.7")).isEqualTo("10.1.0.1");
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.1, 203.0.113.7, 203.0.113.7", "fd00::1, 203.0.113.7, 203.0.113.7",
        "10.2.0.1, 203.0.113.7, 10.2.0.1", "10.1.0.1, '198.51.100.1, 203.0.113.7', 203.0.113.7",
        "10.1.0.1, '198.51.100.1, 203.0.113.7, 10.1.9.9', 203.0.113.7", "10.1.0.1, localhost, 10.1.0.1",
        "10.1.0.1, '203.0.113.7, ,', 10.1.0.1", "10.1.0.1, 2001:db8:1:2:3:4:5:6, 20010db800010002::/64"})
    void only_what_a_trusted_proxy_has_written_is_believed(String peer, String forwarded, String client) {
        assertThat(noted(trusting, peer, forwarded)).isEqualTo(client);
    }

    @Test
    void the_addresses_of_one_network_of_a_client_are_one() {
        assertThat(noted(trusting, "2001:db8::1", "")).isEqualTo(noted(trusting, "2001:db8::ffff:2", ""))
                .isNotEqualTo(noted(trusting, "2001:db8:0:1::1", ""));
    }

    @Test
    void a_proxy_that_is_no_address_is_refused_at_the_start() {
        assertThatThrownBy(() -> Addresses.trusting(List.of("proxy.example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String noted(Addresses addresses, String peer, String forwarded) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1))
                .header("X-Forwarded-For", forwarded));
        addresses.note(exchange);
        return Addresses.noted(exchange);
    }
}
