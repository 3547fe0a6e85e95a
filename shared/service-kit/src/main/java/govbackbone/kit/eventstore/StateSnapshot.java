package govbackbone.kit.eventstore;

/**
 * Payload of a snapshot message: the state an aggregate has after its events up to the message's sequence number. The
 * message's type names the kind of aggregate.
 *
 * @param weight of these events together
 */
public record StateSnapshot(Object state, long weight) {}
