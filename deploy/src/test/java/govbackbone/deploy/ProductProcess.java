package govbackbone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A product in a process of its own, as {@code ./backbone run} starts it, that can be killed without a word. */
final class ProductProcess implements AutoCloseable {
    private final Process process;
    private final DataDirectory data;

    private ProductProcess(Process process, DataDirectory data) {
        this.process = process;
        this.data = data;
    }

    static ProductProcess start(DataDirectory data, Ports ports) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Backbone.class.getName(), "run", "--port",
                String.valueOf(ports.door()));
        builder.environment().put("BACKBONE_DATA", data.root().toString());
        // Clients of tests file and import faster than people do.
        builder.environment().put("BACKBONE_GATEWAY_LIMITS_FILINGS_PERSECOND", "1000");
        builder.environment().put("BACKBONE_GATEWAY_LIMITS_IMPORTS_PERSECOND", "1000");
        builder.redirectErrorStream(true).redirectOutput(terminal(data).toFile());
        return new ProductProcess(builder.start(), data);
    }

    /** @throws IllegalStateException with what it said, if it has ended */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(said());
        }
    }

    private String said() {
        try {
            return Files.readString(terminal(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path terminal(DataDirectory data) {
        return data.root().resolve("terminal.log");
    }

    /** Signal 9 to the JVM, and to PostgreSQL with all of its own processes: nothing of it has time for anything. */
    void kill() throws IOException {
        kill(Stream.concat(Stream.of(process.toHandle()), postgres()));
    }

    /** Signal 9 to the JVM; PostgreSQL is left alone behind. */
    void killJvm() {
        kill(Stream.of(process.toHandle()));
    }

    /** Signal 9 to PostgreSQL with all of its own processes. */
    void killPostgres() throws IOException {
        kill(postgres());
    }

    private Stream<ProcessHandle> postgres() throws IOException {
        Path pidFile = data.postgres().resolve("data").resolve("postmaster.pid");
        return postmaster(pidFile).stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()));
    }

    /** Empty while there is none, or while its file is just written or removed. */
    private static Optional<Long> postmaster(Path pidFile) throws IOException {
        try {
            return Files.readAllLines(pidFile).stream().findFirst().map(String::strip).filter(pid -> !pid.isEmpty())
                    .map(Long::valueOf);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static void kill(Stream<ProcessHandle> processes) {
        List<ProcessHandle> all = processes.toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(killed -> killed.onExit().join());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
