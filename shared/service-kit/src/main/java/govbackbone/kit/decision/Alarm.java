package govbackbone.kit.decision;

import java.time.Instant;

/**
 * A command that the backbone gives itself at a later time. Alarms are a pure function of the state: after every decision
 * the kit schedules those that appeared and cancels those that vanished, in the transaction of the events.
 *
 * @param name    identifies the alarm within its aggregate
 * @param at      when
 * @param command what is then decided; it may be decided twice or late, so the decider looks at the state again
 */
public record Alarm<C>(String name, Instant at, C command) {}
