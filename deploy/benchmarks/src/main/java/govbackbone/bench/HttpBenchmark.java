package govbackbone.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Commands per second over HTTP, projections running: the plain stack without security, and a service on the kit with
 * tokens, validation and problem details. Each has its own process, PostgreSQL and document server. What its projection
 * has left behind after a turn is folded before the other's turn begins, outside the time measured.
 */
final class HttpBenchmark {
    private static final Duration TURN = Duration.ofSeconds(10);

    private HttpBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent plain = Opponent.start("plain", "http"); Opponent kit = Opponent.start("kit", "http")) {
            HttpSender toPlain = sender(plain);
            HttpSender toKit = sender(kit);
            new Rounds("commands/s").contender("plain stack", () -> turn(plain, toPlain))
                    .contender("service on the kit", () -> turn(kit, toKit)).run(rounds).print();
        }
    }

    private static HttpSender sender(Opponent opponent) throws IOException {
        return new HttpSender(Integer.parseInt(opponent.ask("port")), opponent.ask("token"));
    }

    private static double turn(Opponent opponent, HttpSender sender) throws Exception {
        double rate = Senders.run(sender, TURN);
        opponent.ask("settle");
        return rate;
    }
}
