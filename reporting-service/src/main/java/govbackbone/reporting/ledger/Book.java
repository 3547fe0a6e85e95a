package govbackbone.reporting.ledger;

import govbackbone.events.DomainEvent;
import govbackbone.events.Wording;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one kind of subject: a pure fold of its events, which decides for every one of them what it contributes.
 *
 * @param <E>        sealed interface of the subject's events
 * @param <A>        its account
 * @param kind       singular noun in kebab-case: {@code case}
 * @param name       for readers
 * @param collection of the service's API where the subject is found: {@code proposals}
 * @param account    {@code A}
 * @param revision   raised whenever the fold or the form of its account changes: the accounts are then built anew
 */
public record Book<E extends DomainEvent, A extends Account>(String kind, Wording name, String collection,
        Class<E> events, Class<A> account, int revision, Fold<E, A> fold) {
    /** Pure: the same events give the same account. */
    @FunctionalInterface
    public interface Fold<E extends DomainEvent, A extends Account> {
        /**
         * @param before  null before the subject's first event
         * @param journal to write into what the event contributes
         */
        A apply(@Nullable A before, Recorded<E> event, Journal journal);
    }

    /** Where the accounts are stored. */
    public ViewType<A> view() {
        return new ViewType<>("ledger-" + kind, account).asFollowed();
    }

    /** As the kit's engine runs it. */
    public Projection<E, A> projection() {
        return new Projection<>("ledger-" + kind, revision, view(), events, Recorded::aggregateId,
                (before, event) -> fold.apply(before, event, Journal.of(before, event)));
    }
}
