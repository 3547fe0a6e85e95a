package govbackbone.reporting.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be asked for, by its code. */
public final class Catalogue {
    private final List<ReportedLog> logs;
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final Map<String, Book<?, ?>> books = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two measures, or two kinds of subjects, have one code, or a tile has no measure */
    public Catalogue(List<ReportedLog> logs) {
        this.logs = List.copyOf(logs);
        for (ReportedLog log : logs) {
            log.measures().forEach(measure -> {
                if (measures.put(measure.code(), measure) != null) {
                    throw new IllegalArgumentException("Two measures are named " + measure.code());
                }
            });
            log.books().forEach(book -> {
                if (books.put(book.kind(), book) != null) {
                    throw new IllegalArgumentException("Two books are of " + book.kind());
                }
            });
            log.tiles().stream().filter(tile -> !measures.containsKey(tile.measure())).findFirst().ifPresent(tile -> {
                throw new IllegalArgumentException("No measure " + tile.measure());
            });
        }
    }

    public List<ReportedLog> logs() {
        return logs;
    }

    public List<Measure> measures() {
        return List.copyOf(measures.values());
    }

    public Optional<Measure> measure(String code) {
        return Optional.ofNullable(measures.get(code));
    }

    /** @param kind of subject */
    public Optional<Book<?, ?>> book(String kind) {
        return Optional.ofNullable(books.get(kind));
    }

    public List<Book<?, ?>> books() {
        return List.copyOf(books.values());
    }
}
