package govbackbone.kit.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.eventstore.OldRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Files between their check and their commit, and after it the answer. A token is good for the actor it was given to, for a
 * day; of each actor the newest {@value #KEPT_PER_ACTOR} are kept.
 */
final class StagedImports {
    static final Duration KEPT = Duration.ofDays(1);
    private static final int KEPT_PER_ACTOR = 20;

    private static final String STAGE = "INSERT INTO staged_import (token, collection, subject, content, expires_at) VALUES (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?)) RETURNING expires_at";
    private static final String DROP_OLDER = "DELETE FROM staged_import WHERE token IN (SELECT token FROM staged_import WHERE subject = ? ORDER BY staged_at DESC OFFSET ?)";
    private static final String FIND = "SELECT CASE WHEN ? THEN content END, outcome::text FROM staged_import WHERE token = ? AND collection = ? AND subject = ? AND expires_at > clock_timestamp()";
    private static final String SETTLE = "UPDATE staged_import SET outcome = ?::json, content = NULL WHERE token = ? AND outcome IS NULL";
    private static final String OUTCOME = "SELECT outcome::text FROM staged_import WHERE token = ?";
    // Each may hold a file of many megabytes.
    private static final OldRows EXPIRED = new OldRows("staged_import", "expires_at", 50);

    private final JdbcTemplate jdbc;

    /** What is known under a token: a file that waits for its commit, or what became of it. */
    sealed interface Staged {}

    /** The file, for whoever needs it read again. */
    static final class Waiting implements Staged {
        private final byte @Nullable [] content;

        private Waiting(byte @Nullable [] content) {
            this.content = content;
        }

        byte[] content() {
            return Objects.requireNonNull(content);
        }
    }

    record Settled(String outcome) implements Staged {}

    StagedImports(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    /** Keeps the file; until when is returned. */
    Instant stage(String token, String collection, Actor actor, byte[] content) {
        OffsetDateTime expires = Objects
                .requireNonNull(jdbc.queryForObject(STAGE, OffsetDateTime.class, token, collection,
                        actor.subject(), content, KEPT.toSeconds()));
        jdbc.update(DROP_OLDER, actor.subject(), KEPT_PER_ACTOR);
        return expires.toInstant();
    }

    /** @param content whether it is needed, if it is a file */
    Optional<Staged> find(String token, String collection, Actor actor, boolean content) {
        return jdbc.query(FIND, (row, number) -> {
            String outcome = row.getString(2);
            return outcome == null ? new Waiting(row.getBytes(1)) : (Staged) new Settled(outcome);
        }, content, token, collection, actor.subject()).stream().findFirst();
    }

    /** Keeps the answer to the commit and drops the file, unless an answer was kept before: that one stands and is returned. */
    Optional<String> settle(String token, String outcome) {
        return jdbc.update(SETTLE, outcome, token) == 1
                ? Optional.empty()
                : jdbc.queryForList(OUTCOME, String.class, token).stream().filter(Objects::nonNull).findFirst();
    }

    /** Drops what has expired. */
    int forget() {
        return EXPIRED.remove(jdbc, Duration.ZERO);
    }
}
