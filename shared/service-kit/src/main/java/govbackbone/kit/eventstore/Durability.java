package govbackbone.kit.eventstore;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The settings on which it depends whether an acknowledged event survives a power cut and a failover.
 *
 * @param fsync                   must be {@code on}
 * @param synchronousCommit       must not be {@code off}; nor {@code local} where standbys are named, for then a commit does
 *                                not wait for them although somebody counts on it
 * @param fullPageWrites          must be {@code on}
 * @param synchronousStandbyNames empty where a failover may lose what was acknowledged
 */
public record Durability(String fsync, String synchronousCommit, String fullPageWrites,
        String synchronousStandbyNames) {
    /** As the server has them now, for that login. */
    public static Durability of(DataSource dataSource) {
        return JdbcClient.create(dataSource).sql("""
                SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
                    current_setting('full_page_writes') AS full_page_writes,
                    current_setting('synchronous_standby_names') AS synchronous_standby_names
                """).query(Durability.class).single();
    }

    /** Whether what is acknowledged stays. */
    public boolean holds() {
        boolean waits = switch (synchronousCommit) {
            case "off" -> false;
            case "local" -> synchronousStandbyNames.isBlank();
            default -> true;
        };
        return fsync.equals("on") && waits && fullPageWrites.equals("on");
    }

    /** @throws IllegalStateException unless it holds */
    void require() {
        if (!holds()) {
            throw new IllegalStateException("The database would lose acknowledged events: " + this);
        }
    }
}
