package govbackbone.kit.command;

import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;

import org.jspecify.annotations.Nullable;

/**
 * A command on its way to be decided.
 *
 * @param type            the kind of aggregate
 * @param aggregateId     whose command it is; null lets a {@link Creates} command start a new aggregate
 * @param command         a record of the type's sealed command interface, already valid in itself
 * @param actor           who asks
 * @param idempotency     the client's key, if it sent one
 * @param expectedVersion from {@code If-Match}: the only version on which the command may be decided
 * @param correlationId   ties the events to the request that caused them
 */
public record Submission<C>(AggregateType<C, ?, ?> type, @Nullable String aggregateId, C command, Actor actor,
        @Nullable Idempotency idempotency, @Nullable Long expectedVersion, String correlationId) {
    /**
     * @param key      chosen by the client, at most 200 characters; unique per actor
     * @param bodyHash of method, path and body: another hash under the same key is a conflict
     */
    public record Idempotency(String key, String bodyHash) {}
}
