package govbackbone.kit.deadline;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sets alarms again that records wait for and that are not there, for instance because somebody deleted them. Does no harm
 * while the service works: one that its record does not wait for any more is dropped when it rings.
 */
public final class LostAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(LostAlarms.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient sql;
    private final List<AggregateType<?, ?, ?>> types;
    private final EventLog log;
    private final AtomicBoolean looking = new AtomicBoolean();

    LostAlarms(DataSource dataSource, Collection<AggregateType<?, ?, ?>> types, EventLog log) {
        this.sql = JdbcClient.create(dataSource);
        this.types = List.copyOf(types);
        this.log = log;
    }

    /**
     * Begins to look through every record of the service, which takes about a second for a thousand; the log tells what came
     * of it.
     *
     * @throws IllegalStateException if this instance is looking already
     */
    public void lookFor() {
        if (looking.getAndSet(true)) {
            throw new IllegalStateException("Lost alarms are being looked for");
        }
        Thread.ofVirtual().name("lost-alarms").start(() -> {
            try {
                LOG.info("{} lost alarms were set again", restore());
            } catch (RuntimeException trouble) {
                LOG.warn("Lost alarms were not all looked for", trouble);
            } finally {
                looking.set(false);
            }
        });
    }

    /** Blocks. @return how many were set again */
    long restore() {
        return types.stream().mapToLong(this::restore).sum();
    }

    private long restore(AggregateType<?, ?, ?> type) {
        long set = 0;
        List<String> ids = idsAfter(type, "");
        while (!ids.isEmpty()) {
            set += ids.stream().mapToLong(id -> restore(type, id)).sum();
            ids = idsAfter(type, ids.getLast());
        }
        return set;
    }

    private List<String> idsAfter(AggregateType<?, ?, ?> type, String last) {
        return sql.sql("""
                SELECT aggregate_id FROM event WHERE aggregate_type = ? AND sequence = 0 AND aggregate_id > ?
                ORDER BY aggregate_id LIMIT ?
                """).params(type.name(), last, AT_ONCE).query((row, number) -> row.getString(1)).list();
    }

    private <C, S, E extends DomainEvent> long restore(AggregateType<C, S, E> type, String id) {
        S state;
        try {
            state = type.evolve(type.initial(), log.history(type, id).stream().map(Recorded::event).toList());
        } catch (UnreadableHistory unreadable) {
            LOG.warn("Lost alarms of {} {} were not looked for: {}", type.name(), id, unreadable.getMessage());
            return 0;
        }
        return type.alarms().apply(state).stream().filter(alarm -> restore(type, id, alarm)).count();
    }

    private <C> boolean restore(AggregateType<C, ?, ?> type, String id, Alarm<C> alarm) {
        StoredAlarm stored = StoredAlarm.of(type, id, alarm);
        boolean lost = sql.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES (?, ?, ?::json, ?, false, 1) ON CONFLICT DO NOTHING
                """).params(StoredAlarm.TASK, stored.instance(), StoredAlarm.JSON.writeValueAsString(stored),
                alarm.at().atOffset(ZoneOffset.UTC)).update() == 1;
        if (lost) {
            LOG.warn("Alarm {} was lost and is set again for {}", stored.instance(), alarm.at());
        }
        return lost;
    }
}
