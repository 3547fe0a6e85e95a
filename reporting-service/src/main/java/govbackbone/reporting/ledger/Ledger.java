package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.reporting.ledger.Measure.Mean;
import govbackbone.reporting.ledger.Measure.Percentile;
import govbackbone.reporting.ledger.Measure.Rate;
import govbackbone.reporting.ledger.Measure.Total;
import govbackbone.reporting.ledger.Snapshot.Group;
import org.jspecify.annotations.Nullable;

/**
 * The measure ledger (指标台账): the accounts of all subjects, held in memory as they are stored, in a form in which any
 * figure is a walk through columns. Today's knowledge and that of an earlier moment are answered by the same walk, so they
 * cannot contradict each other (ADR 0020).
 * <p>
 * One thread puts accounts and publishes; questions are answered from what was published last, which nobody changes, so
 * neither waits for the other.
 */
public final class Ledger {
    /** Bits for the number of a segment. */
    private static final int PLACES = 20;

    private final Map<String, EntryColumns> shelves = new LinkedHashMap<>();
    private final List<EntryColumns> byNumber;
    private final Map<Key, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<Key, Set<Key>> links = new ConcurrentHashMap<>();
    private final Map<Key, Set<Key>> linkedFrom = new ConcurrentHashMap<>();
    /** Of each subject, in which segments its entries are: the number of the shelf, then that of the segment. */
    private int[][] held = new int[64][];
    private Subject[] subjects = new Subject[64];
    private int size;
    private Instant latest = Instant.EPOCH;
    private volatile Published published;

    /** @param measures all that may be asked for */
    public Ledger(List<Measure> measures) {
        measures.stream().flatMap(Ledger::totals).map(Total::of).distinct()
                .forEach(quantity -> shelves.put(quantity.code(), new EntryColumns(quantity)));
        byNumber = List.copyOf(shelves.values());
        published = freeze(Instant.EPOCH);
    }

    private static Stream<Total> totals(Measure measure) {
        return switch (measure) {
            case Total total -> Stream.of(total);
            case Rate rate -> Stream.of(rate.part(), rate.whole());
            case Mean mean -> Stream.of(mean.base());
            case Percentile percentile -> Stream.of(percentile.base());
        };
    }

    private record Key(String kind, String id) {}

    /**
     * What an entry is about.
     *
     * @param kind of subject
     */
    public record Subject(String kind, String id, String title, long version) implements Comparable<Subject> {
        private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::id)
                .thenComparing(Subject::kind);

        @Override
        public int compareTo(Subject other) {
            return ORDER.compare(this, other);
        }
    }

    /** An entry and what it is about. */
    public record Found(Subject subject, Entry entry) {}

    /**
     * Where a list of entries goes on.
     *
     * @param on   business date of the last entry that was told
     * @param kind of its subject
     * @param id   of its subject
     * @param told how many entries of that day and subject
     */
    public record Place(LocalDate on, String kind, String id, int told) {
        /** After a page that is not empty. */
        public static Place after(@Nullable Place before, List<Found> page) {
            Found last = page.getLast();
            LocalDate on = last.entry().effectiveOn();
            int told = 0;
            while (told < page.size() && page.get(page.size() - 1 - told).entry().effectiveOn().equals(on)
                    && page.get(page.size() - 1 - told).subject().compareTo(last.subject()) == 0) {
                told++;
            }
            if (before != null && told == page.size() && before.compareTo(on, last.subject()) == 0) {
                told += before.told();
            }
            return new Place(on, last.subject().kind(), last.subject().id(), told);
        }

        int compareTo(LocalDate date, Subject subject) {
            int order = on.compareTo(date);
            if (order == 0) {
                order = id.compareTo(subject.id());
            }
            return order == 0 ? kind.compareTo(subject.kind()) : order;
        }
    }

    /**
     * @param knownAt when the last of what may be told was recorded
     * @param settled the moment up to which nothing more can be recorded
     */
    private record Published(Map<String, Snapshot> quantities, List<Subject> subjects, Instant knownAt,
            Instant settled) {
        Snapshot of(Total total) {
            Snapshot found = quantities.get(total.of().code());
            if (found == null) {
                throw new IllegalArgumentException("There is no quantity " + total.of().code());
            }
            return found;
        }
    }

    /**
     * Puts an account in place of what was known of its subject. An older one than that changes nothing, unless all are read
     * anew. Readers see it when it is published.
     *
     * @param anew whether what is known of the subject is to be replaced by whatever this account says
     * @return whether anything has changed
     * @throws IllegalArgumentException if it counts what no measure is made of; nothing has changed then
     */
    synchronized boolean put(String kind, Account account, boolean anew) {
        Key key = new Key(kind, account.id());
        Integer known = numbers.get(key);
        if (known != null && !anew && subjects[known].version() >= account.version()) {
            return false;
        }
        Map<EntryColumns, List<Entry>> contributed = new LinkedHashMap<>();
        for (Entry entry : account.entries().all()) {
            EntryColumns shelf = shelves.get(entry.quantity());
            if (shelf == null) {
                throw new IllegalArgumentException("No measure is made of " + entry.quantity());
            }
            contributed.computeIfAbsent(shelf, each -> new ArrayList<>()).add(entry);
        }
        int number = known == null ? size : known;
        if (number == subjects.length) {
            subjects = Arrays.copyOf(subjects, number * 2);
            held = Arrays.copyOf(held, number * 2);
        }
        Subject subject = new Subject(kind, account.id(), account.title(), account.version());
        boolean changed = !subject.equals(subjects[number]);
        subjects[number] = subject;
        changed |= contribute(number, key, contributed);
        if (known == null) {
            size++;
            numbers.put(key, number);
        }
        names.putAll(account.names());
        link(key, account.links().stream().map(link -> new Key(link.kind(), link.id())).collect(Collectors.toSet()));
        account.entries().all().forEach(entry -> {
            note(entry.knownFrom());
            note(entry.knownUntil());
        });
        return changed;
    }

    private boolean contribute(int number, Key key, Map<EntryColumns, List<Entry>> contributed) {
        int[] before = held[number] == null ? new int[0] : held[number];
        List<Integer> after = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < byNumber.size(); i++) {
            int shelf = i;
            List<Integer> segments = Arrays.stream(before).filter(place -> place >>> PLACES == shelf)
                    .map(place -> place & (1 << PLACES) - 1).boxed().toList();
            List<Entry> entries = contributed.getOrDefault(byNumber.get(i), List.of());
            if (!segments.isEmpty() || !entries.isEmpty()) {
                long writes = byNumber.get(i).writes();
                byNumber.get(i).replace(number, key.kind() + ":" + key.id(), entries, segments)
                        .forEach(segment -> after.add(shelf << PLACES | segment));
                changed |= byNumber.get(i).writes() > writes;
            }
        }
        held[number] = after.stream().mapToInt(Integer::intValue).toArray();
        return changed;
    }

    /** Forgets all subjects of a kind but these. */
    synchronized boolean retain(String kind, Collection<String> ids) {
        Set<String> kept = Set.copyOf(ids);
        boolean any = false;
        for (Map.Entry<Key, Integer> known : Map.copyOf(numbers).entrySet()) {
            Key key = known.getKey();
            if (key.kind().equals(kind) && !kept.contains(key.id())) {
                contribute(known.getValue(), key, Map.of());
                link(key, Set.of());
                numbers.remove(key);
                any = true;
            }
        }
        return any;
    }

    private void link(Key from, Set<Key> to) {
        Set<Key> before = links.getOrDefault(from, Set.of());
        if (before.equals(to)) {
            return;
        }
        before.forEach(other -> linkedFrom.computeIfPresent(other, (key, all) -> without(all, from)));
        to.forEach(other -> linkedFrom.merge(other, Set.of(from), Ledger::both));
        if (to.isEmpty()) {
            links.remove(from);
        } else {
            links.put(from, to);
        }
    }

    private static @Nullable Set<Key> without(Set<Key> all, Key key) {
        Set<Key> left = all.stream().filter(other -> !other.equals(key)).collect(Collectors.toSet());
        return left.isEmpty() ? null : left;
    }

    private static Set<Key> both(Set<Key> some, Set<Key> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private void note(@Nullable Instant recorded) {
        if (recorded != null && recorded.isAfter(latest)) {
            latest = recorded;
        }
    }

    /**
     * Lets readers see all that was put.
     *
     * @param settled the moment up to which everything that is recorded was put and nothing more can be recorded; never
     *                earlier than before
     */
    synchronized void publish(Instant settled) {
        published = freeze(settled.isAfter(published.settled()) ? settled : published.settled());
    }

    private Published freeze(Instant settled) {
        Map<String, Snapshot> quantities = new LinkedHashMap<>();
        shelves.forEach((code, shelf) -> quantities.put(code, shelf.freeze()));
        return new Published(quantities, Arrays.asList(subjects), latest.isAfter(settled) ? settled : latest, settled);
    }

    /**
     * The latest moment of which it is certain what was known: nothing that was recorded up to it is missing here or can
     * still be recorded. It is that of the last record, so it stands still while nothing is recorded.
     */
    public Instant knownAt() {
        return published.knownAt();
    }

    /** The moment up to which nothing that was recorded is missing here or can still be recorded. */
    public Instant settled() {
        return published.settled();
    }

    /** Whether something is here that cannot be told yet, because something else may have been recorded before it. */
    synchronized boolean holdsUnsettled() {
        return latest.isAfter(published.settled());
    }

    /** A subject that is known here. */
    public Optional<Subject> subject(String kind, String id) {
        Published now = published;
        return Optional.ofNullable(numbers.get(new Key(kind, id))).filter(number -> number < now.subjects().size())
                .map(number -> now.subjects().get(number));
    }

    /** Known subjects that a subject points to or that point to it, in the order of their ids. */
    public List<Subject> neighbours(Subject of) {
        Key key = new Key(of.kind(), of.id());
        return Stream
                .concat(links.getOrDefault(key, Set.of()).stream(), linkedFrom.getOrDefault(key, Set.of()).stream())
                .distinct().flatMap(other -> subject(other.kind(), other.id()).stream()).sorted().toList();
    }

    /** What a code of an open dimension, such as a unit, is called. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }

    public int size() {
        return published.quantities().values().stream().mapToInt(Snapshot::size).sum();
    }

    /** The figures of a slice, one for every group; in the order of their values. */
    public List<Figure> figures(Measure measure, Slice slice) {
        Published now = published;
        return (switch (measure) {
            case Total total -> groups(now, total, slice, false).stream()
                    .map(group -> Figure.total(group.by, group.sum, group.entries));
            case Mean mean -> groups(now, mean.base(), slice, false).stream()
                    .map(group -> Figure.mean(group.by, group.sum, group.entries));
            case Percentile percentile -> groups(now, percentile.base(), slice, true).stream()
                    .map(group -> group.entries == 0
                            ? new Figure(group.by, null, null, null, 0, Figure.Qualifier.EXACT)
                            : Figure.total(group.by, group.percentile(percentile.percent()), group.entries));
            case Rate rate -> rates(now, rate, slice);
        }).sorted(Comparator.comparing(figure -> String.join("\n", figure.by()))).toList();
    }

    private static Stream<Figure> rates(Published now, Rate rate, Slice slice) {
        Map<List<String>, Group> parts = groups(now, rate.part(), slice, false).stream()
                .collect(Collectors.toMap(group -> group.by, group -> group));
        return groups(now, rate.whole(), slice, false).stream().map(whole -> {
            Group part = parts.get(whole.by);
            return Figure.rate(whole.by, part == null ? 0 : part.sum, whole.sum, whole.entries);
        });
    }

    private static Collection<Group> groups(Published now, Total total, Slice slice, boolean keepValues) {
        return now.of(total).groups(slice.and(total.where()), keepValues);
    }

    /** The latest business date on which an entry of a slice began to count. */
    public Optional<LocalDate> last(Measure measure, Slice slice) {
        return published.of(measure.base()).last(slice.and(measure.base().where()));
    }

    /**
     * The entries that a figure is made of, by business date; of a rate those of the whole. Of the same moment of knowledge
     * they are always the same in the same order, in every instance, so pages do not shift.
     *
     * @param after null to begin with the first
     * @param most  how many at most
     */
    public List<Found> entries(Measure measure, Slice slice, @Nullable Place after, int most) {
        Published now = published;
        Total total = listed(measure);
        return now.of(total).page(slice.and(total.where()), after, most, now.subjects());
    }

    /** All of them, read one after the other. */
    public Stream<Found> entries(Measure measure, Slice slice) {
        Published now = published;
        Total total = listed(measure);
        return now.of(total).all(slice.and(total.where()), now.subjects());
    }

    private static Total listed(Measure measure) {
        return measure instanceof Rate rate ? rate.whole() : measure.base();
    }

    /**
     * What two ledgers are compared by.
     *
     * @param sha256 sum of the SHA-256 of every entry, also of those that were superseded, modulo 2 to the power of 256:
     *               the same whatever the order in which they came
     */
    public record Checksum(String quantity, int entries, String sha256) {}

    public List<Checksum> checksums() {
        return published.quantities().values().stream().map(Snapshot::checksum).toList();
    }
}
