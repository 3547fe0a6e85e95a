package govbackbone.bench;

import java.util.Arrays;

/** Starts the benchmark named by the first argument, with the number of rounds given by the second. */
public final class Benchmarks {
    private static final int ROUNDS = 5;

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 1 && arguments[1].matches("\\d+") ? Integer.parseInt(arguments[1]) : ROUNDS;
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "commands" -> CommandsBenchmark.main(rounds);
            case "http" -> HttpBenchmark.main(rounds);
            case "rebuild" -> RebuildBenchmark.main(rounds);
            case "visible" -> VisibleBenchmark.main(rounds);
            case "contender" -> Contender.serve(contender(arguments));
            default -> {
                System.err.println("Usage: java -jar benchmarks.jar (commands | http | rebuild | visible) [rounds]");
                System.exit(2);
            }
        }
        // The embedded servers leave threads behind.
        System.exit(0);
    }

    private static Contender contender(String... arguments) throws Exception {
        return switch (arguments[1]) {
            case "plain" -> PlainStack.start(arguments[2].equals("http"));
            case "kit" -> KitStack.start(Arrays.copyOfRange(arguments, 2, arguments.length));
            case "bare" -> BareSql.start();
            default -> throw Contender.misunderstood(arguments);
        };
    }
}
