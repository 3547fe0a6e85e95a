package govbackbone.reporting.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import govbackbone.reporting.ledger.Measure.Mean;
import govbackbone.reporting.ledger.Measure.Percentile;
import govbackbone.reporting.ledger.Measure.Rate;
import govbackbone.reporting.ledger.Measure.Total;
import govbackbone.reporting.ledger.Shelf.Group;

/**
 * The measure ledger (指标台账): the accounts of all subjects, held in memory as they are stored, in a form in which any
 * figure is a walk through columns. Today's knowledge and that of an earlier moment are answered by the same walk, so they
 * cannot contradict each other (ADR 0020).
 */
public final class Ledger {
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, List<Place>> places = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Long> transactions = new HashMap<>();
    private final Map<String, Set<String>> links = new HashMap<>();
    private final Map<String, Set<String>> linkedFrom = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private Instant knownAt = Instant.EPOCH;

    /** @param measures all that may be asked for */
    public Ledger(List<Measure> measures) {
        measures.stream().flatMap(Ledger::totals).map(Total::of).distinct()
                .forEach(quantity -> shelves.put(quantity.code(), new Shelf(quantity)));
    }

    private static Stream<Total> totals(Measure measure) {
        return switch (measure) {
            case Total total -> Stream.of(total);
            case Rate rate -> Stream.of(rate.part(), rate.whole());
            case Mean mean -> Stream.of(mean.base());
            case Percentile percentile -> Stream.of(percentile.base());
        };
    }

    /**
     * What an entry is about.
     *
     * @param kind of subject
     */
    public record Subject(String kind, String id, String title, long version) {}

    /** An entry and what it is about. */
    public record Found(Subject subject, Entry entry) {}

    private record Place(String quantity, int row) {}

    /**
     * Puts an account in place of what was known of its subject. An older one than that changes nothing.
     *
     * @param anew whether an account of the same version may say something else, because all were built anew
     * @return whether anything has changed
     */
    boolean put(String kind, Account account, boolean anew) {
        return write(() -> {
            Integer known = numbers.get(account.id());
            if (known != null && subjects.get(known).version() >= account.version() + (anew ? 1 : 0)) {
                return false;
            }
            transactions.merge(kind, account.transaction(), Math::max);
            int number = known == null ? subjects.size() : known;
            Subject subject = new Subject(kind, account.id(), account.title(), account.version());
            if (known == null) {
                subjects.add(subject);
                numbers.put(account.id(), number);
            } else {
                subjects.set(number, subject);
                places.getOrDefault(number, List.of()).forEach(place -> shelf(place.quantity()).strike(place.row()));
            }
            names.putAll(account.names());
            link(account);
            List<Place> held = new ArrayList<>();
            for (Entry entry : account.entries().all()) {
                Shelf shelf = shelves.get(entry.quantity());
                if (shelf == null) {
                    throw new IllegalStateException("No measure is made of " + entry.quantity());
                }
                held.add(new Place(entry.quantity(), shelf.add(number, entry)));
                note(entry.knownFrom());
                if (entry.knownUntil() != null) {
                    note(entry.knownUntil());
                }
            }
            places.put(number, held);
            tidy(held);
            return true;
        });
    }

    private void link(Account account) {
        links.getOrDefault(account.id(), Set.of()).forEach(to -> linkedFrom.getOrDefault(to, new HashSet<>())
                .remove(account.id()));
        links.put(account.id(), account.links());
        account.links().forEach(to -> linkedFrom.computeIfAbsent(to, id -> new TreeSet<>()).add(account.id()));
    }

    /** A subject that is known here. */
    public Optional<Subject> subject(String id) {
        return read(() -> Optional.ofNullable(numbers.get(id)).map(subjects::get));
    }

    /** Known subjects that a subject points to or that point to it, in the order of their ids. */
    public List<Subject> neighbours(String id) {
        return read(() -> Stream
                .concat(links.getOrDefault(id, Set.of()).stream(), linkedFrom.getOrDefault(id, Set.of()).stream())
                .distinct().sorted().map(numbers::get).filter(number -> number != null).map(subjects::get).toList());
    }

    private void note(Instant recorded) {
        if (recorded.isAfter(knownAt)) {
            knownAt = recorded;
        }
    }

    private void tidy(List<Place> touched) {
        touched.stream().map(Place::quantity).distinct().filter(quantity -> shelf(quantity).isMostlyStruck())
                .toList().forEach(quantity -> {
                    Shelf old = shelf(quantity);
                    Shelf tidy = new Shelf(old.quantity());
                    Map<Integer, Integer> moved = new HashMap<>();
                    old.all().forEach(row -> moved.put(row, tidy.add(old.subject(row), old.entry(row))));
                    shelves.put(quantity, tidy);
                    places.values().forEach(held -> held.replaceAll(place -> place.quantity().equals(quantity)
                            ? new Place(quantity, moved.getOrDefault(place.row(), place.row()))
                            : place));
                });
    }

    /** Of the last event of that kind of subject that is known here; 0 if there is none. */
    long transaction(String kind) {
        return read(() -> transactions.getOrDefault(kind, 0L));
    }

    /** When the last of all that is known here was recorded. */
    public Instant knownAt() {
        return read(() -> knownAt);
    }

    /** What a code of an open dimension, such as a unit, is called. */
    public Optional<String> name(String code) {
        return read(() -> Optional.ofNullable(names.get(code)));
    }

    public int size() {
        return read(() -> shelves.values().stream().mapToInt(Shelf::size).sum());
    }

    /** The figures of a slice, one for every group; in the order of their values. */
    public List<Figure> figures(Measure measure, Slice slice) {
        return read(() -> switch (measure) {
            case Total total -> groups(total, slice, false).stream()
                    .map(group -> Figure.total(group.by, group.sum, group.entries));
            case Mean mean -> groups(mean.base(), slice, false).stream()
                    .map(group -> Figure.mean(group.by, group.sum, group.entries));
            case Percentile percentile -> groups(percentile.base(), slice, true).stream()
                    .map(group -> group.entries == 0
                            ? new Figure(group.by, null, null, null, 0, Figure.Qualifier.EXACT)
                            : Figure.total(group.by, group.percentile(percentile.percent()), group.entries));
            case Rate rate -> rates(rate, slice);
        }).sorted(Comparator.comparing(figure -> String.join("\n", figure.by()))).toList();
    }

    private Stream<Figure> rates(Rate rate, Slice slice) {
        Map<List<String>, Group> parts = groups(rate.part(), slice, false).stream()
                .collect(Collectors.toMap(group -> group.by, group -> group));
        return groups(rate.whole(), slice, false).stream().map(whole -> {
            Group part = parts.get(whole.by);
            return Figure.rate(whole.by, part == null ? 0 : part.sum, whole.sum, whole.entries);
        });
    }

    private List<Group> groups(Total total, Slice slice, boolean keepValues) {
        return shelf(total.of().code()).groups(slice.and(total.where()), keepValues);
    }

    /** The latest business date on which an entry of a slice began to count. */
    public Optional<LocalDate> last(Measure measure, Slice slice) {
        return read(() -> {
            Shelf shelf = shelf(measure.base().of().code());
            return shelf.rows(slice.and(measure.base().where())).mapToObj(shelf::effectiveOn)
                    .max(Comparator.naturalOrder());
        });
    }

    /**
     * The entries that a figure is made of, by business date; of a rate those of the whole. Of the same moment of knowledge
     * they are always the same in the same order, so pages do not shift.
     *
     * @param skip how many to leave out
     * @param most how many at most
     */
    public List<Found> entries(Measure measure, Slice slice, int skip, int most) {
        return entries(measure, slice).skip(skip).limit(most).toList();
    }

    /** All of them, read one after the other. */
    public Stream<Found> entries(Measure measure, Slice slice) {
        Total total = measure instanceof Rate rate ? rate.whole() : measure.base();
        return read(() -> {
            Shelf shelf = shelf(total.of().code());
            int[] rows = shelf.sorted(slice.and(total.where()), number -> subjects.get(number).id());
            return Arrays.stream(rows).mapToObj(row -> read(
                    () -> new Found(subjects.get(shelf.subject(row)), shelf.entry(row))));
        });
    }

    /**
     * What two ledgers are compared by.
     *
     * @param sha256 over every entry, also those that were superseded, whatever the order in which they came
     */
    public record Checksum(String quantity, int entries, String sha256) {}

    public List<Checksum> checksums() {
        return read(() -> shelves.values().stream().map(shelf -> {
            List<String> lines = shelf.all()
                    .mapToObj(row -> subjects.get(shelf.subject(row)).id() + " " + shelf.entry(row)).sorted().toList();
            return new Checksum(shelf.quantity().code(), lines.size(), sha256(lines));
        }).toList());
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private Shelf shelf(String quantity) {
        Shelf shelf = shelves.get(quantity);
        if (shelf == null) {
            throw new IllegalArgumentException("There is no quantity " + quantity);
        }
        return shelf;
    }

    private <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T write(Supplier<T> writing) {
        lock.writeLock().lock();
        try {
            return writing.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
