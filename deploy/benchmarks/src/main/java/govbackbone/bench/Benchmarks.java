package govbackbone.bench;

import java.util.Arrays;

/** Starts the benchmark named by the first argument, with the number of rounds given by the second. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "commands" -> CommandsBenchmark.main(rounds);
            case "http" -> HttpBenchmark.main(rounds);
            default -> {
                System.err.println("Usage: java -jar benchmarks.jar (commands | http) [rounds], not "
                        + Arrays.toString(arguments));
                System.exit(2);
            }
        }
        // The embedded servers leave threads behind.
        System.exit(0);
    }
}
