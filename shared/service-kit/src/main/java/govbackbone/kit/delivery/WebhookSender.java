package govbackbone.kit.delivery;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

import govbackbone.kit.webhook.Destinations;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

/**
 * Posts a delivery to the URL of its subscription, signed. Connects only to addresses it has checked itself, in the same
 * resolution, so that a name cannot stand for one address when checked and for another when used. Follows no redirect and
 * reads nothing of an answer but its status.
 */
final class WebhookSender implements Delivery.Sender {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    /** While receivers learn the next secret, the one before it signs too. */
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private final JdbcTemplate jdbc;
    private final Destinations destinations;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Duration patience;
    private final HttpClient unguarded;
    private final HttpClient guarded;

    /**
     * @param client   resolves names without blocking and keeps no connections
     * @param patience for everything together, from the name to the status
     */
    WebhookSender(JdbcTemplate jdbc, Destinations destinations, Secrets secrets, InstantSource clock,
            HttpClient client, Duration patience) {
        this.jdbc = jdbc;
        this.destinations = destinations;
        this.secrets = secrets;
        this.clock = clock;
        this.patience = patience;
        this.unguarded = client.followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) LONGEST_CONNECT.toMillis())
                .headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, "govbackbone")
                        .set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8"));
        this.guarded = unguarded.resolvedAddressesSelector((config, addresses) -> requirePublic(addresses));
    }

    /** A name must stand for public addresses only: one private one among them is an attempt to get in. */
    private static List<? extends SocketAddress> requirePublic(List<? extends SocketAddress> addresses) {
        for (SocketAddress address : addresses) {
            if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null
                    || !PublicAddresses.contain(inet.getAddress())) {
                throw new NotPublic();
            }
        }
        return addresses;
    }

    private static final class NotPublic extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("not a public address", null, false, false);
        }
    }

    /** @param current secrets that sign */
    private record Subscription(URI url, List<String> current) {}

    @Override
    public void send(Delivery delivery) throws Delivery.Failed {
        Instant now = clock.instant();
        Subscription to = subscription(delivery.target(), now);
        HttpClient permitted = destinations.isAllowed(to.url()) ? unguarded : guarded;
        long seconds = now.getEpochSecond();
        String signature = Secrets.signature(to.current(), delivery.noticeId(), seconds, delivery.payload());
        int status = status(permitted.headers(headers -> headers.set(ID, delivery.noticeId())
                .set(TIMESTAMP, Long.toString(seconds)).set(SIGNATURE, signature)).post().uri(to.url())
                .send(ByteBufMono.fromString(Mono.just(delivery.payload()), StandardCharsets.UTF_8,
                        ByteBufAllocator.DEFAULT))
                // The rest of the answer goes unread with its connection.
                .responseConnection((response, connection) -> {
                    int code = response.status().code();
                    connection.dispose();
                    return Mono.just(code);
                }).next().timeout(patience));
        if (status < OK || status >= REDIRECTION) {
            throw new Delivery.Failed("HTTP " + status);
        }
    }

    private Subscription subscription(String id, Instant now) throws Delivery.Failed {
        return jdbc.query("SELECT url, secret, rotated_at > ? FROM webhook WHERE id = ?", (row, number) -> {
            int secret = row.getInt(2);
            List<String> current = secret > 1 && row.getBoolean(3)
                    ? List.of(secrets.of(id, secret), secrets.of(id, secret - 1))
                    : List.of(secrets.of(id, secret));
            return new Subscription(URI.create(row.getString(1)), current);
        }, now.minus(OVERLAP).atOffset(ZoneOffset.UTC), id).stream().findFirst()
                .orElseThrow(() -> new Delivery.Failed("no such subscription"));
    }

    private static int status(Mono<Integer> answer) throws Delivery.Failed {
        try {
            return Objects.requireNonNull(answer.block());
        } catch (RuntimeException failure) {
            throw new Delivery.Failed(reason(Exceptions.unwrap(failure)));
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotPublic) {
                return "not a public address";
            }
        }
        return failure instanceof TimeoutException ? "timeout" : failure.getClass().getSimpleName();
    }
}
