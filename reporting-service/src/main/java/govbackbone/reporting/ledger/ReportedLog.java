package govbackbone.reporting.ledger;

import java.util.List;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.events.Wording;

/**
 * All that reporting knows of one service. Another service is reported by another one of these, and nothing else.
 *
 * @param service  whose log it is: {@code backbone.logs.{service}.url}, {@code .username} and {@code .password} say where
 *                 it is read
 * @param name     for readers
 * @param books    of the subjects that contribute
 * @param silent   sealed interfaces of those events of the log that contribute nothing
 * @param measures in the order of the catalogue
 * @param tiles    in the order of the first page
 */
public record ReportedLog(String service, Wording name, List<Book<?, ?>> books,
        List<Class<? extends DomainEvent>> silent, List<Measure> measures, List<Tile> tiles) {
    public ReportedLog {
        books = List.copyOf(books);
        silent = List.copyOf(silent);
        measures = List.copyOf(measures);
        tiles = List.copyOf(tiles);
    }

    /** Every event of the log. */
    public List<Class<? extends DomainEvent>> events() {
        return Stream.<Class<? extends DomainEvent>>concat(books.stream().map(Book::events), silent.stream()).toList();
    }
}
