package govbackbone.kit.imports;

/** The text of a cell while it is read: no more of it is kept than a cell may hold. */
final class CellText {
    /** Characters (UTF-16), as Excel limits them; no field is as long. */
    static final int LONGEST = 32_767;

    private final StringBuilder kept = new StringBuilder();
    private long length;

    void add(String more) {
        length += more.length();
        kept.append(more, 0, Math.min(more.length(), LONGEST - kept.length()));
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether there is more of it than was kept. */
    boolean isCut() {
        return length > LONGEST;
    }

    /** The cell that is told to be too long. */
    Cell tooLong() {
        return new Cell.TooLong(LONGEST, length);
    }

    String kept() {
        return kept.toString();
    }
}
