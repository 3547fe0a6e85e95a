package govbackbone.reporting.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    private final Catalogue catalogue;

    private InMemory(Catalogue catalogue) {
        this.catalogue = catalogue;
        ledger = new Ledger(catalogue.measures());
    }

    /** Without any event yet. */
    public static InMemory empty(Catalogue catalogue) {
        return new InMemory(catalogue);
    }

    public static InMemory of(Catalogue catalogue, List<Recorded<DomainEvent>> log) {
        InMemory model = empty(catalogue);
        log.forEach(model::add);
        model.ledger.publish(Instant.MAX);
        return model;
    }

    public static Ledger ledger(Catalogue catalogue, List<Recorded<DomainEvent>> log) {
        return of(catalogue, log).ledger;
    }

    /** A ledger that gets every account once, as an instance does that starts. */
    static Ledger loaded(Catalogue catalogue, List<Recorded<DomainEvent>> log) {
        InMemory model = empty(catalogue);
        log.forEach(recorded -> catalogue.books().forEach(book -> model.fold(book, recorded)));
        catalogue.books().forEach(book -> model.accounts(book)
                .forEach((id, account) -> model.ledger.put(book.kind(), account, false)));
        model.ledger.publish(Instant.MAX);
        return model.ledger;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Folds an event and puts the account; it is seen when the ledger is published. */
    public void add(Recorded<DomainEvent> recorded) {
        catalogue.books().forEach(book -> {
            if (fold(book, recorded)) {
                ledger.put(book.kind(), Objects.requireNonNull(accounts(book).get(recorded.aggregateId())), false);
            }
        });
    }

    public void publish(Instant settled) {
        ledger.publish(settled);
    }

    private Map<String, Account> accounts(Book<?, ?> book) {
        return accounts.computeIfAbsent(book.view().collection(), collection -> new HashMap<>());
    }

    private <E extends DomainEvent, A extends Account> boolean fold(Book<E, A> book, Recorded<DomainEvent> recorded) {
        if (!book.events().isInstance(recorded.event())) {
            return false;
        }
        Recorded<E> event = recorded.as(book.events());
        Account known = accounts(book).get(recorded.aggregateId());
        A before = known == null ? null : book.account().cast(known);
        accounts(book).put(recorded.aggregateId(), book.fold().apply(before, event, Journal.of(before, event)));
        return true;
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
