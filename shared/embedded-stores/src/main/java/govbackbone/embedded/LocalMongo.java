package govbackbone.embedded;

import java.net.InetSocketAddress;

import de.bwaldvogel.mongo.MongoServer;

/**
 * A server that speaks the MongoDB protocol and keeps everything in memory, on the loopback address, for those
 * alone who are given its address: that holds a password of its own for every start. Views are disposable: they are folded anew from the log at every start. It has no transactions and scans on every filter but
 * {@code _id}; its speed says nothing of MongoDB's.
 */
public final class LocalMongo implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;
    private final String password;

    private LocalMongo(MongoServer server, InetSocketAddress address, String password) {
        this.server = server;
        this.address = address;
        this.password = password;
    }

    /** Starts a server on any free port. */
    public static LocalMongo start() {
        String password = ServiceDatabase.password();
        MongoServer server = new MongoServer(new GuardedBackend(password));
        return new LocalMongo(server, server.bind(), password);
    }

    /** {@code mongodb://user:password@host:port}, with what a driver must know to log in. A secret. */
    public String uri() {
        return "mongodb://%s:%s@127.0.0.1:%d/?authMechanism=PLAIN&authSource=$external".formatted(GuardedBackend.USER,
                password, address.getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
