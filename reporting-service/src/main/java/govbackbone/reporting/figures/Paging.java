package govbackbone.reporting.figures;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Cursors;
import govbackbone.reporting.ledger.Slice;

/** Pages of an answer. A cursor holds the moment of knowledge of the first page, so that pages do not shift. */
final class Paging {
    static final int LARGEST = 200;

    private final Cursors cursors;

    Paging(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * A part of the answer.
     *
     * @param slice with the moment of knowledge of the first page
     * @param place where the page before ended, in the words of whoever told it; empty for the first
     */
    record Page(Slice slice, String place, int limit, String question, Cursors cursors) {
        String next(String end) {
            return cursors.write(slice.knownAt() + " " + end, question);
        }
    }

    /** @param what is asked for: cursors are no good for anything else */
    Page of(FigureQuery reading, String what, Slice slice, int usual) {
        int limit = (int) reading.parameters().number("limit", 1, LARGEST, usual);
        Optional<String> cursor = reading.parameters().one("cursor");
        String question = what + " " + slice.asOf() + " " + slice.from() + " " + sorted(slice.where()) + " "
                + slice.by() + " " + reading.parameters().one("measure") + " " + reading.parameters().one("knownAt")
                + " " + reading.parameters().one("compareWith");
        Optional<String> place = cursor.flatMap(text -> cursors.place(text, question));
        if (cursor.isPresent() && place.isEmpty()) {
            reading.parameters().refuse("cursor", ProblemCode.INVALID_CURSOR);
        }
        String[] parts = place.orElse(slice.knownAt() + " 0").split(" ", 2);
        Slice pinned = new Slice(slice.asOf(), reading.settled(Instant.parse(parts[0])), slice.from(), slice.where(),
                slice.by());
        return new Page(pinned, place.isEmpty() ? "" : parts[1], limit, question, cursors);
    }

    /** In the same order in every process. */
    private static SortedMap<String, SortedSet<String>> sorted(Map<String, Set<String>> where) {
        SortedMap<String, SortedSet<String>> sorted = new TreeMap<>();
        where.forEach((dimension, values) -> sorted.put(dimension, new TreeSet<>(values)));
        return sorted;
    }
}
