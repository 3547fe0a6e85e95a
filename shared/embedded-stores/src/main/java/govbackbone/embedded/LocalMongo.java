package govbackbone.embedded;

import java.net.InetSocketAddress;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A server that speaks the MongoDB protocol and keeps everything in memory, on the loopback address. Views are
 * disposable: they are folded anew from the log at every start. It has no transactions and scans on every filter but
 * {@code _id}; its speed says nothing of MongoDB's.
 */
public final class LocalMongo implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;

    private LocalMongo(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Starts a server on any free port. */
    public static LocalMongo start() {
        MongoServer server = new MongoServer(new SortingBackend());
        return new LocalMongo(server, server.bind());
    }

    /** {@code mongodb://host:port}. */
    public String uri() {
        return "mongodb://127.0.0.1:" + address.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
