package govbackbone.kit.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import govbackbone.events.DomainEvent;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.command.Creation.Created;
import govbackbone.kit.command.Creation.Exists;
import govbackbone.kit.command.Creation.Possible;
import govbackbone.kit.command.Creation.Refused;
import govbackbone.kit.command.Creation.Repeated;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Claim;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.eventstore.EventMetadata;
import govbackbone.kit.eventstore.Outage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * New aggregates have nothing to load, so all are decided in memory, and their claims, events, idempotency keys and alarms
 * are written by a few statements in one transaction, {@value #TOGETHER} aggregates at a time.
 */
public final class BatchCreations implements Creations {
    static final int TOGETHER = 500;
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int TRIES = 8;

    private final EventStore store;
    private final SpringTransactions transactions;
    private final IdempotencyKeys keys;
    private final Claims claims;
    private final Supplier<WorkingCalendar> calendar;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final Supplier<? extends @Nullable AlarmClock> alarms;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @see AxonCommands */
    public BatchCreations(EventStore store, DataSource dataSource, Supplier<WorkingCalendar> calendar,
            InstantSource clock,
            Supplier<String> ids, Supplier<? extends @Nullable AlarmClock> alarms) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.store = store;
        this.transactions = new SpringTransactions(new JdbcTransactionManager(dataSource));
        this.keys = new IdempotencyKeys(jdbc);
        this.claims = new Claims(jdbc);
        this.calendar = calendar;
        this.clock = clock;
        this.ids = ids;
        this.alarms = alarms;
    }

    @Override
    public List<Verdict> examine(List<? extends Creation<?>> creations) {
        return inTurn(() -> judge(drafts(creations)));
    }

    @Override
    public List<Verdict> create(List<? extends Creation<?>> creations, boolean allOrNone) {
        return inTurn(() -> write(drafts(creations), allOrNone));
    }

    private List<Verdict> write(List<Draft> drafts, boolean allOrNone) {
        long start = System.nanoTime();
        for (int tries = 1;; tries++) {
            List<Verdict> verdicts = judge(drafts);
            List<Draft> chosen = IntStream.range(0, drafts.size())
                    .filter(i -> verdicts.get(i) instanceof Possible).mapToObj(drafts::get).toList();
            boolean refused = verdicts.stream().anyMatch(v -> !(v instanceof Possible || v instanceof Created));
            if (chosen.isEmpty() || (allOrNone && refused)) {
                return verdicts;
            }
            try {
                int together = allOrNone ? chosen.size() : TOGETHER;
                for (int i = 0; i < chosen.size(); i += together) {
                    writeTogether(chosen.subList(i, Math.min(chosen.size(), i + together)));
                }
                return IntStream.range(0, drafts.size()).mapToObj(i -> verdicts.get(i) instanceof Possible
                        ? new Created(drafts.get(i).accepted())
                        : verdicts.get(i)).toList();
            } catch (ConcurrencyException | ConcurrencyFailureException e) {
                // What is written already is found under its key next time.
                if (tries == TRIES || System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                    throw new CommandFailure.Unavailable("Others claimed the same at the same time", 1, e);
                }
            }
        }
    }

    /** @param events empty if refused */
    private record Draft(Creation<?> creation, String id, @Nullable Refusal refusal, List<? extends DomainEvent> events,
            List<Claim> claims, Runnable alarms) {
        Accepted accepted() {
            return new Accepted(id, events.size());
        }
    }

    private List<Draft> drafts(List<? extends Creation<?>> creations) {
        WorkingCalendar days = calendar.get();
        Instant now = clock.instant();
        List<String> fresh = creations.stream().map(creation -> ids.get()).toList();
        // Deciders are pure, and whoever sent many waits for all of them.
        return IntStream.range(0, fresh.size()).parallel().<Draft>mapToObj(i -> draft(creations.get(i), fresh.get(i),
                new Context(creations.get(i).actor(), now, days))).toList();
    }

    private <C> Draft draft(Creation<C> creation, String id, Context context) {
        return draft(creation.type(), creation, id, context);
    }

    private <C, S, E extends DomainEvent> Draft draft(AggregateType<C, S, E> type, Creation<C> creation, String id,
            Context context) {
        List<E> events = new ArrayList<>();
        S state = type.initial();
        long weight = 0;
        try {
            for (C command : creation.commands()) {
                Permission.require(type.concern(), state, command, creation.actor(), id, events.isEmpty());
                List<E> more = Decisions.decide(type, state, command, context);
                weight = RecordLimits.grown(weight, more, Objects.requireNonNull(command), context.actor());
                events.addAll(more);
                state = type.evolve(state, more, creation.actor());
            }
        } catch (Refusal refusal) {
            return new Draft(creation, id, refusal, List.of(), List.of(), () -> {});
        }
        List<Alarm<C>> before = type.alarms().apply(type.initial());
        List<Alarm<C>> after = type.alarms().apply(state);
        return new Draft(creation, id, null, List.copyOf(events),
                Holdings.of(type, events).taken(),
                () -> schedule(type, id, before, after));
    }

    private <C> void schedule(AggregateType<C, ?, ?> type, String id, List<Alarm<C>> before, List<Alarm<C>> after) {
        if (!before.equals(after)) {
            AlarmClock kept = alarms.get();
            if (kept == null) {
                throw new IllegalStateException("Nothing keeps the alarms of " + type.name());
            }
            kept.change(type, id, before, after);
        }
    }

    /** Who claims a value first, in whose name if not its own. */
    private record First(int index, @Nullable String holder) {
        boolean sharesWith(Claim claim) {
            return holder != null && holder.equals(claim.holder());
        }
    }

    private List<Verdict> judge(List<Draft> drafts) {
        // In this order: whoever commits the same between the two is found by the second.
        Set<Claims.Value> held = claims.held(drafts.stream().flatMap(draft -> draft.claims().stream()).toList());
        Map<IdempotencyKeys.Request, Accepted> answered = keys
                .answers(drafts.stream().map(BatchCreations::request).toList());
        Map<Claims.Value, First> first = new HashMap<>();
        Verdict[] verdicts = new Verdict[drafts.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = judge(drafts.get(i), answered.get(request(drafts.get(i))), held, first);
            // What is created already still claims, so a repeat of the list gets the same verdicts.
            if (verdicts[i] instanceof Possible || verdicts[i] instanceof Created) {
                for (Claim claim : drafts.get(i).claims()) {
                    first.putIfAbsent(Claims.Value.of(claim), new First(i, claim.holder()));
                }
            }
        }
        return Arrays.asList(verdicts);
    }

    private static Verdict judge(Draft draft, @Nullable Accepted answered, Set<Claims.Value> held,
            Map<Claims.Value, First> first) {
        if (answered != null) {
            return new Created(answered);
        }
        if (draft.refusal() != null) {
            return new Refused(draft.refusal());
        }
        List<Claim> again = draft.claims().stream().filter(claim -> {
            First earlier = first.get(Claims.Value.of(claim));
            return earlier != null && !earlier.sharesWith(claim);
        }).toList();
        if (!again.isEmpty()) {
            return new Repeated(Objects.requireNonNull(first.get(Claims.Value.of(again.getFirst()))).index(),
                    refusal(again));
        }
        List<Claim> taken = draft.claims().stream().filter(claim -> held.contains(Claims.Value.of(claim))).toList();
        return taken.isEmpty() ? new Possible() : new Exists(refusal(taken));
    }

    private static Refusal refusal(List<Claim> taken) {
        return new Refusal(taken.stream().map(Claim::taken).toList());
    }

    private static IdempotencyKeys.Request request(Draft draft) {
        return new IdempotencyKeys.Request(draft.creation().actor().subject(), draft.creation().idempotency());
    }

    // New aggregates are not loaded, so what is written first cannot bring readers out of order.
    private void writeTogether(List<Draft> drafts) {
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        ResultMessage<Void> result = work.executeWithResult(() -> {
            transactions.begin(work);
            Map<String, List<Claim>> wanted = new HashMap<>();
            drafts.forEach(draft -> wanted.put(draft.id(), draft.claims()));
            if (!claims.takeAll(wanted)) {
                throw new ConcurrencyException("Others claimed the same meanwhile");
            }
            Map<IdempotencyKeys.Request, Accepted> answers = new HashMap<>();
            drafts.forEach(draft -> answers.put(request(draft), draft.accepted()));
            if (!keys.keepAll(answers)) {
                throw new ConcurrencyException("Other requests used the idempotency keys meanwhile");
            }
            drafts.forEach(draft -> draft.alarms().run());
            store.publish(drafts.stream().flatMap(draft -> messages(draft).stream()).toList());
            return null;
        });
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
    }

    private static List<DomainEventMessage<?>> messages(Draft draft) {
        MetaData metadata = EventMetadata.of(draft.creation().actor(), draft.creation().correlationId());
        String type = draft.creation().type().name();
        return IntStream.range(0, draft.events().size()).<DomainEventMessage<?>>mapToObj(
                i -> new GenericDomainEventMessage<>(type, draft.id(), i, draft.events().get(i), metadata)).toList();
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!acquire()) {
            throw new CommandFailure.Unavailable("Too much is being created at once", 5, null);
        }
        try {
            return work.get();
        } catch (CommandFailure expected) {
            throw expected;
        } catch (RuntimeException e) {
            if (Outage.explains(e)) {
                throw new CommandFailure.Unavailable("The database is away", 5, e);
            }
            throw e;
        } finally {
            turns.release();
        }
    }

    private boolean acquire() {
        try {
            return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
