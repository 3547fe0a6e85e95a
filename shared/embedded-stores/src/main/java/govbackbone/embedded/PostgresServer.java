package govbackbone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One run of the server. */
final class PostgresServer implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private PostgresServer(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * @param port to listen on; 0 for any free one
     * @throws StoreFailure if it does not start
     */
    static PostgresServer start(Path data, ServerLog log, int port, String password) throws IOException {
        EmbeddedPostgres.Builder builder = builder(data, log, password);
        if (port != 0) {
            builder.setPort(port);
        }
        return run(builder, data, log);
    }

    /** On a new data directory, where from the start every login needs a password. */
    static PostgresServer initialise(Path data, Path passwordFile, ServerLog log, String password)
            throws IOException {
        return run(builder(data, log, password).setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("auth-local", "scram-sha-256").setLocaleConfig("auth-host", "scram-sha-256"), data,
                log);
    }

    // The bundled defaults switch durability off; what is acknowledged here must survive a power cut.
    private static EmbeddedPostgres.Builder builder(Path data, ServerLog log, String password) {
        Redirect appending = Redirect.appendTo(log.file().toFile());
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false)
                .setRegisterShutdownHook(false).setPGStartupWait(Duration.ofSeconds(60)).setOutputRedirector(appending)
                .setErrorRedirector(appending).setConnectConfig("password", password).setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost").setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB").setServerConfig("password_encryption", "scram-sha-256");
    }

    // The library waits for a server that has told its log long ago why it will not come.
    private static PostgresServer run(EmbeddedPostgres.Builder builder, Path data, ServerLog log) throws IOException {
        ServerLog.Mark mark = log.mark();
        CompletableFuture<EmbeddedPostgres> starting = new CompletableFuture<>();
        Thread starter = Thread.ofPlatform().daemon().name("postgres-start").start(() -> {
            try {
                starting.complete(builder.start());
            } catch (IOException | RuntimeException failure) {
                starting.completeExceptionally(failure);
            }
        });
        try {
            while (!starting.isDone() && !mark.saysItCannotStart()) {
                Thread.sleep(LOOK_EVERY);
            }
            if (mark.saysItCannotStart()) {
                // Interrupted, the library gives back what it has, which must be closed: it holds a lock.
                starter.interrupt();
                starting.join().close();
                throw new StoreFailure(mark.reason());
            }
            EmbeddedPostgres server = starting.join();
            return new PostgresServer(server, PostgresDirectory.postmaster(data)
                    .orElseThrow(() -> new StoreFailure(mark.reason())));
        } catch (CompletionException failure) {
            StoreFailure told = new StoreFailure(mark.reason());
            told.addSuppressed(failure.getCause());
            throw told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("interrupted");
        } finally {
            starter.interrupt();
        }
    }

    DataSource database(String user, String name, String password) {
        return server.getDatabase(user, name, Map.of("password", password));
    }

    int port() {
        return server.getPort();
    }

    /** Returns when the postmaster is gone. One that nobody has buried yet has no command any more. */
    void awaitEnd() throws InterruptedException {
        while (postmaster.isAlive() && postmaster.info().command().isPresent()) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
