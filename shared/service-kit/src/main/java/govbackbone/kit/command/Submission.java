package govbackbone.kit.command;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;

import org.jspecify.annotations.Nullable;

/**
 * A command on its way to be decided.
 *
 * @param type            the kind of aggregate
 * @param aggregateId     whose command it is; null lets a {@link Creates} command start a new aggregate, under its
 *                        {@link NaturalId} or else under a new id
 * @param command         a record of the type's sealed command interface, already valid in itself
 * @param actor           who asks
 * @param idempotency     the client's key, if it sent one
 * @param expectedVersion from {@code If-Match}: the only version on which the command may be decided
 * @param correlationId   ties the events to the request that caused them
 * @param causationId     id of the event the command reacts to, if it does
 */
public record Submission<C>(AggregateType<C, ?, ?> type, @Nullable String aggregateId, C command, Actor actor,
        @Nullable Idempotency idempotency, @Nullable Long expectedVersion, String correlationId,
        @Nullable String causationId) {

    /** A submission that no event caused. */
    public Submission(AggregateType<C, ?, ?> type, @Nullable String aggregateId, C command, Actor actor,
            @Nullable Idempotency idempotency, @Nullable Long expectedVersion, String correlationId) {
        this(type, aggregateId, command, actor, idempotency, expectedVersion, correlationId, null);
    }

    /**
     * @param key      chosen by the client, at most 200 characters; unique per actor
     * @param bodyHash of method, path and body: another hash under the same key is a conflict
     */
    public record Idempotency(String key, String bodyHash) {}
}
