package govbackbone.kit.eventstore;

/**
 * The history of an aggregate cannot be read as a whole by this release, so nothing may be derived from it: an event of it is
 * an {@link UnreadableEvent}, or one is missing.
 */
public final class UnreadableHistory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnreadableHistory(String message) {
        super(message, null, false, false);
    }

    /** Because of an event that is there. */
    public static UnreadableHistory of(UnreadableEvent event) {
        return new UnreadableHistory(event.told());
    }

    /** Because of an event that is not there. */
    static UnreadableHistory missing(String aggregateId, long version) {
        return new UnreadableHistory("The log lacks version %d of %s".formatted(version, aggregateId));
    }
}
