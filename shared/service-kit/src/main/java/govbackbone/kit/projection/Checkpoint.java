package govbackbone.kit.projection;

import govbackbone.kit.decision.LogPosition;

/**
 * How far a document has read one log.
 *
 * @param at      the last event applied
 * @param version of the document's own aggregate after the last of its events that was applied; 0 before
 * @param parked  the last event parked; {@link LogPosition#START} when none is
 */
record Checkpoint(LogPosition at, long version, LogPosition parked) {
    static final Checkpoint NONE = new Checkpoint(LogPosition.START, 0, LogPosition.START);

    /** Whether an event there has been dealt with already. */
    boolean covers(LogPosition position) {
        return position.compareTo(at) <= 0 || position.compareTo(parked) <= 0;
    }

    /** Whether another event than the one there is known to have been dealt with at that very place. */
    boolean contradicts(LogPosition position) {
        return (position.equals(at) && !position.agreesWith(at))
                || (position.equals(parked) && !position.agreesWith(parked));
    }

    Checkpoint applied(LogPosition position, long newVersion) {
        return new Checkpoint(position, newVersion, parked);
    }

    Checkpoint parkedAt(LogPosition position) {
        return new Checkpoint(at, version, position);
    }
}
