package govbackbone.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * The ports of a product, all derived from the door's: services on the next ones, everybody's management 1000 above.
 *
 * @param door of the gateway, 1024–64000
 */
record Ports(int door) {
    private static final int MANAGEMENT = 1000;

    int doorManagement() {
        return door + MANAGEMENT;
    }

    /** @param index of the service, from 0 */
    int service(int index) {
        return door + 1 + index;
    }

    int serviceManagement(int index) {
        return service(index) + MANAGEMENT;
    }

    /** @throws Refused if something else listens on one of them */
    void requireFree(int services) {
        IntStream.rangeClosed(0, services).flatMap(offset -> IntStream.of(door + offset, door + MANAGEMENT + offset))
                .forEach(Ports::tryOut);
    }

    private static void tryOut(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Refused("端口 " + port + " 已被占用；可用 --port 另选。",
                    "Port " + port + " is in use; choose another with --port.");
        }
    }
}
