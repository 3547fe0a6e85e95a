package govbackbone.bench;

import java.util.Arrays;

/** Starts the benchmark named by the first argument. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "commands" -> CommandsBenchmark.main();
            default -> {
                System.err.println("Usage: java -jar benchmarks.jar commands | http | rebuild | latency, not "
                        + Arrays.toString(arguments));
                System.exit(2);
            }
        }
    }
}
