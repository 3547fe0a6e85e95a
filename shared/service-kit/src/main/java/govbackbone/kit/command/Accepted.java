package govbackbone.kit.command;

/**
 * The answer to a command that was decided.
 *
 * @param id      of the aggregate
 * @param version of the aggregate after the decision
 */
public record Accepted(String id, long version) {}
