package govbackbone.kit.command;

import java.util.List;

import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;

/** Keeps the alarms of aggregates, durably: what deciding commands asks of whoever rings them. */
public interface AlarmClock {
    /**
     * Schedules the alarms that are new and cancels those that are gone. Called inside the transaction that writes the
     * events, after the aggregate was loaded; joins that transaction, so alarms and events become durable together.
     */
    <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before, List<Alarm<C>> after);
}
