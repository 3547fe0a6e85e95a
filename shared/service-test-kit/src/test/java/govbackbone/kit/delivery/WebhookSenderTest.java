package govbackbone.kit.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.zaxxer.hikari.HikariDataSource;
import govbackbone.kit.delivery.Delivery.Channel;
import govbackbone.kit.webhook.Destinations;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A sender whose names stand for whatever a test says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookSenderTest {
    private static final Instant NOW = Instant.parse("2020-07-01T00:00:00Z");
    private final HikariDataSource dataSource = pool();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    private final Receiver receiver = new Receiver();

    private static HikariDataSource pool() {
        var schema = MigratedDatabase.create();
        return MigratedDatabase.pool(schema);
    }

    @AfterEach
    void close() {
        receiver.close();
        dataSource.close();
    }

    /** Every name stands for these addresses. */
    private static final class Names extends AddressResolverGroup<InetSocketAddress> {
        private final List<InetAddress> addresses;

        Names(List<InetAddress> addresses) {
            this.addresses = addresses;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) {
                    promise.setSuccess(addresses.getFirst());
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                    promise.setSuccess(addresses);
                }
            }.asAddressResolver();
        }
    }

    private void send(Set<String> allowed, String... addresses) throws Delivery.Failed {
        List<InetAddress> resolved = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        HttpClient client = HttpClient.create(ConnectionProvider.newConnection()).resolver(new Names(resolved));
        new WebhookSender(jdbc, new Destinations(true, allowed), new Secrets(new byte[32]), InstantSource.fixed(NOW),
                client, Duration.ofSeconds(2))
                .send(new Delivery(1, "n", Channel.WEBHOOK, "w", "{}", 1, Instant.EPOCH));
    }

    private void subscribed(String url) {
        jdbc.update("INSERT INTO webhook (id, url, kinds) VALUES ('w', ?, '{}')", url);
    }

    @Test
    void a_name_that_stands_for_a_private_address_is_not_connected_to() {
        subscribed("http://oa.example.com:" + receiver.port() + "/");
        for (String address : List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1")) {
            assertThatThrownBy(() -> send(Set.of(), address)).isInstanceOf(Delivery.Failed.class)
                    .hasMessage("not a public address");
        }
        assertThatThrownBy(() -> send(Set.of(), "8.8.8.8", "127.0.0.1")).hasMessage("not a public address");
        assertThat(receiver.arrivals).isEmpty();
    }

    @Test
    void an_address_in_place_of_a_name_is_not_connected_to_either() {
        subscribed("http://127.0.0.1:" + receiver.port() + "/");
        assertThatThrownBy(() -> send(Set.of(), "8.8.8.8")).isInstanceOf(Delivery.Failed.class);
        assertThat(receiver.arrivals).isEmpty();
    }

    @Test
    void a_host_that_the_installation_allows_may_be_anywhere() throws Delivery.Failed {
        subscribed("http://oa.example.com:" + receiver.port() + "/");
        send(Set.of("oa.example.com:" + receiver.port()), "127.0.0.1");
        assertThat(receiver.arrivals).hasSize(1);
    }

    @Test
    void a_day_after_it_was_rotated_the_former_secret_signs_no_more() throws Delivery.Failed {
        subscribed("http://oa.example.com:" + receiver.port() + "/");
        jdbc.update("UPDATE webhook SET secret = 2, rotated_at = '2020-06-30T00:00:01Z'");
        send(Set.of("oa.example.com:" + receiver.port()), "127.0.0.1");
        jdbc.update("UPDATE webhook SET rotated_at = '2020-06-29T23:59:59Z'");
        send(Set.of("oa.example.com:" + receiver.port()), "127.0.0.1");
        assertThat(receiver.arrivals).extracting(arrival -> arrival.signature().split(" ").length)
                .containsExactly(2, 1);
    }

    @Test
    void nobody_at_the_address_is_a_failure_and_so_is_a_subscription_that_is_gone() {
        assertThatThrownBy(() -> send(Set.of(), "8.8.8.8")).hasMessage("no such subscription");
        int port = receiver.port();
        receiver.close();
        subscribed("http://oa.example.com:" + port + "/");
        assertThatThrownBy(() -> send(Set.of("oa.example.com:" + port), "127.0.0.1"))
                .isInstanceOf(Delivery.Failed.class);
    }
}
