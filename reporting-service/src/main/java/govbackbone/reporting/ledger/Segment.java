package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A thousand entries of one quantity as columns of numbers. Rows are only added or struck out, so that a frozen copy
 * shares the columns with the original and costs a few hundred bytes. A column in which every row says the same is not there.
 */
final class Segment {
    static final int MOST_ROWS = 1_024;
    private static final int FIRST_ROWS = 16;
    private static final int FEW_STRUCK = 128;

    private int[] subject;
    private int[] combination;
    private int[] from;
    private int[] version;
    private short[] event;
    private long[] knownFrom;
    /** Null while every value is 1. */
    private long @Nullable [] value;
    /** Null while no entry has an end. */
    private int @Nullable [] until;
    /** Null while no entry is superseded. */
    private long @Nullable [] knownUntil;
    private long[] gone;
    private int size;
    private int struck;
    private boolean goneIsShared;

    Segment() {
        subject = new int[FIRST_ROWS];
        combination = new int[FIRST_ROWS];
        from = new int[FIRST_ROWS];
        version = new int[FIRST_ROWS];
        event = new short[FIRST_ROWS];
        knownFrom = new long[FIRST_ROWS];
        gone = new long[1];
    }

    private Segment(Segment other) {
        subject = other.subject;
        combination = other.combination;
        from = other.from;
        version = other.version;
        event = other.event;
        knownFrom = other.knownFrom;
        value = other.value;
        until = other.until;
        knownUntil = other.knownUntil;
        gone = other.gone;
        size = other.size;
        struck = other.struck;
        goneIsShared = true;
    }

    /**
     * What a row says.
     *
     * @param from       day since 1970-01-01
     * @param until      day since 1970-01-01; {@link Integer#MAX_VALUE} for ever
     * @param knownFrom  microseconds since 1970-01-01
     * @param knownUntil microseconds since 1970-01-01; {@link Long#MAX_VALUE} while it stands
     * @param event      number of a word
     */
    record Row(long value, int from, int until, long knownFrom, long knownUntil, int version, int event,
            int combination) {}

    /** As it is now, for any number of readers: nothing that is added or struck out later is seen in it. */
    Segment frozen() {
        goneIsShared = true;
        return new Segment(this);
    }

    void add(int ofSubject, Row row) {
        if (size == subject.length) {
            grow(Math.min(MOST_ROWS, size * 2));
        }
        subject[size] = ofSubject;
        combination[size] = row.combination();
        from[size] = row.from();
        version[size] = row.version();
        event[size] = (short) row.event();
        knownFrom[size] = row.knownFrom();
        value = put(value, row.value(), 1);
        knownUntil = put(knownUntil, row.knownUntil(), Long.MAX_VALUE);
        if (until == null && row.until() != Integer.MAX_VALUE) {
            until = new int[subject.length];
            Arrays.fill(until, 0, size, Integer.MAX_VALUE);
        }
        if (until != null) {
            until[size] = row.until();
        }
        size++;
    }

    private long @Nullable [] put(long @Nullable [] column, long added, long usual) {
        long[] filled = column;
        if (filled == null && added != usual) {
            filled = new long[subject.length];
            Arrays.fill(filled, 0, size, usual);
        }
        if (filled != null) {
            filled[size] = added;
        }
        return filled;
    }

    private void grow(int rows) {
        subject = Arrays.copyOf(subject, rows);
        combination = Arrays.copyOf(combination, rows);
        from = Arrays.copyOf(from, rows);
        version = Arrays.copyOf(version, rows);
        event = Arrays.copyOf(event, rows);
        knownFrom = Arrays.copyOf(knownFrom, rows);
        value = value == null ? null : Arrays.copyOf(value, rows);
        until = until == null ? null : Arrays.copyOf(until, rows);
        knownUntil = knownUntil == null ? null : Arrays.copyOf(knownUntil, rows);
        ownGone((rows + 63) / 64);
    }

    private void ownGone(int words) {
        gone = Arrays.copyOf(gone, words);
        goneIsShared = false;
    }

    void strike(int row) {
        if (goneIsShared) {
            ownGone(gone.length);
        }
        gone[row >> 6] |= 1L << row;
        struck++;
    }

    boolean isFull() {
        return size == MOST_ROWS;
    }

    boolean isMostlyStruck() {
        return struck >= FEW_STRUCK && struck > size / 2;
    }

    /** The rows that are left, in the same order. */
    Segment tidied() {
        Segment tidy = new Segment();
        for (int row = 0; row < size; row++) {
            if (holds(row)) {
                tidy.add(subject[row], row(row));
            }
        }
        return tidy;
    }

    /** Rows, struck ones included. */
    int size() {
        return size;
    }

    /** Whether a row was not struck out. */
    boolean holds(int row) {
        return (gone[row >> 6] & 1L << row) == 0;
    }

    Row row(int row) {
        return new Row(value(row), from[row], until(row), knownFrom[row], knownUntil(row), version[row],
                Short.toUnsignedInt(event[row]), combination[row]);
    }

    boolean says(int row, Row other) {
        return combination[row] == other.combination() && value(row) == other.value() && from[row] == other.from()
                && until(row) == other.until() && knownFrom[row] == other.knownFrom()
                && knownUntil(row) == other.knownUntil() && version[row] == other.version()
                && Short.toUnsignedInt(event[row]) == other.event();
    }

    int subject(int row) {
        return subject[row];
    }

    int combination(int row) {
        return combination[row];
    }

    int from(int row) {
        return from[row];
    }

    long value(int row) {
        return value == null ? 1 : value[row];
    }

    private int until(int row) {
        return until == null ? Integer.MAX_VALUE : until[row];
    }

    private long knownUntil(int row) {
        return knownUntil == null ? Long.MAX_VALUE : knownUntil[row];
    }

    /** Whether a row counts on a day, began on the first one or later, and was known at a moment. */
    boolean counts(int row, int day, int first, long moment) {
        return from[row] <= day && from[row] >= first && knownFrom[row] <= moment && day < until(row)
                && moment < knownUntil(row) && holds(row);
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
