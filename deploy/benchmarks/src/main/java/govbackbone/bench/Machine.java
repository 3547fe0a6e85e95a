package govbackbone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import govbackbone.embedded.LocalMongo;
import govbackbone.embedded.LocalPostgres;

/** The stores a contender runs on, in a directory of their own that is deleted afterwards. */
record Machine(LocalPostgres postgres, LocalMongo mongo, Path directory) implements AutoCloseable {
    /** @throws IllegalStateException if PostgreSQL is not set to survive a power cut */
    static Machine start() throws IOException, SQLException {
        Path directory = Files.createTempDirectory("backbone-bench");
        Machine machine = new Machine(LocalPostgres.start(directory, 0), LocalMongo.start(), directory);
        System.err.printf("%s, %d cores, Java %s, PostgreSQL %s%n", System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), Runtime.version(), machine.show("server_version"));
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!machine.show(setting).equals("on")) {
                throw new IllegalStateException(setting + " is off: no figure measured here would be durable");
            }
        }
        return machine;
    }

    /** Processor time that this process and its PostgreSQL have used until now. */
    Duration processorTime() throws IOException {
        long postmaster = Long
                .parseLong(Files.readAllLines(directory.resolve("data").resolve("postmaster.pid")).getFirst().strip());
        return Stream.concat(Stream.of(ProcessHandle.current()),
                ProcessHandle.of(postmaster).stream()
                        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants())))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO,
                        Duration::plus);
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = postgres.superuser().getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        mongo.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
