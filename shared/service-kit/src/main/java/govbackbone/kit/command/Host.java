package govbackbone.kit.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import govbackbone.events.DomainEvent;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.SharedAppends;
import govbackbone.kit.eventstore.StateSnapshot;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the commands of one kind of aggregate, inside a unit of work. Its transaction begins only when there is something
 * to write beside events: after the load, so that everything it writes comes after that, the events, then the idempotency
 * key, the claims, the alarms. Events alone need no transaction of their own.
 */
final class Host<C, S, E extends DomainEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final int SNAPSHOT_EVERY = 100;

    private final AggregateType<C, S, E> type;
    private final EventStore store;
    private final HostedRepository<S, E> repository;
    private final RecentStates.OfKind<S> recent;
    private final Surroundings surroundings;

    /** What every kind of aggregate is decided with. */
    record Surroundings(Connections connections, IdempotencyKeys keys, Claims claims,
            Supplier<? extends @Nullable AlarmClock> alarms,
            Supplier<WorkingCalendar> calendar, InstantSource clock, Executor background) {}

    Host(AggregateType<C, S, E> type, EventStore store, RecentStates.OfKind<S> recent, Surroundings surroundings) {
        this.type = type;
        this.store = store;
        this.recent = recent;
        this.repository = new HostedRepository<>(type, store, recent);
        this.surroundings = surroundings;
    }

    boolean remembers(String id) {
        return recent.get(id) != null;
    }

    void forget(String id) {
        recent.forget(id);
    }

    /** @throws CommandFailure and, for a try that is not sure, {@link Attempt.Inconclusive} */
    Accepted decide(Attempt attempt) throws Exception {
        Submission<?> submission = attempt.submission();
        if (attempt.sure()) {
            recent.forget(attempt.id());
            Submission.Idempotency request = submission.idempotency();
            if (request != null) {
                Optional<Accepted> answered = surroundings.connections()
                        .during(() -> surroundings.keys().answer(submission.actor(), request));
                if (answered.isPresent()) {
                    return answered.get();
                }
            }
        }
        C command = type.commands().cast(submission.command());
        boolean creates = command.getClass().isAnnotationPresent(Creates.class);
        Aggregate<Hosted<S>> aggregate;
        try {
            aggregate = load(attempt);
        } catch (HostedRepository.IdTakenException e) {
            throw creates
                    ? new CommandFailure.Refused(Refusal.of(CreationReason.ID_TAKEN, attempt.id()),
                            type.standing().apply(type.initial()))
                    : new CommandFailure.Unknown(attempt.id());
        }
        long version = version(aggregate);
        S state = aggregate.invoke(Hosted::state);
        if (version == 0 && !creates) {
            throw new CommandFailure.Unknown(attempt.id());
        }
        S concerned = creates ? type.initial() : state;
        try {
            Permission.require(type.concern(), concerned, command, submission.actor(), attempt.id(), creates);
        } catch (Refusal refusal) {
            throw new CommandFailure.Refused(refusal, null);
        }
        if (version > 0 && creates) {
            throw new CommandFailure.Refused(Refusal.of(CreationReason.ALREADY_EXISTS, attempt.id()), null);
        }
        Long expected = submission.expectedVersion();
        if (expected != null && expected != version) {
            throw new CommandFailure.Stale(expected, version);
        }
        long before = aggregate.invoke(Hosted::weight);
        List<E> events = decide(state, before, command, submission, attempt.id());
        if (events.isEmpty() && !attempt.sure()) {
            throw new Attempt.Inconclusive();
        }
        MetaData metadata = EventMetadata.of(submission.actor(), submission.correlationId(),
                submission.causationId());
        aggregate.execute(root -> events.forEach(event -> AggregateLifecycle.apply(event, metadata)));
        Accepted accepted = new Accepted(attempt.id(), version + events.size());
        S after = aggregate.invoke(Hosted::state);
        Decision<C, S> decision = new Decision<>(submission, accepted, state, after,
                Holdings.of(type, events), type.alarms().apply(state), type.alarms().apply(after));
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        if (decision.isOnlyEvents()) {
            SharedAppends.allow(work);
        } else {
            surroundings.connections().begin(work);
            work.onPrepareCommit(unit -> writeBeside(decision));
        }
        work.afterCommit(
                unit -> remember(decision, aggregate.invoke(Hosted::weight), aggregate.invoke(Hosted::sinceSnapshot)));
        return accepted;
    }

    private Aggregate<Hosted<S>> load(Attempt attempt) throws Exception {
        String id = attempt.id();
        Callable<Hosted<S>> fresh = () -> new Hosted<>(id, type.initial(), 0, 0);
        if (attempt.fresh()) {
            return repository.newInstance(fresh);
        }
        return remembers(id)
                ? repository.loadOrCreate(id, fresh)
                : surroundings.connections().during(() -> repository.loadOrCreate(id, fresh));
    }

    private static long version(Aggregate<?> aggregate) {
        Long sequence = aggregate.version();
        return sequence == null ? 0 : sequence + 1;
    }

    private List<E> decide(S state, long weight, C command, Submission<?> submission, String id) {
        try {
            List<E> events = Decisions.decide(type, state, command, new Context(submission.actor(),
                    surroundings.clock().instant(), surroundings.calendar().get(), id));
            RecordLimits.grown(weight, events, command, submission.actor());
            return events;
        } catch (Refusal refusal) {
            throw new CommandFailure.Refused(refusal, type.standing().apply(state));
        }
    }

    // Runs after the events are appended, in the same transaction.
    private void writeBeside(Decision<C, S> decision) {
        Submission<?> submission = decision.submission();
        Submission.Idempotency request = submission.idempotency();
        if (request != null && !surroundings.keys().keep(submission.actor(), request, decision.accepted())) {
            throw new ConcurrencyException("Another request used the idempotency key meanwhile");
        }
        try {
            surroundings.claims().take(decision.accepted().id(), decision.holdings().taken());
        } catch (Refusal refusal) {
            throw new CommandFailure.Refused(refusal, type.standing().apply(decision.before()));
        }
        surroundings.claims().giveBack(decision.accepted().id(), decision.holdings().given(),
                decision.holdings().taken());
        if (!decision.alarmsBefore().equals(decision.alarmsAfter())) {
            AlarmClock clock = surroundings.alarms().get();
            if (clock == null) {
                throw new IllegalStateException("Nothing keeps the alarms of " + type.name());
            }
            clock.change(type, decision.accepted().id(), decision.alarmsBefore(), decision.alarmsAfter());
        }
    }

    private void remember(Decision<C, S> decision, long weight, int sinceSnapshot) {
        String id = decision.accepted().id();
        long sequence = decision.accepted().version() - 1;
        boolean snapshot = sinceSnapshot >= SNAPSHOT_EVERY;
        recent.put(id, new RecentStates.Recent<>(decision.after(), sequence, weight, snapshot ? 0 : sinceSnapshot));
        if (snapshot) {
            surroundings.background()
                    .execute(() -> storeSnapshot(id, sequence, new StateSnapshot(decision.after(), weight)));
        }
    }

    private void storeSnapshot(String id, long sequence, StateSnapshot snapshot) {
        try {
            store.storeSnapshot(new GenericDomainEventMessage<>(type.name(), id, sequence, snapshot));
        } catch (RuntimeException e) {
            LOG.warn("No snapshot of {} {} at {}", type.name(), id, sequence, e);
        }
    }

    private record Decision<C, S>(Submission<?> submission, Accepted accepted, S before, S after, Holdings holdings,
            List<Alarm<C>> alarmsBefore, List<Alarm<C>> alarmsAfter) {
        boolean isOnlyEvents() {
            return submission.idempotency() == null && holdings.isNothing() && alarmsBefore.equals(alarmsAfter);
        }
    }
}
