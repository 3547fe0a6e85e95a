package govbackbone.kit.admin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import javax.sql.DataSource;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.http.Printable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What administrators did to the running service: durable where the service has a database, and a line of its log. */
public final class AdminJournal {
    private static final Logger LOG = LoggerFactory.getLogger(AdminJournal.class);
    private static final int LONGEST_NAME = 200;

    private final @Nullable JdbcClient sql;

    /** @param dataSource of the service's own schema; null if it has none */
    public AdminJournal(@Nullable DataSource dataSource) {
        sql = dataSource == null ? null : JdbcClient.create(dataSource);
    }

    /**
     * Something that was asked for.
     *
     * @param at      when
     * @param subject of who asked
     * @param name    of who asked, for people
     * @param action  what, such as {@code rebuild}
     * @param target  of what, such as the name of a projection
     * @param record  the document or aggregate it was about, if one
     * @param reason  as given by who asked
     */
    public record Action(Instant at, String subject, String name, String action, String target,
            @Nullable String record, @Nullable String reason) {}

    /** Writes it down; to be awaited before it is done. */
    public Mono<Void> note(Actor actor, String action, String target, @Nullable String record,
            @Nullable String reason) {
        return Mono.<Void>fromRunnable(() -> {
            LOG.info("{}: {} {} {}", actor.subject(), action, printable(target), printable(record));
            JdbcClient journal = sql;
            if (journal != null) {
                journal.sql(
                        "INSERT INTO admin_action (subject, name, action, target, record, reason) VALUES (?, ?, ?, ?, ?, ?)")
                        .params(actor.subject(), actor.name(), action, printable(target))
                        .param(record == null ? null : printable(record)).param(reason).update();
            }
        }).subscribeOn(Schedulers.boundedElastic());
    }

    /** The newest first; none where nothing is durable. Blocks. */
    List<Action> last(int most) {
        JdbcClient journal = sql;
        return journal == null
                ? List.of()
                : journal.sql(
                        "SELECT at, subject, name, action, target, record, reason FROM admin_action ORDER BY id DESC LIMIT ?")
                        .param(most)
                        .query((row, number) -> new Action(row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                                row.getString(6), row.getString(7)))
                        .list();
    }

    /** What came in a path, as one short line. */
    static String printable(@Nullable String text) {
        return text == null
                ? ""
                : Printable.line(text.codePoints().limit(LONGEST_NAME)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }
}
