package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The entries of one quantity as columns of numbers, so that a sum over a million of them is a walk through memory. Rows
 * are only added or struck out. Not safe for use by several threads: {@link Ledger} guards it.
 */
final class Shelf {
    private static final int FIRST_ROWS = 64;
    private static final int FEW_STRUCK = 1_000;

    private final Quantity quantity;
    private final Words events = new Words();
    private final Map<String, Words> words = new LinkedHashMap<>();
    private final Map<String, int[]> columns = new LinkedHashMap<>();
    private int size;
    private final BitSet gone = new BitSet();
    private int[] subject = new int[FIRST_ROWS];
    private long[] value = new long[FIRST_ROWS];
    private int[] from = new int[FIRST_ROWS];
    private int[] until = new int[FIRST_ROWS];
    private long[] knownFrom = new long[FIRST_ROWS];
    private long[] knownUntil = new long[FIRST_ROWS];
    private int[] version = new int[FIRST_ROWS];
    private int[] event = new int[FIRST_ROWS];

    Shelf(Quantity quantity) {
        this.quantity = quantity;
        quantity.dimensions().forEach(dimension -> {
            words.put(dimension.code(), new Words());
            columns.put(dimension.code(), new int[FIRST_ROWS]);
        });
    }

    /** Texts as numbers from 1; 0 is the empty text. */
    private static final class Words {
        private final Map<String, Integer> numbers = new HashMap<>(Map.of("", 0));
        private final List<String> texts = new ArrayList<>(List.of(""));

        int add(String text) {
            return numbers.computeIfAbsent(text, added -> {
                texts.add(added);
                return texts.size() - 1;
            });
        }
    }

    /** What a group of rows comes to: its values by the dimensions asked for, in their order. */
    static final class Group {
        final List<String> by;
        long sum;
        int entries;
        private long[] values = {};

        private Group(List<String> by) {
            this.by = by;
        }

        private void add(long added, boolean keep) {
            sum = Math.addExact(sum, added);
            if (keep) {
                if (entries == values.length) {
                    values = Arrays.copyOf(values, Math.max(16, entries * 2));
                }
                values[entries] = added;
            }
            entries++;
        }

        /** The nearest rank of at least that percentage. */
        long percentile(int percent) {
            long[] sorted = Arrays.copyOf(values, entries);
            Arrays.sort(sorted);
            return sorted[Math.max(0, (int) Math.ceilDiv((long) percent * entries, 100L) - 1)];
        }
    }

    Quantity quantity() {
        return quantity;
    }

    int size() {
        return size - gone.cardinality();
    }

    /** Whether it is worth putting the rest on a new shelf. */
    boolean isMostlyStruck() {
        int struck = gone.cardinality();
        return struck > FEW_STRUCK && struck > size / 2;
    }

    /** @return the number of its row */
    int add(int ofSubject, Entry entry) {
        if (size == value.length) {
            grow(size * 2);
        }
        subject[size] = ofSubject;
        value[size] = entry.value();
        from[size] = (int) entry.effectiveOn().toEpochDay();
        until[size] = entry.until() == null ? Integer.MAX_VALUE : (int) entry.until().toEpochDay();
        knownFrom[size] = micros(entry.knownFrom());
        knownUntil[size] = entry.knownUntil() == null ? Long.MAX_VALUE : micros(entry.knownUntil());
        version[size] = (int) entry.version();
        event[size] = events.add(entry.event());
        columns.forEach((dimension, column) -> column[size] = words(dimension)
                .add(entry.dimensions().getOrDefault(dimension, "")));
        return size++;
    }

    private void grow(int rows) {
        subject = Arrays.copyOf(subject, rows);
        value = Arrays.copyOf(value, rows);
        from = Arrays.copyOf(from, rows);
        until = Arrays.copyOf(until, rows);
        knownFrom = Arrays.copyOf(knownFrom, rows);
        knownUntil = Arrays.copyOf(knownUntil, rows);
        version = Arrays.copyOf(version, rows);
        event = Arrays.copyOf(event, rows);
        columns.replaceAll((dimension, column) -> Arrays.copyOf(column, rows));
    }

    /** The row is found no more; whoever has found it may still read it. */
    void strike(int row) {
        gone.set(row);
    }

    /** The sums of a slice, one for every group that has an entry; one of nothing if it is not told apart. */
    List<Group> groups(Slice slice, boolean keepValues) {
        List<Words> texts = slice.by().stream().map(this::words).toList();
        int[][] by = slice.by().stream().map(this::column).toArray(int[][]::new);
        Map<Long, Group> groups = new HashMap<>();
        Group whole = new Group(List.of());
        rows(slice).forEach(row -> {
            Group group = whole;
            if (by.length > 0) {
                long key = 0;
                for (int i = 0; i < by.length; i++) {
                    key = Math.addExact(Math.multiplyExact(key, (long) texts.get(i).texts.size()), by[i][row]);
                }
                group = groups.get(key);
                if (group == null) {
                    group = new Group(IntStream.range(0, by.length)
                            .mapToObj(i -> texts.get(i).texts.get(by[i][row])).toList());
                    groups.put(key, group);
                }
            }
            group.add(value[row], keepValues);
        });
        return by.length == 0 ? List.of(whole) : List.copyOf(groups.values());
    }

    /** The rows of a slice, in the order in which they came. */
    IntStream rows(Slice slice) {
        IntPredicate test = test(slice);
        return IntStream.range(0, size).filter(row -> test.test(row) && !gone.get(row));
    }

    /** The rows of a slice by business date, then by subject; the same rows always in the same order. */
    int[] sorted(Slice slice, IntFunction<String> idOf) {
        return rows(slice).boxed().sorted((one, other) -> {
            int order = Integer.compare(from[one], from[other]);
            if (order == 0 && subject[one] != subject[other]) {
                order = idOf.apply(subject[one]).compareTo(idOf.apply(subject[other]));
            }
            return order == 0 ? entry(one).toString().compareTo(entry(other).toString()) : order;
        }).mapToInt(Integer::intValue).toArray();
    }

    private IntPredicate test(Slice slice) {
        int day = (int) slice.asOf().toEpochDay();
        LocalDate firstDay = slice.from();
        int first = firstDay == null ? Integer.MIN_VALUE : (int) firstDay.toEpochDay();
        long moment = micros(slice.knownAt());
        IntPredicate test = row -> from[row] <= day && day < until[row] && from[row] >= first
                && knownFrom[row] <= moment && moment < knownUntil[row];
        for (var filter : slice.where().entrySet()) {
            int[] column = column(filter.getKey());
            boolean[] wanted = new boolean[words(filter.getKey()).texts.size()];
            filter.getValue().forEach(text -> {
                Integer number = words(filter.getKey()).numbers.get(text);
                if (number != null) {
                    wanted[number] = true;
                }
            });
            test = test.and(row -> wanted[column[row]]);
        }
        return test;
    }

    int subject(int row) {
        return subject[row];
    }

    LocalDate effectiveOn(int row) {
        return LocalDate.ofEpochDay(from[row]);
    }

    /** What was put there. */
    Entry entry(int row) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        columns.forEach((dimension, column) -> {
            if (column[row] != 0) {
                dimensions.put(dimension, words(dimension).texts.get(column[row]));
            }
        });
        return new Entry(quantity.code(), value[row], effectiveOn(row),
                until[row] == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(until[row]), dimensions, version[row],
                events.texts.get(event[row]), instant(knownFrom[row]),
                knownUntil[row] == Long.MAX_VALUE ? null : instant(knownUntil[row]));
    }

    /** Every row that was not struck out. */
    IntStream all() {
        return IntStream.range(0, size).filter(row -> !gone.get(row));
    }

    private Words words(String dimension) {
        return known(words.get(dimension), dimension);
    }

    private int[] column(String dimension) {
        return known(columns.get(dimension), dimension);
    }

    private <T> T known(@Nullable T found, String dimension) {
        if (found == null) {
            throw new IllegalArgumentException(quantity.code() + " is not told by " + dimension);
        }
        return found;
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
