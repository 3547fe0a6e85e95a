package govbackbone.events.bad;

import java.time.LocalDate;

import govbackbone.events.DomainEvent;

/** Neither a stable type nor a label. */
public record EventWithoutName(LocalDate effectiveOn) implements DomainEvent {}
