package govbackbone.bench;

import java.time.Duration;

import govbackbone.embedded.ServiceDatabase;

/** Commands per second at the command bus: the kit, the stock profile, and the kit's own SQL without anything around it. */
final class CommandsBenchmark {
    private CommandsBenchmark() {}

    static void main() throws Exception {
        try (Machine machine = Machine.start()) {
            ServiceDatabase plain = machine.postgres().provision("plain");
            try (PlainStack stock = PlainStack.bus(plain)) {
                Rounds rounds = new Rounds("commands/s");
                rounds.contender("stock Axon", () -> Senders.run(stock, Duration.ofSeconds(5)));
                rounds.run(3).print();
            }
        }
    }
}
