package govbackbone.kit.eventstore;

import java.time.Duration;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of a table that are not needed any more. They are removed in portions, the oldest first, each in a transaction of its
 * own, so that none of them holds back the readers of the log; and by one instance at a time.
 *
 * @param table   of the service's schema, which it may delete from
 * @param time    its indexed column that says from when on a row grows old
 * @param portion how many rows are removed at once
 * @param needed  an SQL condition: rows that are kept however old they are
 */
public record OldRows(String table, String time, int portion, String needed) {
    /** Rows of which none is kept. */
    public OldRows(String table, String time, int portion) {
        this(table, time, portion, "false");
    }

    /** Removes those whose time was longer ago; returns how many, which are none while another instance is at it. */
    public int remove(JdbcTemplate jdbc, Duration age) {
        String sql = """
                WITH turn AS MATERIALIZED (
                    SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.%1$s', 0)) AS mine)
                DELETE FROM %1$s USING turn WHERE mine AND ctid = ANY (ARRAY (
                    SELECT ctid FROM %1$s WHERE %2$s < clock_timestamp() - make_interval(secs => ?)
                        AND NOT (%3$s) ORDER BY %2$s LIMIT ?))
                """.formatted(table, time, needed);
        int all = 0;
        int removed;
        do {
            removed = jdbc.update(sql, (double) age.toSeconds(), portion);
            all += removed;
        } while (removed == portion && !Thread.currentThread().isInterrupted());
        return all;
    }
}
