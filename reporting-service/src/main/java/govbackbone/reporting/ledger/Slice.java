package govbackbone.reporting.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which entries a figure is about.
 *
 * @param asOf    the business date as of which
 * @param knownAt the moment of whose knowledge
 * @param from    the first business date on which it may have happened; null for since ever
 * @param where   the values entries must have, by dimension; an empty text stands for entries without a value
 * @param by      dimensions by which it is told apart
 */
public record Slice(LocalDate asOf, Instant knownAt, @Nullable LocalDate from, Map<String, Set<String>> where,
        List<String> by) {
    public Slice {
        where = Map.copyOf(where);
        by = List.copyOf(by);
    }

    /** The same, of other days. */
    public Slice during(@Nullable LocalDate first, LocalDate last) {
        return new Slice(last, knownAt, first, where, by);
    }

    /** The same, of entries that also have these values; none if they exclude each other. */
    Slice and(Map<String, Set<String>> further) {
        if (further.isEmpty()) {
            return this;
        }
        Map<String, Set<String>> both = new HashMap<>(where);
        further.forEach((dimension, values) -> both.merge(dimension, values, (mine, theirs) -> {
            Set<String> common = new HashSet<>(mine);
            common.retainAll(theirs);
            return common;
        }));
        return new Slice(asOf, knownAt, from, both, by);
    }
}
