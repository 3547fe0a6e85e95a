package govbackbone.kit.eventstore;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether a log was written in the cluster it is in. One that was copied into a new cluster, which counts its transactions
 * from the beginning, holds events from the future: readers would wait for them, and what is new would come before what is
 * old.
 */
final class ClusterOfTheLog {
    private static final String FROM_THE_FUTURE = """
            SELECT EXISTS (SELECT 1 FROM event WHERE txid >= log_transaction(pg_snapshot_xmax(pg_current_snapshot())))""";

    private ClusterOfTheLog() {}

    /** @throws IllegalStateException if the log comes from another cluster */
    static void require(DataSource dataSource) {
        if (JdbcClient.create(dataSource).sql(FROM_THE_FUTURE).query(Boolean.class).single()) {
            throw new IllegalStateException(
                    "The log was restored into a new cluster, which it is ahead of:"
                            + " see docs/runbooks/backup-and-restore.md");
        }
    }
}
