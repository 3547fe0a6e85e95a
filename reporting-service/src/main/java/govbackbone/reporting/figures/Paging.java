package govbackbone.reporting.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.query.Cursors;
import govbackbone.reporting.ledger.Slice;
import org.jspecify.annotations.Nullable;

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
     * @param skip  what earlier pages told
     */
    record Page(Slice slice, int skip, int limit, String question, Cursors cursors) {
        <T> List<T> cut(List<T> all) {
            return all.stream().skip(skip).limit(limit).toList();
        }

        /** @param size of the whole answer, as far as it is known to go on */
        @Nullable
        String next(int size) {
            return size > skip + limit
                    ? cursors.write((skip + limit) + " " + slice.knownAt(), question)
                    : null;
        }
    }

    Page of(Reading reading, Slice slice, int usual) {
        int limit = (int) reading.parameters().number("limit", 1, LARGEST, usual);
        Optional<String> cursor = reading.parameters().one("cursor");
        String question = slice.asOf() + " " + slice.from() + " " + new TreeMap<>(slice.where()) + " "
                + slice.by() + " " + reading.parameters().one("measure") + " " + reading.parameters().one("knownAt")
                + " " + reading.parameters().one("compareWith");
        Optional<String> place = cursor.flatMap(text -> cursors.place(text, question));
        if (cursor.isPresent() && place.isEmpty()) {
            reading.parameters().refuse("cursor", ProblemCode.INVALID_CURSOR);
        }
        String[] parts = place.orElse("0 " + slice.knownAt()).split(" ", 2);
        Slice pinned = new Slice(slice.asOf(), Instant.parse(parts[1]), slice.from(), slice.where(), slice.by());
        return new Page(pinned, Integer.parseInt(parts[0]), limit, question, cursors);
    }
}
