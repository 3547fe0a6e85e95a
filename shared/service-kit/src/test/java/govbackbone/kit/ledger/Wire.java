package govbackbone.kit.ledger;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import govbackbone.embedded.ServiceDatabase;

/**
 * The network between a service and its database, which can fall silent: nothing is refused, nothing is closed, nothing
 * arrives. When it heals, new connections work; those of before stay silent, as after a failover to another host.
 */
public final class Wire implements AutoCloseable {
    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;

    public Wire(ServiceDatabase database) throws IOException {
        server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database, reached over this wire. */
    public ServiceDatabase to(ServiceDatabase database, String parameters) {
        String url = database.jdbcUrl().replace(server.getHost() + ":" + server.getPort(),
                "127.0.0.1:" + door.getLocalPort());
        return new ServiceDatabase(url + parameters, database.schema(), database.owner(), database.service(),
                database.reader());
    }

    public void fallSilent() {
        silent = true;
        dead.addAll(open);
    }

    public void heal() {
        silent = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                if (silent) {
                    dead.add(client);
                }
                Socket upstream = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> copy(client, upstream, client));
                Thread.ofVirtual().start(() -> copy(upstream, client, client));
            }
        } catch (IOException closed) {
            heal();
        }
    }

    private void copy(Socket from, Socket to, Socket client) {
        byte[] buffer = new byte[8192];
        try (from; to) {
            for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                if (!dead.contains(client)) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
