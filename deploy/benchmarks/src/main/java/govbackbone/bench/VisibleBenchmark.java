package govbackbone.bench;

/**
 * From the moment PostgreSQL records an event to the moment its view can be read, when the event was written by another
 * process; and what it costs appending that another process follows the log.
 */
final class VisibleBenchmark {
    private static final String WARM_UP = "send 30";
    private static final String TURN = "send 5";
    private static final String PACED = "pace 30 ";

    private VisibleBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent writer = Opponent.start("kit", "bus")) {
            String[] database = writer.ask("database").split(" ");
            writer.ask(WARM_UP);
            try (Opponent follower = Opponent.start(arguments("follow", database))) {
                new Rounds("commands/s").contender("nobody follows", () -> {
                    follower.ask("rest");
                    return writer.measure(TURN);
                }).contender("another process follows", () -> {
                    follower.ask("tail");
                    return writer.measure(TURN);
                }).run(rounds).print();
            }
            try (Opponent reader = Opponent.start(arguments("read", database))) {
                reader.ask("settle");
                System.out.printf(
                        "%n| commands/s | visible after: median ms | p99 ms | longest ms |%n|---:|---:|---:|---:|%n");
                for (int rate : new int[]{20, 200}) {
                    reader.ask("watch");
                    String sent = writer.ask(PACED + rate);
                    System.out.println("| " + sent + " | " + reader.ask("seen") + " |");
                }
            }
        }
    }

    private static String[] arguments(String role, String... database) {
        String[] arguments = new String[database.length + 2];
        arguments[0] = "kit";
        arguments[1] = role;
        System.arraycopy(database, 0, arguments, 2, database.length);
        return arguments;
    }
}
