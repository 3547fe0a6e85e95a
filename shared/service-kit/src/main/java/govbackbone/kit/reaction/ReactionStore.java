package govbackbone.kit.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.LogEntry;
import govbackbone.kit.eventstore.UnreadableEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far reactions have got, who is at them, and what they have parked. Blocks; every statement is a transaction. */
final class ReactionStore {
    private static final String COLUMNS = "reaction, aggregate_id, txid, idx, version, event_id, correlation_id, type, reached, error, message, parked_at";

    private final JdbcClient sql;

    ReactionStore(DataSource dataSource) {
        sql = JdbcClient.create(dataSource);
    }

    /** @param holder null if nobody is at it */
    record Progress(LogPosition position, @Nullable String holder) {}

    /**
     * What an instance takes over.
     *
     * @param position   how far the log was dealt with
     * @param firstStart when the reaction was first registered, by the database's clock
     */
    record Taken(LogPosition position, Instant firstStart) {}

    void register(String reaction) {
        sql.sql("INSERT INTO reaction (name) VALUES (?) ON CONFLICT DO NOTHING").param(reaction).update();
    }

    /** Takes the reaction over for that time, unless another instance holds it; the database's clock decides. */
    Optional<Taken> take(String reaction, String instance, Duration lease) {
        return sql.sql("""
                UPDATE reaction SET holder = ?, held_until = clock_timestamp() + make_interval(secs => ?)
                WHERE name = ? AND (holder IS NULL OR holder = ? OR held_until < clock_timestamp())
                RETURNING txid, idx, event_id::text, first_start
                """).params(instance, seconds(lease), reaction, instance)
                .query((row, number) -> new Taken(position(row), row.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Moves on and holds the reaction for that time; false if another instance has taken it over. */
    boolean advance(String reaction, String instance, LogPosition to, Duration lease) {
        return sql.sql("""
                UPDATE reaction SET txid = :txid, idx = :idx, event_id = CAST(:event AS uuid),
                    held_until = clock_timestamp() + make_interval(secs => :lease),
                    advanced_at = CASE WHEN (txid, idx) = (:txid, :idx) THEN advanced_at
                        ELSE clock_timestamp() - make_interval(secs => 10 * :lease) END
                WHERE name = :name AND holder = :holder
                """).param("txid", to.transaction()).param("idx", to.index()).param("event", to.event())
                .param("lease", seconds(lease)).param("name", reaction).param("holder", instance).update() == 1;
    }

    /**
     * A consequence that was refused.
     *
     * @param at     where its event stands in the log
     * @param number of the consequence, from 0
     */
    record Refused(LogPosition at, int number) {}

    /** Remembers a refusal until the position has passed it. */
    void refused(String reaction, Refused refused) {
        sql.sql("INSERT INTO refused_consequence (reaction, txid, idx, number) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(reaction, refused.at().transaction(), refused.at().index(), refused.number()).update();
    }

    Set<Refused> refused(String reaction) {
        return sql.sql("SELECT txid, idx, number FROM refused_consequence WHERE reaction = ?").param(reaction)
                .query((row, number) -> new Refused(new LogPosition(row.getLong(1), row.getLong(2)), row.getInt(3)))
                .set();
    }

    void forgetRefused(String reaction, LogPosition upTo) {
        sql.sql("DELETE FROM refused_consequence WHERE reaction = ? AND (txid, idx) <= (?, ?)")
                .params(reaction, upTo.transaction(), upTo.index()).update();
    }

    void release(String reaction, String instance) {
        sql.sql("UPDATE reaction SET holder = NULL WHERE name = ? AND holder = ?").params(reaction, instance).update();
    }

    Progress progress(String reaction) {
        return sql.sql("""
                SELECT txid, idx, event_id::text, CASE WHEN held_until >= clock_timestamp() THEN holder END
                FROM reaction WHERE name = ?
                """).param(reaction)
                .query((row, number) -> new Progress(position(row), row.getString(4)))
                .single();
    }

    /**
     * @param reached how many of its consequences are dealt with
     * @param failure null for an event that only waits
     */
    void park(String reaction, LogEntry entry, int reached, @Nullable Throwable failure) {
        var recorded = entry.recorded();
        sql.sql("INSERT INTO parked_reaction (" + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp()) ON CONFLICT DO NOTHING")
                .params(reaction, recorded.aggregateId(), recorded.position().transaction(),
                        recorded.position().index(), recorded.version(), entry.eventId(), entry.correlationId(),
                        recorded.event() instanceof UnreadableEvent unreadable
                                ? unreadable.type()
                                : recorded.event().getClass().getSimpleName(),
                        reached)
                .param(failure == null ? null : failure.getClass().getName())
                .param(failure == null ? null : message(failure))
                .update();
    }

    void failed(ParkedReaction parked, Throwable failure) {
        at(parked, "UPDATE parked_reaction SET tried_at = clock_timestamp(), error = ?, message = ?",
                failure.getClass().getName(), message(failure));
    }

    void reached(ParkedReaction parked, int consequences) {
        at(parked, "UPDATE parked_reaction SET reached = ?", consequences);
    }

    void remove(ParkedReaction parked) {
        at(parked, "DELETE FROM parked_reaction");
    }

    private void at(ParkedReaction parked, String change, Object... values) {
        sql.sql(change + " WHERE reaction = ? AND aggregate_id = ? AND txid = ? AND idx = ?").params(values)
                .params(parked.reaction(), parked.aggregateId(), parked.position().transaction(),
                        parked.position().index())
                .update();
    }

    /** Everything a reaction has parked, by aggregate and then in log order. */
    List<ParkedReaction> parked(String reaction, int most) {
        return sql.sql("SELECT " + COLUMNS
                + " FROM parked_reaction WHERE reaction = ? ORDER BY aggregate_id, txid, idx LIMIT ?")
                .params(reaction, most).query(ReactionStore::parked).list();
    }

    /** What is parked of one aggregate, in log order. */
    List<ParkedReaction> parkedOf(String reaction, String aggregateId) {
        return sql.sql("SELECT " + COLUMNS
                + " FROM parked_reaction WHERE reaction = ? AND aggregate_id = ? ORDER BY txid, idx")
                .params(reaction, aggregateId).query(ReactionStore::parked).list();
    }

    /** The first of every aggregate of which something is parked. */
    List<ParkedReaction> firstParked(String reaction) {
        return sql.sql("SELECT DISTINCT ON (aggregate_id) " + COLUMNS
                + " FROM parked_reaction WHERE reaction = ? ORDER BY aggregate_id, txid, idx").param(reaction)
                .query(ReactionStore::parked).list();
    }

    /**
     * The first events of those aggregates that are due to be tried: without an error, or with one that passes by itself and
     * was last met so long ago.
     */
    List<ParkedReaction> due(String reaction, Collection<Class<?>> passing, Duration again) {
        return sql.sql("SELECT " + COLUMNS + " FROM (SELECT DISTINCT ON (aggregate_id) * FROM parked_reaction "
                + "WHERE reaction = ? ORDER BY aggregate_id, txid, idx) AS first WHERE error IS NULL "
                + "OR (error = ANY (?) AND tried_at <= clock_timestamp() - make_interval(secs => ?))")
                .params(reaction, passing.stream().map(Class::getName).toArray(String[]::new), seconds(again))
                .query(ReactionStore::parked).list();
    }

    /** Lets what failed be tried again; how many events of the aggregate are parked. */
    long retry(String reaction, String aggregateId) {
        sql.sql("UPDATE parked_reaction SET error = NULL, message = NULL WHERE reaction = ? AND aggregate_id = ?")
                .params(reaction, aggregateId).update();
        return count(reaction, aggregateId);
    }

    /** Gives up the first event, which makes the next one due; how many events of the aggregate are still parked. */
    long evict(String reaction, String aggregateId) {
        parkedOf(reaction, aggregateId).stream().findFirst().ifPresent(this::remove);
        return count(reaction, aggregateId);
    }

    private long count(String reaction, String aggregateId) {
        return sql.sql("SELECT count(*) FROM parked_reaction WHERE reaction = ? AND aggregate_id = ?")
                .params(reaction, aggregateId).query(Long.class).single();
    }

    long count(String reaction) {
        return sql.sql("SELECT count(*) FROM parked_reaction WHERE reaction = ?").param(reaction).query(Long.class)
                .single();
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(row.getLong(1), row.getLong(2), row.getString(3));
    }

    private static ParkedReaction parked(ResultSet row, int number) throws SQLException {
        return new ParkedReaction(row.getString(1), row.getString(2),
                new LogPosition(row.getLong(3), row.getLong(4), row.getString(6)), row.getLong(5), row.getString(6),
                row.getString(7), row.getString(8), row.getInt(9), row.getString(10), row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage()).replace("\0", "");
    }
}
