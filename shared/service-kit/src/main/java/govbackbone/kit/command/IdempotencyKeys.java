package govbackbone.kit.command;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.eventstore.OldRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** First answers to requests, so that a repeat gets the same one. A key belongs to its actor. */
final class IdempotencyKeys {
    private static final String ANSWER = "SELECT body_hash, aggregate_id, version FROM idempotency_key WHERE subject = ? AND key = ?";
    private static final String KEEP = "INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String ANSWERS = "SELECT subject, key, body_hash, aggregate_id, version FROM idempotency_key WHERE (subject, key) IN (SELECT * FROM unnest(?::text[], ?::text[]))";
    private static final String KEEP_ALL = "INSERT INTO idempotency_key (subject, key, body_hash, aggregate_id, version) SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) ON CONFLICT DO NOTHING";
    // What a reaction has given since it stands where it stands may be given again, however long that takes.
    private static final OldRows OLD = new OldRows("idempotency_key", "stored_at", 2_000, """
            EXISTS (SELECT 1 FROM reaction
                WHERE idempotency_key.subject = 'backbone' AND idempotency_key.stored_at >= reaction.advanced_at
                    AND starts_with(idempotency_key.key, 'reaction/' || reaction.name || '/'))""");

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

    /**
     * A key and whose it is.
     *
     * @param subject of the actor
     */
    record Request(String subject, Submission.Idempotency idempotency) {}

    /**
     * The answers that were given to these requests.
     *
     * @throws CommandFailure.KeyReused if a key answered another request
     */
    Map<Request, Accepted> answers(Collection<Request> requests) {
        Map<List<String>, Request> byKey = new HashMap<>();
        requests.forEach(request -> byKey.put(List.of(request.subject(), request.idempotency().key()), request));
        Map<Request, Accepted> answers = new HashMap<>();
        jdbc.query(ANSWERS, row -> {
            Request request = Objects.requireNonNull(byKey.get(List.of(row.getString(1), row.getString(2))));
            if (!row.getString(3).equals(request.idempotency().bodyHash())) {
                throw new CommandFailure.KeyReused(request.idempotency().key());
            }
            answers.put(request, new Accepted(row.getString(4), row.getLong(5)));
        }, texts(requests, Request::subject), texts(requests, request -> request.idempotency().key()));
        return answers;
    }

    /** Like {@link #keep}, for several requests; false unless all of them are kept. */
    boolean keepAll(Map<Request, Accepted> answers) {
        List<Request> requests = answers.keySet().stream()
                .sorted(Comparator.comparing(Request::subject).thenComparing(request -> request.idempotency().key()))
                .toList();
        List<Accepted> accepted = requests.stream().map(answers::get).map(Objects::requireNonNull).toList();
        return jdbc.update(KEEP_ALL, texts(requests, Request::subject),
                texts(requests, request -> request.idempotency().key()),
                texts(requests, request -> request.idempotency().bodyHash()),
                accepted.stream().map(Accepted::id).toArray(String[]::new),
                accepted.stream().map(Accepted::version).toArray(Long[]::new)) == requests.size();
    }

    private static String[] texts(Collection<Request> requests, Function<Request, String> part) {
        return requests.stream().map(part).toArray(String[]::new);
    }

    /** Forgets the answers that are older, unless a reaction may still repeat them. */
    int forget(Duration age) {
        return OLD.remove(jdbc, age);
    }
}
