package govbackbone.kit.eventstore;

import java.time.Instant;

import govbackbone.kit.decision.LogPosition;
import org.jspecify.annotations.Nullable;

/**
 * How far a log can be read at a moment, and what is still being written.
 *
 * @param head     position of the last event that can be read
 * @param lookedAt the moment, by the clock that stamps events
 * @param begun    every transaction with a lower number had begun to write by then; one with this number or a higher one
 *                 stamps its events later than {@code lookedAt}
 * @param ended    every transaction with a lower number has ended
 * @param withheld when the oldest event was recorded that is there but cannot be read yet, because a transaction that began
 *                 before it is still writing; null if there is none
 */
public record Horizon(LogPosition head, Instant lookedAt, long begun, long ended, @Nullable Instant withheld) {}
