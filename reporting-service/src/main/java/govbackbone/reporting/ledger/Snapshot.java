package govbackbone.reporting.ledger;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import govbackbone.reporting.ledger.Ledger.Found;
import govbackbone.reporting.ledger.Ledger.Place;
import govbackbone.reporting.ledger.Ledger.Subject;
import org.jspecify.annotations.Nullable;

/** The entries of one quantity as they were when they were frozen: read by any number of threads, changed by none. */
final class Snapshot {
    private static final int LEFT_OUT = -1;
    private static final BigInteger SUMS = BigInteger.ONE.shiftLeft(256);

    private final EntryColumns shelf;
    private final Segment[] segments;
    private final int entries;
    private final BigInteger sum;

    Snapshot(EntryColumns shelf, Segment[] segments, int entries, BigInteger sum) {
        this.shelf = shelf;
        this.segments = segments;
        this.entries = entries;
        this.sum = sum;
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

    int size() {
        return entries;
    }

    /** The sum of the SHA-256 of every entry, modulo 2 to the power of 256: the same whatever the order they came in. */
    Ledger.Checksum checksum() {
        return new Ledger.Checksum(shelf.quantity().code(), entries,
                String.format("%064x", sum.mod(SUMS)));
    }

    private interface Visitor {
        void row(Segment segment, int row);
    }

    /** For each combination of values the group it belongs to, or that it is left out. */
    private static final class Choice {
        final int[] groups;
        final List<List<String>> by;

        Choice(int[] groups, List<List<String>> by) {
            this.groups = groups;
            this.by = by;
        }
    }

    private void each(Slice slice, Choice choice, Visitor visitor) {
        int day = Segment.day(slice.asOf());
        LocalDate firstDay = slice.from();
        int first = firstDay == null ? Integer.MIN_VALUE : Segment.day(firstDay);
        long moment = Segment.micros(slice.knownAt());
        int[] groups = choice.groups;
        for (Segment segment : segments) {
            int size = segment.size();
            for (int row = 0; row < size; row++) {
                if (segment.counts(row, day, first, moment) && groups[segment.combination(row)] != LEFT_OUT) {
                    visitor.row(segment, row);
                }
            }
        }
    }

    private Choice choice(Slice slice, List<String> by) {
        Combinations combinations = shelf.combinations();
        int[] groups = new int[combinations.size()];
        int count = 1;
        int[] told = by.stream().mapToInt(shelf::dimension).toArray();
        for (int dimension : told) {
            Map<Long, Integer> numbers = new HashMap<>();
            for (int i = 0; i < groups.length; i++) {
                groups[i] = numbers.computeIfAbsent((long) groups[i] << 32 | combinations.word(i, dimension),
                        added -> numbers.size());
            }
            count = numbers.size();
        }
        List<List<String>> names = new ArrayList<>(Collections.nCopies(count, List.of()));
        for (int i = 0; i < groups.length; i++) {
            if (told.length > 0 && names.get(groups[i]).isEmpty()) {
                int combination = i;
                names.set(groups[i], Arrays.stream(told)
                        .mapToObj(dimension -> shelf.words(dimension).text(combinations.word(combination, dimension)))
                        .toList());
            }
        }
        slice.where().forEach((code, values) -> leaveOut(shelf.dimension(code), values, groups));
        return new Choice(groups, names);
    }

    private void leaveOut(int dimension, Set<String> values, int[] groups) {
        int[] wanted = values.stream().map(shelf.words(dimension)::number).filter(number -> number != null)
                .mapToInt(Integer::intValue).sorted().toArray();
        for (int i = 0; i < groups.length; i++) {
            if (Arrays.binarySearch(wanted, shelf.combinations().word(i, dimension)) < 0) {
                groups[i] = LEFT_OUT;
            }
        }
    }

    /** The sums of a slice, one for every group that has an entry; one of nothing if it is not told apart. */
    Collection<Group> groups(Slice slice, boolean keepValues) {
        Choice choice = choice(slice, slice.by());
        Group[] groups = new Group[choice.by.size()];
        if (slice.by().isEmpty()) {
            groups[0] = new Group(List.of());
        }
        each(slice, choice, (segment, row) -> {
            int number = choice.groups[segment.combination(row)];
            Group group = groups[number];
            if (group == null) {
                group = new Group(choice.by.get(number));
                groups[number] = group;
            }
            group.add(segment.value(row), keepValues);
        });
        return Arrays.stream(groups).filter(group -> group != null).toList();
    }

    /** The latest business date on which an entry of a slice began to count. */
    Optional<LocalDate> last(Slice slice) {
        int[] last = {Integer.MIN_VALUE};
        each(slice, choice(slice, List.of()), (segment, row) -> last[0] = Math.max(last[0], segment.from(row)));
        return last[0] == Integer.MIN_VALUE ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(last[0]));
    }

    private record Ref(Segment segment, int row) {
        int from() {
            return segment.from(row);
        }

        int subject() {
            return segment.subject(row);
        }
    }

    /** By business date, then by subject; the same entries always in the same order. */
    private Comparator<Ref> order(List<Subject> subjects) {
        return (one, other) -> {
            int order = Integer.compare(one.from(), other.from());
            if (order == 0 && one.subject() != other.subject()) {
                order = subjects.get(one.subject()).compareTo(subjects.get(other.subject()));
            }
            return order != 0 ? order : entry(one).toString().compareTo(entry(other).toString());
        };
    }

    private Entry entry(Ref ref) {
        return shelf.entry(ref.segment().row(ref.row()));
    }

    /** The next entries of a slice in order: what is kept meanwhile does not grow with their number. */
    List<Found> page(Slice slice, @Nullable Place after, int most, List<Subject> subjects) {
        int skip = after == null ? 0 : after.told();
        int kept = most + skip;
        Comparator<Ref> order = order(subjects);
        PriorityQueue<Ref> least = new PriorityQueue<>(order.reversed());
        each(slice, choice(slice, List.of()), (segment, row) -> {
            Ref ref = new Ref(segment, row);
            if (after == null || after.compareTo(LocalDate.ofEpochDay(ref.from()), subjects.get(ref.subject())) <= 0) {
                if (least.size() < kept) {
                    least.add(ref);
                } else if (order.compare(ref, least.element()) < 0) {
                    least.remove();
                    least.add(ref);
                }
            }
        });
        return least.stream().sorted(order).skip(skip).map(ref -> new Found(subjects.get(ref.subject()), entry(ref)))
                .toList();
    }

    /** All entries of a slice in order. What is kept meanwhile is 8 bytes for each, and more for those of one day. */
    Stream<Found> all(Slice slice, List<Subject> subjects) {
        long[][] rows = {new long[64]};
        int[] size = {0};
        Map<Segment, Integer> numbers = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            numbers.put(segments[i], i);
        }
        each(slice, choice(slice, List.of()), (segment, row) -> {
            if (size[0] == rows[0].length) {
                rows[0] = Arrays.copyOf(rows[0], size[0] * 2);
            }
            rows[0][size[0]++] = (long) segment.from(row) << 32
                    | (long) numbers.getOrDefault(segment, 0) * Segment.MOST_ROWS + row;
        });
        long[] sorted = Arrays.copyOf(rows[0], size[0]);
        Arrays.sort(sorted);
        int[] days = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] >> 32 != sorted[i - 1] >> 32).toArray();
        Comparator<Ref> order = order(subjects);
        return IntStream.range(0, days.length).boxed().flatMap(day -> Arrays
                .stream(sorted, days[day], day + 1 < days.length ? days[day + 1] : sorted.length)
                .mapToObj(this::ref).sorted(order)).map(ref -> new Found(subjects.get(ref.subject()), entry(ref)));
    }

    private Ref ref(long packed) {
        int number = (int) packed;
        return new Ref(segments[number / Segment.MOST_ROWS], number % Segment.MOST_ROWS);
    }
}
