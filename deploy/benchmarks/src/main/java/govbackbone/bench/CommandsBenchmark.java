package govbackbone.bench;

import java.util.List;

/**
 * Commands per second at the command bus: the stock profile, the kit, and the kit's own SQL without anything around it,
 * each in a process of its own and on its own PostgreSQL.
 */
final class CommandsBenchmark {
    private static final String WARM_UP = "send 30";
    private static final String TURN = "send 5";

    private CommandsBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent stock = Opponent.start("plain", "bus");
                Opponent kit = Opponent.start("kit", "bus");
                Opponent bare = Opponent.start("bare")) {
            for (Opponent opponent : List.of(stock, kit, bare)) {
                opponent.ask(WARM_UP);
            }
            new Rounds("commands/s").contender("stock Axon", () -> stock.measure(TURN))
                    .contender("kit", () -> kit.measure(TURN))
                    .contender("the kit's SQL, bare", () -> bare.measure(TURN)).run(rounds).print();
        }
    }
}
