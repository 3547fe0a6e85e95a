package govbackbone.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The built product as people start it, with {@code ./backbone run}: time until it says that it is ready, the memory
 * of all its processes after half a minute without work (the sum of their proportional set sizes, which only Linux tells),
 * and how long it takes to stop when it is told to.
 * On an empty directory, and on one that holds the sample year 2020, whose views are folded anew.
 */
final class StartBenchmark {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final String PORT = "18480";

    private StartBenchmark() {}

    static void main(int rounds) throws Exception {
        Path root = Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolve("../../../..").normalize();
        Path filled = Files.createTempDirectory("backbone-start");
        try {
            // Builds the product if it must be, and lets the JVM keep what it has loaded, as every start does.
            backbone(root, filled, "demo", "--port", PORT, "--exit").waitFor();
            System.out.printf("| data | ready after s | idle memory MiB | stopped after s |%n|---|---:|---:|---:|%n");
            for (int round = 0; round < rounds; round++) {
                Path empty = Files.createTempDirectory("backbone-start");
                try {
                    start(root, empty, "empty");
                } finally {
                    delete(empty);
                }
                start(root, filled, "the year 2020");
            }
        } finally {
            delete(filled);
        }
    }

    private static void start(Path root, Path data, String name) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process product = backbone(root, data, "run", "--port", PORT);
        try (BufferedReader output = new BufferedReader(
                new InputStreamReader(product.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.contains("is ready")) {
                line = output.readLine();
            }
            if (line == null) {
                throw new IOException("The product did not start");
            }
            double ready = (System.nanoTime() - start) / 1e9;
            Thread.sleep(IDLE);
            long idle = memory(product, data) / 1024;
            long stop = System.nanoTime();
            product.destroy();
            product.waitFor();
            System.out.printf("| %s | %.1f | %,d | %.1f |%n", name, ready, idle, (System.nanoTime() - stop) / 1e9);
        } finally {
            product.destroy();
            product.waitFor();
        }
    }

    private static Process backbone(Path root, Path data, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(root + File.separator + "backbone"), Stream.of(arguments)).toList())
                .directory(root.toFile()).redirectError(Redirect.INHERIT);
        builder.environment().put("BACKBONE_DATA", data.toString());
        return builder.start();
    }

    /** Of the script, its JVM and PostgreSQL, which is a child of nobody, in KiB. */
    private static long memory(Process product, Path data) throws IOException {
        try (Stream<Path> files = Files.find(data, 4,
                (file, attributes) -> file.getFileName().toString().equals("postmaster.pid"))) {
            long postmaster = Long.parseLong(Files.readAllLines(files.findFirst().orElseThrow()).getFirst().strip());
            return Stream.of(product.toHandle(), ProcessHandle.of(postmaster).orElseThrow())
                    .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                    .mapToLong(ProcessHandle::pid).map(StartBenchmark::proportionalSetSize).sum();
        }
    }

    private static long proportionalSetSize(long process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        } catch (IOException e) {
            throw new IllegalStateException("Only Linux tells how much memory a process uses", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
