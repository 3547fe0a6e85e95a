package govbackbone.bench;

import java.time.Duration;

/**
 * Commands per second over HTTP, projections running: the plain stack without security, and a service on the kit with
 * tokens, validation and problem details. The senders share the machine with both.
 */
final class HttpBenchmark {
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int PLAIN_PORT = 18_080;
    private static final int KIT_PORT = 18_081;

    private HttpBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Machine machine = Machine.start();
                PlainStack _ = PlainStack.http(machine.postgres().provision("plain"), machine.mongo().uri(),
                        PLAIN_PORT);
                KitStack kit = KitStack.start(machine.postgres().provision("kit"), machine.mongo().uri(), KIT_PORT,
                        machine.directory(), KitStack.Service.class)) {
            HttpSender toPlain = new HttpSender("http://localhost:" + PLAIN_PORT + "/api/tallies", "");
            HttpSender toKit = new HttpSender("http://localhost:" + KIT_PORT + "/api/tallies", kit.token());
            new Rounds("commands/s").contender("plain stack", () -> Senders.run(toPlain, TURN))
                    .contender("service on the kit", () -> Senders.run(toKit, TURN)).run(rounds).print();
        }
    }
}
