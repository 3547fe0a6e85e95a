package govbackbone.bench;

/**
 * Events per second while a view is built anew from a log of {@value History#EVENTS} events. The plain stack resets its
 * processor and is stopped after {@value #LONGEST} seconds; the kit builds a whole generation and serves it, beside the
 * one that goes on being served.
 */
final class RebuildBenchmark {
    private static final int LONGEST = 20;

    private RebuildBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent plain = Opponent.start("plain", "http"); Opponent kit = Opponent.start("kit", "http")) {
            plain.ask("fill");
            kit.ask("fill");
            new Rounds("events/s").contender("one event, one write", () -> plain.measure("rebuild " + LONGEST))
                    .contender("kit", () -> kit.measure("rebuild")).run(rounds).print();
        }
    }
}
