package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * A dated contribution of an event to a quantity (台账记录). It holds on the business dates from {@code effectiveOn} to the
 * day before {@code until}, as was known from {@code knownFrom} to just before {@code knownUntil}: an entry is never
 * changed, only superseded by another one.
 *
 * @param quantity    code of what it counts
 * @param value       1 for a count; 分, days or points otherwise
 * @param effectiveOn the first day on which it counts
 * @param until       the first day on which it no longer counts; null if it counts for ever
 * @param dimensions  codes by the code of the dimension
 * @param version     of the subject after the event that caused it: with the subject's id it names the event
 * @param event       logical name of that event
 * @param knownFrom   when what it says was recorded
 * @param knownUntil  when something else was recorded in its place; null if it still stands
 */
public record Entry(String quantity, long value, LocalDate effectiveOn, @Nullable LocalDate until,
        SortedMap<String, String> dimensions, long version, String event, Instant knownFrom,
        @Nullable Instant knownUntil) {

    /** Whether it counts on that day, as was known at that moment. */
    public boolean holds(LocalDate asOf, Instant knownAt) {
        return !effectiveOn.isAfter(asOf) && (until == null || until.isAfter(asOf)) && !knownFrom.isAfter(knownAt)
                && (knownUntil == null || knownUntil.isAfter(knownAt));
    }

    boolean stands() {
        return knownUntil == null;
    }

    Entry superseded(Instant at) {
        return new Entry(quantity, value, effectiveOn, until, dimensions, version, event, knownFrom, at);
    }

    Entry restated(LocalDate from, @Nullable LocalDate newUntil, SortedMap<String, String> newDimensions, Instant at) {
        return new Entry(quantity, value, from, newUntil, newDimensions, version, event, at, null);
    }
}
