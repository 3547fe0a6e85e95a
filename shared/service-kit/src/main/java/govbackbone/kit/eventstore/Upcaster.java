package govbackbone.kit.eventstore;

import java.util.function.UnaryOperator;

import tools.jackson.databind.node.ObjectNode;

/**
 * Carries stored events of one revision to the next one. Declared as a bean beside the event whose revision it raises.
 *
 * @param type         logical name of the event: {@code proposal.CaseReceived}
 * @param fromRevision the revision it reads, from 1; it produces {@code fromRevision + 1}
 * @param change       turns the old JSON into the new one; may change its argument
 */
public record Upcaster(String type, int fromRevision, UnaryOperator<ObjectNode> change) {}
