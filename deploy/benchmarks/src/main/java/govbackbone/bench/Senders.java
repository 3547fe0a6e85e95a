package govbackbone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Concurrent clients, each opening a tally and adding to it until it has ten events, then the next. */
final class Senders {
    static final int COUNT = 16;
    static final String NOTE = "示例备注".repeat(40) + "sample note ".repeat(12);

    /** What a sender talks to. */
    interface Target {
        void open(String id, String title) throws Exception;

        void add(String id, int amount, String note) throws Exception;
    }

    private Senders() {}

    /** The time that a question gives in seconds. */
    static Duration time(String... question) {
        return Duration.ofSeconds(Long.parseLong(question[1]));
    }

    /** Commands per second over the given time. */
    static double run(Target target, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(COUNT)) {
            for (int sender = 0; sender < COUNT; sender++) {
                counts.add(senders.submit((Callable<Long>) () -> send(target, end)));
            }
        }
        long commands = 0;
        for (Future<Long> count : counts) {
            commands += count.get();
        }
        return commands / ((System.nanoTime() - start) / 1e9);
    }

    private static long send(Target target, long end) throws Exception {
        long commands = 0;
        while (System.nanoTime() < end) {
            String id = UUID.randomUUID().toString();
            target.open(id, NOTE);
            commands++;
            for (int i = 1; i < 10 && System.nanoTime() < end; i++) {
                target.add(id, i, NOTE);
                commands++;
            }
        }
        return commands;
    }
}
