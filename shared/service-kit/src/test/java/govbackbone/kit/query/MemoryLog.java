package govbackbone.kit.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import reactor.core.scheduler.Schedulers;

/** A log in memory that insists on never being read on an event loop. */
final class MemoryLog implements EventLog {
    private final List<Recorded<DomainEvent>> events = new ArrayList<>();

    synchronized void append(String id, long version, DomainEvent event) {
        events.add(new Recorded<>(event, id, version, Instant.parse("2020-07-02T00:15:00Z"),
                new Actor("u-1", "示例员", new UnitCode(SampleCase.OWN.value()), Set.of()),
                new LogPosition(700 + events.size(), 1, "e" + (700 + events.size()))));
    }

    @Override
    public synchronized <E extends DomainEvent> List<Recorded<E>> history(AggregateType<?, ?, E> type, String id) {
        refuseEventLoop();
        return events.stream()
                .filter(event -> event.aggregateId().equals(id) && type.events().isInstance(event.event()))
                .map(event -> new Recorded<>(type.events().cast(event.event()), event.aggregateId(), event.version(),
                        event.recordedAt(), event.actor(), event.position()))
                .toList();
    }

    @Override
    public synchronized List<Recorded<DomainEvent>> found(AggregateType<?, ?, ?> type, String id, long version,
            int limit) {
        refuseEventLoop();
        return events.stream().filter(event -> event.aggregateId().equals(id) && event.version() > version
                && (type.events().isInstance(event.event()) || event.event() instanceof UnreadableEvent)).limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Recorded<DomainEvent>> after(LogPosition position, int limit) {
        refuseEventLoop();
        return events.stream().filter(event -> event.position().compareTo(position) > 0).limit(limit).toList();
    }

    @Override
    public synchronized LogPosition head() {
        refuseEventLoop();
        return events.isEmpty() ? LogPosition.START : events.getLast().position();
    }

    private static void refuseEventLoop() {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IllegalStateException("Blocks an event loop");
        }
    }
}
