package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.kit.decision.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * What one event writes into the account of its subject. Entries are superseded, never changed: what was known before the
 * event can still be asked for. Where the clock that recorded went back, an event became known no earlier than the one
 * before it, so that nothing ends before it began. Says the same of the same events, so a ledger built anew is the same ledger.
 */
public final class Journal {
    private final List<Entry> entries;
    private final SortedMap<String, String> dimensions;
    private final SortedMap<String, String> names;
    private final long version;
    private final String event;
    private final LocalDate on;
    private final Instant now;

    private Journal(List<Entry> entries, Map<String, String> dimensions, Map<String, String> names,
            Recorded<? extends DomainEvent> recorded) {
        this.entries = new ArrayList<>(entries);
        this.dimensions = new TreeMap<>(dimensions);
        this.names = new TreeMap<>(names);
        this.version = recorded.version();
        this.event = Objects.requireNonNull(recorded.event().getClass().getAnnotation(EventType.class)).value();
        this.on = recorded.event().effectiveOn();
        this.now = this.entries.stream().flatMap(entry -> Stream.of(entry.knownFrom(), entry.knownUntil()))
                .filter(moment -> moment != null && moment.isAfter(recorded.recordedAt()))
                .max(Comparator.naturalOrder()).orElse(recorded.recordedAt());
    }

    /** The journal of the next event of a subject. */
    public static Journal of(@Nullable Account account, Recorded<? extends DomainEvent> recorded) {
        return account == null
                ? new Journal(List.of(), Map.of(), Map.of(), recorded)
                : new Journal(account.entries().all(), account.dimensions(), account.names(), recorded);
    }

    /** The business date of the event. */
    public LocalDate on() {
        return on;
    }

    public Entries entries() {
        return new Entries(entries);
    }

    public SortedMap<String, String> dimensions() {
        return dimensions;
    }

    public SortedMap<String, String> names() {
        return names;
    }

    /** What a code of an open dimension is called from now on. */
    public void name(String code, String name) {
        names.put(code, name);
    }

    /**
     * The subject has this value from now on, and everything it had contributed is told under it; until this event was
     * recorded it was known under the value before.
     */
    public void classify(String dimension, String value) {
        String before = dimensions.put(dimension, value);
        if (!value.equals(before)) {
            restate(entry -> Objects.equals(entry.dimensions().get(dimension), before), dimension, value);
        }
    }

    /** Like {@link #classify}, for a value that only some entries have. */
    public void reclassify(String dimension, String from, String to) {
        dimensions.replaceAll((code, value) -> code.equals(dimension) && value.equals(from) ? to : value);
        restate(entry -> from.equals(entry.dimensions().get(dimension)), dimension, to);
    }

    private void restate(Predicate<Entry> which, String dimension, String value) {
        for (Entry entry : standing(which)) {
            SortedMap<String, String> changed = new TreeMap<>(entry.dimensions());
            changed.put(dimension, value);
            replace(entry, entry.restated(entry.effectiveOn(), entry.until(), changed, now));
        }
    }

    /** The event counts as one, on its business date. */
    public void count(Quantity quantity, String... own) {
        post(quantity, 1, on, own);
    }

    /**
     * The event contributes a value from a day on. Zero contributes nothing.
     *
     * @param own pairs of dimension and value that hold for this entry alone
     */
    public void post(Quantity quantity, long value, LocalDate from, String... own) {
        if (value != 0) {
            entries.add(new Entry(quantity.code(), value, from, null, dimensionsOf(quantity, own), version, event, now,
                    null));
        }
    }

    private SortedMap<String, String> dimensionsOf(Quantity quantity, String... own) {
        SortedMap<String, String> all = new TreeMap<>(dimensions);
        for (int i = 0; i < own.length; i += 2) {
            if (!quantity.has(own[i])) {
                throw new IllegalArgumentException(quantity.code() + " is not told by " + own[i]);
            }
            all.put(own[i], own[i + 1]);
        }
        return all;
    }

    /**
     * What of the quantity still counts ends on a day. What would only have begun then or later never counted.
     *
     * @param own pairs of dimension and value by which entries are chosen; without any, all of them
     */
    public void end(Quantity quantity, LocalDate day, String... own) {
        for (Entry entry : standing(open(quantity, own))) {
            if (entry.effectiveOn().isBefore(day)) {
                replace(entry, entry.restated(entry.effectiveOn(), day, entry.dimensions(), now));
            } else {
                replace(entry, null);
            }
        }
    }

    /** What of the quantity counts without an end never did. */
    public void strike(Quantity quantity, String... own) {
        end(quantity, LocalDate.MIN, own);
    }

    /** What of the quantity counts since a day counted since another one, as is only known now. */
    public void redate(Quantity quantity, LocalDate before, LocalDate after) {
        for (Entry entry : standing(entry -> entry.quantity().equals(quantity.code()))) {
            boolean begins = entry.effectiveOn().equals(before);
            boolean ends = before.equals(entry.until());
            if (begins || ends) {
                replace(entry, entry.restated(begins ? after : entry.effectiveOn(), ends ? after : entry.until(),
                        entry.dimensions(), now));
            }
        }
    }

    /** Whether any entry of the quantity counts without an end. */
    public boolean isOpen(Quantity quantity, String... own) {
        return !standing(open(quantity, own)).isEmpty();
    }

    private Predicate<Entry> open(Quantity quantity, String... own) {
        return entry -> {
            boolean matches = entry.quantity().equals(quantity.code()) && entry.until() == null;
            for (int i = 0; matches && i < own.length; i += 2) {
                matches = own[i + 1].equals(entry.dimensions().get(own[i]));
            }
            return matches;
        };
    }

    private List<Entry> standing(Predicate<Entry> which) {
        return entries.stream().filter(entry -> entry.stands() && which.test(entry)).toList();
    }

    /** What was known for no time at all leaves no trace. */
    private void replace(Entry entry, @Nullable Entry by) {
        int place = entries.indexOf(entry);
        if (entry.knownFrom().equals(now)) {
            entries.remove(place);
        } else {
            entries.set(place, entry.superseded(now));
        }
        if (by != null) {
            entries.add(by);
        }
    }
}
