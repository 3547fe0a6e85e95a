package govbackbone.kit.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's clock, by which all instances agree what is due, read every few seconds: in between it goes on with this
 * machine's, and so it does while the database is away.
 */
final class DatabaseClock implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration READ_EVERY = Duration.ofSeconds(5);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final JdbcClient sql;
    private final InstantSource machine;
    private Duration ahead = Duration.ZERO;
    private long readNanos = System.nanoTime() - READ_EVERY.toNanos();

    DatabaseClock(DataSource dataSource, InstantSource machine) {
        this.sql = JdbcClient.create(dataSource);
        this.machine = machine;
    }

    @Override
    public synchronized Instant now() {
        if (System.nanoTime() - readNanos >= READ_EVERY.toNanos()) {
            readNanos = System.nanoTime();
            try {
                read();
            } catch (DataAccessException away) {
                LOG.debug("The database's clock cannot be read", away);
            }
        }
        return machine.instant().plus(ahead);
    }

    /** What it shows at this moment. */
    synchronized Instant read() {
        Instant shown = sql.sql("SELECT clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
        Duration now = Duration.between(machine.instant(), shown);
        if (now.minus(ahead).abs().compareTo(WORTH_TELLING) > 0) {
            LOG.warn(
                    "The database's clock is {} ahead of this machine's: days may begin at another time than people expect",
                    now);
        }
        ahead = now;
        return shown;
    }
}
