package govbackbone.kit.projection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Finds the moments up to which everything is recorded and folded. Moments of recording are in no order within a log: a
 * transaction that began early can stamp its events late, and become readable before or after a short one that stamped
 * earlier. But whoever had not begun to write at a moment stamps later than it; so once all that had begun has ended, the
 * moment is settled for that log, and for the figures as soon as all that could be read by then is folded.
 */
final class Settling {
    private static final int MOST = 512;

    private final Map<String, Deque<Look>> looks = new HashMap<>();
    private final Map<String, Look> settled = new HashMap<>();
    private final Deque<Settled> recorded = new ArrayDeque<>();
    private Settled last = Settled.NOTHING;

    private record Look(Instant moment, long begun, long nanos) {}

    /**
     * @param horizons of every log, by name
     * @param nanos    taken before any of them
     */
    void look(Map<String, Horizon> horizons, long nanos) {
        horizons.forEach((log, horizon) -> {
            Deque<Look> waiting = looks.computeIfAbsent(log, name -> new ArrayDeque<>());
            Look newest = waiting.peekLast();
            if (newest != null && newest.begun() == horizon.begun()) {
                waiting.removeLast();
            }
            add(waiting, new Look(horizon.lookedAt(), horizon.begun(), nanos));
            for (Look next = waiting.peek(); next != null && next.begun() <= horizon.ended(); next = waiting.peek()) {
                settled.put(log, waiting.remove());
            }
        });
        if (settled.keySet().containsAll(horizons.keySet()) && !horizons.isEmpty()) {
            Instant moment = settled.values().stream().map(Look::moment).min(Instant::compareTo).orElseThrow();
            long since = settled.values().stream().mapToLong(Look::nanos).reduce((one, other) -> one - other < 0
                    ? one
                    : other).orElseThrow();
            Settled newest = recorded.peekLast();
            if (moment.isAfter((newest == null ? last : newest).moment())) {
                Map<String, LogPosition> heads = new HashMap<>();
                horizons.forEach((log, horizon) -> heads.put(log, horizon.head()));
                add(recorded, new Settled(moment, since, heads));
            }
        }
    }

    /** A long wait is remembered in fewer steps, not in more memory. */
    private static <T> void add(Deque<T> queue, T element) {
        if (queue.size() == MOST) {
            boolean[] keep = {false};
            queue.removeIf(each -> keep[0] = !keep[0]);
        }
        queue.add(element);
    }

    /** @param folded whether everything up to these positions is in the served documents */
    Settled reached(Predicate<Map<String, LogPosition>> folded) {
        @Nullable
        Settled next = recorded.peek();
        while (next != null && folded.test(next.heads())) {
            last = recorded.remove();
            next = recorded.peek();
        }
        return last;
    }
}
