package govbackbone.bench;

import java.time.Duration;

import javax.sql.DataSource;

/**
 * Commands per second at the command bus: the stock profile, the kit, and the kit's own SQL without anything around it.
 */
final class CommandsBenchmark {
    private static final Duration TURN = Duration.ofSeconds(5);

    private CommandsBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Machine machine = Machine.start();
                PlainStack stock = PlainStack.bus(machine.postgres().provision("plain"));
                KitStack kit = KitStack.start(machine.postgres().provision("kit"), machine.mongo().uri(), 0,
                        machine.directory(), KitStack.CommandsOnly.class)) {
            BareSql bare = new BareSql(kit.bean(DataSource.class));
            new Rounds("commands/s").contender("stock Axon", () -> Senders.run(stock, TURN))
                    .contender("kit", () -> Senders.run(kit, TURN))
                    .contender("the kit's SQL, bare", () -> Senders.run(bare, TURN)).run(rounds).print();
        }
    }
}
