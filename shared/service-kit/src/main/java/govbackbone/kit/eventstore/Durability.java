package govbackbone.kit.eventstore;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The settings on which it depends whether an acknowledged event survives a power cut.
 *
 * @param fsync             must be {@code on}
 * @param synchronousCommit must not be {@code off}
 * @param fullPageWrites    must be {@code on}
 */
public record Durability(String fsync, String synchronousCommit, String fullPageWrites) {
    /** As the server has them now, for that login. */
    public static Durability of(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        return new Durability(show(jdbc, "fsync"), show(jdbc, "synchronous_commit"), show(jdbc, "full_page_writes"));
    }

    private static String show(JdbcTemplate jdbc, String setting) {
        return String.valueOf(jdbc.queryForObject("SELECT current_setting(?)", String.class, setting));
    }

    /** Whether what is acknowledged is on disk. */
    public boolean holds() {
        return fsync.equals("on") && !synchronousCommit.equals("off") && fullPageWrites.equals("on");
    }

    /** @throws IllegalStateException unless it holds */
    void require() {
        if (!holds()) {
            throw new IllegalStateException("The database would lose acknowledged events: " + this);
        }
    }
}
