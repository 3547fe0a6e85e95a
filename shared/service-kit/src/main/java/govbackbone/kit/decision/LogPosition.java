package govbackbone.kit.decision;

import org.jspecify.annotations.Nullable;

/**
 * Where an event stands in its service's log: first by the transaction that wrote it, then by index. Totally ordered; an
 * event that becomes visible later never has a lower position than one already read. Positions are equal when they are the
 * same place: whether the same event is still there is what {@link #event} is for, since a log that was restored without
 * its end gives its places to other events.
 *
 * @param transaction PostgreSQL's 64-bit transaction id
 * @param index       rises within a transaction
 * @param event       id of the event that was read there, a UUID; null for a place of which that is not known
 */
public record LogPosition(long transaction, long index, @Nullable String event) implements Comparable<LogPosition> {
    /** Before every event. */
    public static final LogPosition START = new LogPosition(0, 0);

    /** A place, whatever is there. */
    public LogPosition(long transaction, long index) {
        this(transaction, index, null);
    }

    @Override
    public int compareTo(LogPosition other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(index, other.index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogPosition position && compareTo(position) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(transaction) + Long.hashCode(index);
    }

    /** Whether this is the place of the other and not known to be that of another event. */
    public boolean agreesWith(LogPosition other) {
        return equals(other) && (event == null || other.event == null || event.equals(other.event));
    }

    /** The place right before this one: what comes first after it is the event that is here. */
    public LogPosition before() {
        return new LogPosition(transaction, index - 1);
    }

    /** {@code transaction-index}. */
    @Override
    public String toString() {
        return transaction + "-" + index;
    }

    /** {@code transaction-index-event}, as used in server-sent event ids; without the event where that is not known. */
    public String reference() {
        return event == null ? toString() : this + "-" + event;
    }

    /** @throws IllegalArgumentException if the text is not of the form of {@link #reference} */
    public static LogPosition parse(String text) {
        String[] parts = text.split("-", 3);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not a log position: " + text);
        }
        return new LogPosition(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts.length == 3 ? parts[2] : null);
    }
}
