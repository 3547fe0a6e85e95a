package govbackbone.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Concurrent clients, each opening a tally and adding to it until it has ten events, then the next. */
final class Senders {
    static final int COUNT = 16;
    private static final int PER_TALLY = 10;
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

    /** Commands per second over the given time, as many as go. */
    static double run(Target target, Duration time) throws Exception {
        return run(target, time, COUNT, 0);
    }

    /** The same, with as many clients as the question gives behind its seconds. */
    static double asked(Target target, String... question) throws Exception {
        return run(target, time(question), question.length > 2 ? Integer.parseInt(question[2]) : COUNT, 0);
    }

    /** Commands per second over the given time, where a sender gives none before it is due. */
    static double pace(Target target, Duration time, int rate) throws Exception {
        return run(target, time, COUNT, COUNT * 1_000_000_000L / rate);
    }

    private static double run(Target target, Duration time, int clients, long interval) throws Exception {
        long start = System.nanoTime();
        List<Future<Long>> counts = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(clients)) {
            for (int sender = 0; sender < clients; sender++) {
                Pace pace = new Pace(start + sender * interval / clients, interval, start + time.toNanos());
                counts.add(senders.submit((Callable<Long>) () -> send(target, pace)));
            }
        }
        long commands = 0;
        for (Future<Long> count : counts) {
            commands += count.get();
        }
        return commands / ((System.nanoTime() - start) / 1e9);
    }

    private static long send(Target target, Pace pace) throws Exception {
        long commands = 0;
        while (true) {
            String id = UUID.randomUUID().toString();
            for (int i = 0; i < PER_TALLY; i++) {
                if (!pace.awaitDue(commands)) {
                    return commands;
                }
                if (i == 0) {
                    target.open(id, NOTE);
                } else {
                    target.add(id, i, NOTE);
                }
                commands++;
            }
        }
    }

    /** When a sender gives its commands, in nanoseconds. */
    private record Pace(long start, long interval, long end) {
        /** @return false if the time is over */
        boolean awaitDue(long command) {
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                long early = start + command * interval - now;
                if (early <= 0) {
                    return true;
                }
                LockSupport.parkNanos(Math.min(early, end - now));
            }
            return false;
        }
    }
}
