package govbackbone.reporting.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import govbackbone.reporting.ledger.Segment.Row;

/**
 * The entries of one quantity, in segments. One thread writes; what it has frozen can be read by any, while it goes on.
 */
final class EntryColumns {
    private static final int MOST_EVENTS = 65_536;

    private final Quantity quantity;
    private final Words events = new Words();
    private final List<String> dimensions;
    private final Words[] words;
    private final Combinations combinations;
    private final List<Segment> segments = new ArrayList<>();
    private final Deque<Integer> roomy = new ArrayDeque<>();
    private final BitSet touched = new BitSet();
    private final MessageDigest digest;
    private int open = -1;
    private int entries;
    private long writes;
    private BigInteger sum = BigInteger.ZERO;
    private Segment[] frozen = {};

    EntryColumns(Quantity quantity) {
        this.quantity = quantity;
        this.dimensions = quantity.dimensions().stream().map(Dimension::code).toList();
        this.words = Stream.generate(Words::new).limit(dimensions.size()).toArray(Words[]::new);
        this.combinations = new Combinations(words.length);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Counts rows added and struck out. */
    long writes() {
        return writes;
    }

    Quantity quantity() {
        return quantity;
    }

    /**
     * What a subject contributes, in place of what it had contributed.
     *
     * @param number of the subject
     * @param name   of the subject, the same in every ledger
     * @param heldIn segments that hold entries of it
     * @return the segments that now do
     */
    List<Integer> replace(int number, String name, List<Entry> contributed, List<Integer> heldIn) {
        List<Row> added = new ArrayList<>(contributed.size());
        contributed.forEach(entry -> added.add(row(entry)));
        BitSet holding = new BitSet();
        for (int held : heldIn) {
            Segment segment = segments.get(held);
            for (int row = 0; row < segment.size(); row++) {
                if (segment.subject(row) == number && segment.holds(row)) {
                    if (remains(segment, row, added)) {
                        holding.set(held);
                    } else {
                        segment.strike(row);
                        touched.set(held);
                        entries--;
                        writes++;
                        sum = sum.subtract(hash(name, segment.row(row)));
                    }
                }
            }
        }
        added.forEach(row -> {
            holding.set(add(number, row));
            sum = sum.add(hash(name, row));
        });
        heldIn.forEach(this::tidy);
        return holding.stream().boxed().toList();
    }

    private static boolean remains(Segment segment, int row, List<Row> added) {
        for (int i = 0; i < added.size(); i++) {
            if (segment.says(row, added.get(i))) {
                added.remove(i);
                return true;
            }
        }
        return false;
    }

    private Row row(Entry entry) {
        int[] combination = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            combination[i] = words[i].add(entry.dimensions().getOrDefault(dimensions.get(i), ""));
        }
        int event = events.add(entry.event());
        if (event >= MOST_EVENTS) {
            throw new IllegalStateException("More kinds of events than a ledger can tell apart");
        }
        LocalDate until = entry.until();
        return new Row(entry.value(), Segment.day(entry.effectiveOn()),
                until == null ? Integer.MAX_VALUE : Segment.day(until), Segment.micros(entry.knownFrom()),
                entry.knownUntil() == null ? Long.MAX_VALUE : Segment.micros(entry.knownUntil()),
                Math.toIntExact(entry.version()), event, combinations.add(combination));
    }

    private int add(int number, Row row) {
        if (open < 0 || segments.get(open).isFull()) {
            Integer next = roomy.poll();
            if (next == null) {
                segments.add(new Segment());
                next = segments.size() - 1;
            }
            open = next;
        }
        segments.get(open).add(number, row);
        touched.set(open);
        entries++;
        writes++;
        return open;
    }

    private void tidy(int number) {
        Segment segment = segments.get(number);
        if (segment.isMostlyStruck()) {
            segments.set(number, segment.tidied());
            touched.set(number);
            if (number != open && !roomy.contains(number)) {
                roomy.add(number);
            }
        }
    }

    private BigInteger hash(String name, Row row) {
        digest(name);
        digest(events.text(row.event()));
        digest.update(ByteBuffer.allocate(44).putLong(row.value()).putInt(row.from()).putInt(row.until())
                .putLong(row.knownFrom()).putLong(row.knownUntil()).putLong(row.version()).flip());
        for (int i = 0; i < words.length; i++) {
            int word = combinations.word(row.combination(), i);
            if (word != 0) {
                digest(dimensions.get(i));
                digest(words[i].text(word));
            }
        }
        return new BigInteger(1, digest.digest());
    }

    private void digest(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** As it is now. */
    Snapshot freeze() {
        if (!touched.isEmpty()) {
            Segment[] next = Arrays.copyOf(frozen, segments.size());
            touched.stream().forEach(number -> next[number] = segments.get(number).frozen());
            touched.clear();
            frozen = next;
        }
        return new Snapshot(this, frozen, entries, sum);
    }

    /** What was put there. */
    Entry entry(Row row) {
        SortedMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < words.length; i++) {
            int word = combinations.word(row.combination(), i);
            if (word != 0) {
                values.put(dimensions.get(i), words[i].text(word));
            }
        }
        return new Entry(quantity.code(), row.value(), LocalDate.ofEpochDay(row.from()),
                row.until() == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(row.until()), values, row.version(),
                events.text(row.event()), Segment.instant(row.knownFrom()),
                row.knownUntil() == Long.MAX_VALUE ? null : Segment.instant(row.knownUntil()));
    }

    Combinations combinations() {
        return combinations;
    }

    /** @throws IllegalArgumentException if its entries have no such dimension */
    int dimension(String code) {
        int found = dimensions.indexOf(code);
        if (found < 0) {
            throw new IllegalArgumentException(quantity.code() + " is not told by " + code);
        }
        return found;
    }

    Words words(int dimension) {
        return words[dimension];
    }
}
