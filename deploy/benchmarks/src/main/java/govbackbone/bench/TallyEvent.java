package govbackbone.bench;

import java.time.LocalDate;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;

/** The events of the sample aggregate: about 400 bytes each, as a case's are. */
public sealed interface TallyEvent extends DomainEvent {
    @EventType("bench.Opened")
    @Label(zh = "已开立", en = "Opened")
    record Opened(LocalDate effectiveOn, String title) implements TallyEvent {}

    @EventType("bench.Added")
    @Label(zh = "已累计", en = "Added")
    record Added(LocalDate effectiveOn, int amount, String note) implements TallyEvent {}
}
