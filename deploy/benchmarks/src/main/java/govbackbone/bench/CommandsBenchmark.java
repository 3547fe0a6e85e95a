package govbackbone.bench;

import java.util.List;

/**
 * Commands per second at the command bus: the stock profile, the kit, and the kit's own SQL without anything around it,
 * each in a process of its own and on its own PostgreSQL.
 */
final class CommandsBenchmark {
    private static final String WARM_UP = "send 30";
    /** The second: as many as one shared commit takes. */
    private static final List<Integer> CLIENTS = List.of(Senders.COUNT, 64);

    private CommandsBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent stock = Opponent.start("plain", "bus");
                Opponent kit = Opponent.start("kit", "bus");
                Opponent bare = Opponent.start("bare")) {
            for (Opponent opponent : List.of(stock, kit, bare)) {
                opponent.ask(WARM_UP);
            }
            for (int clients : CLIENTS) {
                String turn = "send 5 " + clients;
                new Rounds("commands/s of " + clients + " clients").contender("stock Axon", () -> stock.measure(turn))
                        .contender("kit", () -> kit.measure(turn))
                        .contender("the kit's SQL, bare", () -> bare.measure(turn)).run(rounds).print();
            }
        }
    }
}
