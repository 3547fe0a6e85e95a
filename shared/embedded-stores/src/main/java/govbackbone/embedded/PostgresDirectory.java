package govbackbone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a server keeps its files. Its data are initialised beside the place where they belong, and moved there when they are
 * whole: whatever is found beside it was cut short and holds nothing. Each process has its own place to initialise in,
 * because the {@code initdb} of one that was killed may still be at work.
 */
record PostgresDirectory(Path root) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDirectory.class);
    private static final String UNFINISHED = "data.new-";

    /** Creates what is missing, stops a server that was left running, and puts aside what an initialisation left half done. */
    static PostgresDirectory open(Path root) throws IOException {
        Files.createDirectories(root, ownerOnly(root, "rwx------"));
        PostgresDirectory directory = new PostgresDirectory(root);
        for (Path halfDone : directory.allUnfinished()) {
            stopLeftover(halfDone);
        }
        stopLeftover(directory.data());
        directory.putAsideHalves();
        Path log = directory.log().file();
        if (Files.notExists(log)) {
            Files.createFile(log, ownerOnly(log, "rw-------"));
        }
        return directory;
    }

    Path data() {
        return root.resolve("data");
    }

    Path unfinished() {
        return root.resolve(UNFINISHED + ProcessHandle.current().pid());
    }

    private List<Path> allUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED)).toList();
        }
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    ServerLog log() {
        return new ServerLog(root.resolve("postgres.log"));
    }

    String reason() {
        return log().reason();
    }

    boolean isInitialised() {
        return Files.exists(data());
    }

    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            throw new StoreFailure("There is no " + passwordFile());
        }
        return Files.readString(passwordFile()).strip();
    }

    /** Clears the place to initialise in, and writes a new password. */
    String begin() throws IOException {
        for (Path halfDone : allUnfinished()) {
            try {
                deleteAll(halfDone);
            } catch (IOException | UncheckedIOException stillAtWork) {
                LOG.info("{} is left for the next time", halfDone, stillAtWork);
            }
        }
        String password = ServiceDatabase.password();
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile(), ownerOnly(passwordFile(), "rw-------"));
        Files.writeString(passwordFile(), password);
        return password;
    }

    /** What was initialised is whole. */
    void finish() throws IOException {
        Files.move(unfinished(), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The process of the server that runs on the data, if any. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream().findFirst().map(String::strip)
                .filter(pid -> pid.matches("\\d{1,10}")).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    /** Stops a server of a killed process that was still starting when the directory was opened. */
    void stopLeftover() throws IOException {
        stopLeftover(data());
    }

    private static void stopLeftover(Path data) throws IOException {
        Optional<ProcessHandle> leftover = postmaster(data);
        if (leftover.isPresent()) {
            leftover.get().destroy();
            try {
                leftover.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("A PostgreSQL left running on " + data + " does not stop", e);
            }
        }
    }

    // A data directory that was initialised in its place, and cut short, either has no PG_VERSION yet, or lets anybody in
    // and was never given a password.
    private void putAsideHalves() throws IOException {
        boolean never = Files.exists(data())
                && (Files.notExists(data().resolve("PG_VERSION"))
                        || (Files.notExists(passwordFile()) && letsAnybodyIn()));
        if (never) {
            Path aside = root.resolve("data.unfinished");
            deleteAll(aside);
            Files.move(data(), aside, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private boolean letsAnybodyIn() throws IOException {
        Path logins = data().resolve("pg_hba.conf");
        return Files.notExists(logins) || Files.readAllLines(logins).stream()
                .anyMatch(line -> !line.startsWith("#") && List.of(line.split("\\s+")).contains("trust"));
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
