package govbackbone.kit.decision;

/**
 * The event that a reader has read last is not in the log: the log was restored, or its database failed over, without it.
 * What the reader has made of it may be wrong, and what stands in its place would be passed over, so the reader stops.
 */
public final class HistoryChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param position of the event that is missing */
    public HistoryChanged(LogPosition position) {
        super("The log does not hold the event that was read at " + position.reference()
                + ": its database was restored or failed over without it. See docs/runbooks/changed-history.md");
    }
}
