package govbackbone.kit.command;

import java.time.Duration;
import java.util.Optional;

import govbackbone.kit.decision.Actor;
import org.springframework.jdbc.core.JdbcTemplate;

/** First answers to requests, so that a repeat gets the same one. A key belongs to its actor. */
final class IdempotencyKeys {
    private static final String ANSWER = "SELECT body_hash, aggregate_id, version FROM idempotency_key WHERE subject = ? AND key = ?";
    private static final String KEEP = "INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String FORGET = "DELETE FROM idempotency_key WHERE stored_at < clock_timestamp() - make_interval(secs => ?)";

    private final JdbcTemplate jdbc;

    IdempotencyKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CommandFailure.KeyReused if the key answered another request */
    Optional<Accepted> answer(Actor actor, Submission.Idempotency request) {
        return jdbc.query(ANSWER, (row, number) -> {
            if (!row.getString(1).equals(request.bodyHash())) {
                throw new CommandFailure.KeyReused(request.key());
            }
            return new Accepted(row.getString(2), row.getLong(3));
        }, actor.subject(), request.key()).stream().findFirst();
    }

    /** Waits for a transaction that is just using the same key; false if it used it. */
    boolean keep(Actor actor, Submission.Idempotency request, Accepted answer) {
        return jdbc.update(KEEP, actor.subject(), request.key(), request.bodyHash(), answer.id(),
                answer.version()) == 1;
    }

    /** Forgets the answers that are older. */
    int forget(Duration age) {
        return jdbc.update(FORGET, age.toSeconds());
    }
}
