package govbackbone.bench;

import java.util.Arrays;
import java.util.List;

/** Starts the benchmark named by the first argument, or all of them one after the other, with the number of rounds given by the second. */
public final class Benchmarks {
    private static final int ROUNDS = 5;
    private static final List<String> ALL = List.of("commands", "http", "rebuild", "visible", "start", "calendar",
            "import", "worklist", "filings-import", "overlap", "reports");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        if (name.equals("contender")) {
            Contender.serve(contender(arguments));
        } else {
            int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
            for (String each : name.equals("all") ? ALL : List.of(name)) {
                System.out.printf("%n## %s %d%n%n", each, rounds);
                run(each, rounds);
            }
        }
        // The embedded servers leave threads behind.
        System.exit(0);
    }

    private static void run(String name, int rounds) throws Exception {
        switch (name) {
            case "commands" -> CommandsBenchmark.main(rounds);
            case "http" -> HttpBenchmark.main(rounds);
            case "rebuild" -> RebuildBenchmark.main(rounds);
            case "visible" -> VisibleBenchmark.main(rounds);
            case "start" -> StartBenchmark.main(rounds);
            case "calendar" -> CalendarBenchmark.main(rounds);
            case "import" -> ImportBenchmark.cases(rounds);
            case "filings-import" -> ImportBenchmark.filings(rounds);
            case "overlap" -> OverlapBenchmark.main(rounds);
            case "worklist" -> WorkListBenchmark.main(rounds);
            case "reports" -> ReportsBenchmark.main(rounds);
            default -> {
                System.err.println(
                        "Usage: java -jar benchmarks.jar (all | " + String.join(" | ", ALL) + ") [rounds]");
                System.exit(2);
            }
        }
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
