package govbackbone.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.projection.Change;
import govbackbone.kit.projection.Projections;
import org.HdrHistogram.Histogram;
import reactor.core.Disposable;

/** Notes when views become visible, and compares that with when their events were recorded. */
final class Watch {
    private static final int PAGE = 1_000;

    private final EventLog log;
    private final LogPosition start;
    private final Map<String, NavigableMap<Long, Instant>> seen = new ConcurrentHashMap<>();
    private final Disposable subscription;

    Watch(EventLog log, Projections projections) {
        this.log = log;
        this.start = log.head();
        this.subscription = projections.changes().subscribe(this::note);
    }

    private void note(Change change) {
        seen.computeIfAbsent(change.id(), id -> new ConcurrentSkipListMap<>()).put(change.version(), Instant.now());
    }

    /** Median, 99th percentile and longest in milliseconds, of every event since the watch began. */
    String end() {
        subscription.dispose();
        Histogram delays = new Histogram(3);
        List<Recorded<DomainEvent>> page = log.after(start, PAGE);
        while (!page.isEmpty()) {
            page.forEach(event -> delays.recordValue(Math.max(0, delay(event).toNanos() / 1_000)));
            page = log.after(page.getLast().position(), PAGE);
        }
        return "%.1f | %.1f | %.1f".formatted(delays.getValueAtPercentile(50) / 1e3,
                delays.getValueAtPercentile(99) / 1e3, delays.getMaxValue() / 1e3);
    }

    // A later version of the same view shows the event as well.
    private Duration delay(Recorded<DomainEvent> event) {
        Map.Entry<Long, Instant> shown = seen.getOrDefault(event.aggregateId(), new ConcurrentSkipListMap<>())
                .ceilingEntry(event.version());
        if (shown == null) {
            throw new IllegalStateException("Never became visible: " + event);
        }
        return Duration.between(event.recordedAt(), shown.getValue());
    }
}
