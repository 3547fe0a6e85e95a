package govbackbone.kit.deadline;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import govbackbone.kit.command.AlarmClock;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes alarms into db-scheduler's table on the connection of the current transaction.
 * <p>
 * It does not use db-scheduler's client: that refuses to cancel an alarm that is ringing, which is just what the command of
 * a ringing alarm does, and its insert would break off the transaction when the row exists.
 */
final class PostgresAlarmClock implements AlarmClock {
    private final JdbcClient sql;

    PostgresAlarmClock(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    @Override
    public <C> void change(AggregateType<C, ?, ?> type, String aggregateId, List<Alarm<C>> before,
            List<Alarm<C>> after) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Alarms change only in the transaction of the events");
        }
        Map<String, Alarm<C>> had = byName(before);
        Map<String, Alarm<C>> wanted = byName(after);
        had.keySet().stream().filter(name -> !wanted.containsKey(name))
                .forEach(name -> cancel(StoredAlarm.instance(type, aggregateId, name)));
        wanted.values().stream().filter(alarm -> !alarm.equals(had.get(alarm.name())))
                .forEach(alarm -> schedule(StoredAlarm.of(type, aggregateId, alarm), alarm));
    }

    private static <C> Map<String, Alarm<C>> byName(List<Alarm<C>> alarms) {
        return alarms.stream().collect(Collectors.toMap(Alarm::name, Function.identity()));
    }

    private void cancel(String instance) {
        sql.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")
                .params(StoredAlarm.TASK, instance)
                .update();
    }

    private void schedule(StoredAlarm stored, Alarm<?> alarm) {
        sql.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                VALUES (?, ?, ?::json, ?, false, 1)
                ON CONFLICT (task_name, task_instance) DO UPDATE
                SET task_data = excluded.task_data, execution_time = excluded.execution_time, picked = false,
                    picked_by = NULL, last_heartbeat = NULL, last_failure = NULL, consecutive_failures = 0,
                    version = scheduled_tasks.version + 1
                """).params(StoredAlarm.TASK, stored.instance(), StoredAlarm.JSON.writeValueAsString(stored),
                alarm.at().atOffset(ZoneOffset.UTC)).update();
    }
}
