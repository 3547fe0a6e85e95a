package govbackbone.reporting.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.reactivestreams.client.MongoCollection;
import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.query.ViewStore;
import govbackbone.kit.query.ViewType;
import org.bson.Document;

/** A ledger over a log, and its accounts, without a database. */
public final class InMemory implements ViewStore {
    private final Ledger ledger;
    private final Map<String, Map<String, Account>> accounts = new HashMap<>();

    private InMemory(Catalogue catalogue) {
        ledger = new Ledger(catalogue.measures());
    }

    public static InMemory of(Catalogue catalogue, List<Recorded<DomainEvent>> log) {
        InMemory model = new InMemory(catalogue);
        catalogue.books().forEach(book -> model.fold(book, log));
        return model;
    }

    public static Ledger ledger(Catalogue catalogue, List<Recorded<DomainEvent>> log) {
        return of(catalogue, log).ledger;
    }

    public Ledger ledger() {
        return ledger;
    }

    private <E extends DomainEvent, A extends Account> void fold(Book<E, A> book, List<Recorded<DomainEvent>> log) {
        Map<String, A> folded = new HashMap<>();
        for (Recorded<DomainEvent> recorded : log) {
            if (book.events().isInstance(recorded.event())) {
                Recorded<E> event = recorded.as(book.events());
                A before = folded.get(recorded.aggregateId());
                A after = book.fold().apply(before, event, Journal.of(before, event));
                folded.put(recorded.aggregateId(), after);
                ledger.put(book.kind(), after, false);
            }
        }
        accounts.put(book.view().collection(), Map.copyOf(folded));
    }

    /** By id alone. */
    @Override
    public <V> List<V> find(ViewType<V> view, Map<String, ? extends Collection<String>> anyOf) {
        Collection<String> ids = anyOf.get("id");
        return accounts.getOrDefault(view.collection(), Map.of()).values().stream()
                .filter(account -> ids == null || ids.contains(account.id())).map(view.view()::cast).toList();
    }

    @Override
    public List<ViewType<?>> views() {
        return List.of();
    }

    @Override
    public MongoCollection<Document> collection(ViewType<?> view) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> V read(ViewType<V> view, Document document) {
        throw new UnsupportedOperationException();
    }
}
