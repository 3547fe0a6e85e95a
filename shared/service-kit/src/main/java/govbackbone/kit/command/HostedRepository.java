package govbackbone.kit.command;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.StateSnapshot;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Axon's repository for one kind of aggregate. A recent state stands in for the events, like a snapshot that needs no
 * query. Takes no locks: commands of one aggregate queue up before they take a connection.
 */
final class HostedRepository<S, E extends DomainEvent> extends EventSourcingRepository<Hosted<S>> {
    private final AggregateType<?, S, E> type;
    private final RecentStates.OfKind<S> recent;

    HostedRepository(AggregateType<?, S, E> type, EventStore store, RecentStates.OfKind<S> recent) {
        super(EventSourcingRepository.builder(HostedModel.<S>rootClass()).aggregateModel(new HostedModel<>(type))
                .aggregateFactory(new Factory<>(type)).eventStore(store).lockFactory(NullLockFactory.INSTANCE));
        this.type = type;
        this.recent = recent;
    }

    /** @throws IdTakenException if the events under this id are of another kind of aggregate */
    @Override
    protected DomainEventStream readEvents(String aggregateIdentifier) {
        RecentStates.Recent<S> known = recent.get(aggregateIdentifier);
        if (known != null) {
            return DomainEventStream.of(new GenericDomainEventMessage<>(type.name(), aggregateIdentifier,
                    known.sequence(), known));
        }
        DomainEventStream events = super.readEvents(aggregateIdentifier);
        if (events.hasNext() && !events.peek().getType().equals(type.name())) {
            throw new IdTakenException(events.peek().getType());
        }
        return events;
    }

    /** The id is that of another kind of aggregate. */
    static final class IdTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IdTakenException(String type) {
            super(type, null, false, false);
        }
    }

    private record Factory<S>(AggregateType<?, S, ?> type) implements AggregateFactory<Hosted<S>> {
        // Both kinds of payload were made from a state of this type.
        @SuppressWarnings("unchecked")
        @Override
        public Hosted<S> createAggregateRoot(String aggregateIdentifier, DomainEventMessage<?> firstEvent) {
            return switch (firstEvent.getPayload()) {
                case RecentStates.Recent<?> known -> new Hosted<>(aggregateIdentifier, (S) known.state(),
                        known.weight(), known.sinceSnapshot());
                case StateSnapshot(Object state, long weight) ->
                    new Hosted<>(aggregateIdentifier, (S) state, weight, 0);
                default -> new Hosted<>(aggregateIdentifier, type.initial(), 0, 0);
            };
        }

        @Override
        public Class<Hosted<S>> getAggregateType() {
            return HostedModel.rootClass();
        }
    }
}
