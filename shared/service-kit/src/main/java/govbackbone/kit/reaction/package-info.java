/**
 * What a service does because something happened, in its own log or another service's: pure functions from events to
 * commands, followed with a durable position. Every command takes effect exactly once, wherever a process dies;
 * {@code ReactionsTest} and {@code ReactionFailoverTest} show it.
 */
@NullMarked
package govbackbone.kit.reaction;

import org.jspecify.annotations.NullMarked;
