package govbackbone.kit.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;

@AggregateEvents("test.ledger")
public sealed interface LedgerEvent extends DomainEvent {
    @EventType("test.LedgerOpened")
    record LedgerOpened(LocalDate effectiveOn, String number) implements LedgerEvent {}

    @EventType(value = "test.EntryMade", revision = 3)
    record EntryMade(LocalDate effectiveOn, BigDecimal amount, String text) implements LedgerEvent {}

    @EventType("test.LedgerClosed")
    record LedgerClosed(LocalDate effectiveOn) implements LedgerEvent {}
}
