package govbackbone.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Commands over HTTP, projections running: the plain stack without security, and a service on the kit with tokens,
 * validation and problem details. What its projection has left behind after a turn is folded before the other's turn
 * begins. Three figures: commands per second of the turn, in which that backlog is not counted; commands per second until
 * the last view was there, in which it is; and commands per second of processor time, of the contender and its
 * PostgreSQL, which says most on a machine that does other things as well.
 */
final class HttpBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration TURN = Duration.ofSeconds(10);

    private HttpBenchmark() {}

    static void main(int rounds) throws Exception {
        try (Opponent plain = Opponent.start("plain", "http"); Opponent kit = Opponent.start("kit", "http")) {
            HttpSender toPlain = sender(plain);
            HttpSender toKit = sender(kit);
            turn(plain, toPlain, WARM_UP);
            turn(kit, toKit, WARM_UP);
            new Rounds("commands/s", "commands/s until visible", "commands per processor second")
                    .contenderOf("plain stack", () -> turn(plain, toPlain, TURN))
                    .contenderOf("service on the kit", () -> turn(kit, toKit, TURN)).run(rounds).print();
        }
    }

    private static HttpSender sender(Opponent opponent) throws IOException {
        return new HttpSender(Integer.parseInt(opponent.ask("port")), opponent.ask("token"));
    }

    private static double[] turn(Opponent opponent, HttpSender sender, Duration time) throws Exception {
        double usedBefore = opponent.measure("cpu");
        long start = System.nanoTime();
        double rate = Senders.run(sender, time);
        double sending = (System.nanoTime() - start) / 1e9;
        opponent.ask("settle");
        double untilVisible = (System.nanoTime() - start) / 1e9;
        double commands = rate * sending;
        return new double[]{rate, commands / untilVisible, commands / (opponent.measure("cpu") - usedBefore) * 1e3};
    }
}
