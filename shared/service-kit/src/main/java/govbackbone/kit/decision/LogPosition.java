package govbackbone.kit.decision;

/**
 * Where an event stands in its service's log: first by the transaction that wrote it, then by index. Totally ordered; an
 * event that becomes visible later never has a lower position than one already read.
 *
 * @param transaction PostgreSQL's 64-bit transaction id
 * @param index       rises within a transaction
 */
public record LogPosition(long transaction, long index) implements Comparable<LogPosition> {
    /** Before every event. */
    public static final LogPosition START = new LogPosition(0, 0);

    @Override
    public int compareTo(LogPosition other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(index, other.index);
    }

    /** {@code transaction-index}, as used in server-sent event ids. */
    @Override
    public String toString() {
        return transaction + "-" + index;
    }

    /** @throws IllegalArgumentException if the text is not of the form of {@link #toString} */
    public static LogPosition parse(String text) {
        int dash = text.indexOf('-');
        if (dash <= 0) {
            throw new IllegalArgumentException("Not a log position: " + text);
        }
        return new LogPosition(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }
}
