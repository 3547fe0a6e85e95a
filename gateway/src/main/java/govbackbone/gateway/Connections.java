package govbackbone.gateway;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.Channel;

/** Closes the connections that one address opens beyond its limit. Trusted proxies speak for many and have none. */
final class Connections {
    private final Addresses addresses;
    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** @param most from one address at once */
    Connections(Addresses addresses, int most) {
        this.addresses = addresses;
        this.most = most;
    }

    void admit(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer) || addresses.trusts(peer.getAddress())) {
            return;
        }
        String address = Addresses.network(peer.getAddress());
        boolean tooMany = open.merge(address, 1, Integer::sum) > most;
        var _ = channel.closeFuture().addListener(
                closed -> open.computeIfPresent(address, (same, number) -> number == 1 ? null : number - 1));
        if (tooMany) {
            var _ = channel.close();
        }
    }
}
