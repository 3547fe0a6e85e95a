package govbackbone.bench;

import java.time.LocalDate;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The same sample aggregate, written as Axon's reference guide writes one. */
@Aggregate
public class StockTally {
    @AggregateIdentifier
    private @Nullable String id;
    private long total;

    public StockTally() {}

    @CommandHandler
    public StockTally(Open command) {
        AggregateLifecycle.apply(new Opened(command.id(), LocalDate.EPOCH, command.title()));
    }

    @CommandHandler
    public void handle(Add command) {
        if (command.amount() <= 0 || total < 0) {
            throw new IllegalArgumentException("Not a positive amount");
        }
        AggregateLifecycle.apply(new Added(command.id(), LocalDate.EPOCH, command.amount(), command.note()));
    }

    @EventSourcingHandler
    public void on(Opened event) {
        id = event.id();
    }

    @EventSourcingHandler
    public void on(Added event) {
        total += event.amount();
    }

    @Override
    public String toString() {
        return id + ": " + total;
    }

    public record Open(@TargetAggregateIdentifier String id, String title) {}

    public record Add(@TargetAggregateIdentifier String id, int amount, String note) {}

    public record Opened(String id, LocalDate effectiveOn, String title) {}

    public record Added(String id, LocalDate effectiveOn, int amount, String note) {}
}
