package govbackbone.kit.reaction;

import govbackbone.kit.decision.AggregateType;

/**
 * A command the backbone gives because of an event.
 *
 * @param type        the kind of aggregate
 * @param aggregateId whose command it is; of a creating command, the id of the new aggregate, which must follow from the
 *                    event
 * @param command     what is then decided; the decider looks at the state again, since others may have been faster
 */
public record Consequence<C>(AggregateType<C, ?, ?> type, String aggregateId, C command) {}
