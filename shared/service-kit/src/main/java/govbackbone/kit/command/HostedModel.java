package govbackbone.kit.command;

import java.util.Optional;
import java.util.stream.Stream;

import govbackbone.events.DomainEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.EntityModel;
import org.jspecify.annotations.Nullable;

/** Tells Axon about an {@link AggregateType} what it would otherwise find out from annotations. */
record HostedModel<S, E extends DomainEvent>(AggregateType<?, S, E> hosted) implements AggregateModel<Hosted<S>> {
    // Class literals know no type arguments; every Hosted this model meets was made for the same type.
    @SuppressWarnings("unchecked")
    static <S> Class<Hosted<S>> rootClass() {
        return (Class<Hosted<S>>) (Class<?>) Hosted.class;
    }

    @Override
    public void publish(EventMessage<?> message, Hosted<S> root) {
        if (message.getPayload() instanceof UnreadableEvent unreadable) {
            throw UnreadableHistory.of(unreadable);
        }
        if (message.getPayload() instanceof DomainEvent event) {
            root.become(hosted.evolve(root.state(), hosted.events().cast(event),
                    EventMetadata.actor(message.getMetaData())), Weight.of(event));
        }
    }

    @Override
    public String type() {
        return hosted.name();
    }

    @Override
    public Optional<String> declaredType(Class<?> type) {
        return Optional.of(hosted.name());
    }

    @Override
    public Stream<Class<?>> types() {
        return Stream.of(Hosted.class);
    }

    @Override
    public Class<? extends Hosted<S>> entityClass() {
        return rootClass();
    }

    @Override
    public Object getIdentifier(Hosted<S> root) {
        return root.id();
    }

    @Override
    public String routingKey() {
        return "id";
    }

    @Override
    public @Nullable Long getVersion(Hosted<S> root) {
        return null;
    }

    @Override
    public <C> EntityModel<C> modelOf(Class<? extends C> childEntityType) {
        throw new UnsupportedOperationException("Hosted aggregates have no child entities");
    }
}
