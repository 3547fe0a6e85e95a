package govbackbone.kit.deadline;

import java.util.List;

import javax.sql.DataSource;

import govbackbone.kit.decision.AggregateType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which aggregates wait for an alarm: what is committed counts, at the very moment of asking. */
public final class PendingAlarms {
    private final JdbcClient sql;

    PendingAlarms(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    /** The ids of all aggregates of a kind that wait for at least one alarm, in order. Blocks on the database. */
    public List<String> of(AggregateType<?, ?, ?> type) {
        return sql.sql("""
                SELECT DISTINCT task_data->>'aggregateId' FROM scheduled_tasks
                WHERE task_name = ? AND task_data->>'type' = ? ORDER BY 1
                """).params(StoredAlarm.TASK, type.name()).query((row, number) -> row.getString(1)).list();
    }
}
