package govbackbone.kit.command;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.github.benmanes.caffeine.cache.Cache;
import govbackbone.events.DomainEvent;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.decision.SealedRecords;
import govbackbone.kit.eventstore.Outage;
import govbackbone.kit.eventstore.UnreadableHistory;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import reactor.core.publisher.Mono;

/**
 * Has commands decided by Axon's command bus and event-sourcing repositories, off the calling thread, on virtual threads
 * of which never more touch the database than connections are set aside for them. While a command waits for others, or for
 * {@link govbackbone.kit.eventstore.SharedAppends} to store its events, it holds no connection.
 * <p>
 * A first try may start from a recent state in memory: one round trip to the database if it writes only events. The log
 * refuses events that another instance was faster to write, and those whose predecessors a failover has lost, so accepting is
 * always right; anything else (a refusal,
 * an unknown id, another version, no change) is only told by a try that has read the database.
 */
public final class AxonCommands implements Commands, AutoCloseable {
    private static final int TRIES = 8;
    /** Of commands that are decided or wait for their turn. */
    private static final int MOST_WAITING_KIB = 32 << 10;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_PAUSE_MILLIS = 250;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SimpleCommandBus bus;
    private final Map<String, Host<?, ?, ?>> hosts = new HashMap<>();
    private final IdempotencyKeys keys;
    private final RecentStates recent;
    private final Supplier<String> ids;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());
    // Commands of one aggregate queue up before they take a connection, so a busy one does not hold up the others. Axon
    // counts the try that does not wait and the last one that is not made, so three attempts are one long wait.
    private final LockFactory queues = PessimisticLockFactory.builder()
            .lockAttemptTimeout((int) LONGEST_WAIT.toMillis()).acquireAttempts(3).build();
    private final Semaphore room = new Semaphore(MOST_WAITING_KIB);
    private final Semaphore places;

    /**
     * How much is done at once.
     *
     * @param concurrent   commands that use the database at the same time; leave the pool some connections for reading
     * @param waiting      further commands that wait for their turn; more are refused as {@link CommandFailure.Unavailable}
     * @param recentBytes  of recent states kept in memory, of all kinds of aggregates together
     */
    public record Limits(int concurrent, int waiting, long recentBytes) {
        public static final Limits DEFAULT = new Limits(16, 1_000, 32 << 20);
    }

    /**
     * @param types      every kind of aggregate whose commands are decided here
     * @param store      over an engine that knows the same types
     * @param dataSource of that engine
     * @param calendar   the working days known at the moment of asking
     * @param ids        of new aggregates, such as {@link TimeOrderedIds}
     * @param alarms     asked only when an aggregate waits for something; null if nothing keeps alarms here
     */
    public AxonCommands(Collection<? extends AggregateType<?, ?, ?>> types, EventStore store, DataSource dataSource,
            Supplier<WorkingCalendar> calendar, InstantSource clock, Supplier<String> ids,
            Supplier<? extends @Nullable AlarmClock> alarms, Limits limits) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.ids = ids;
        this.keys = new IdempotencyKeys(jdbc);
        this.places = new Semaphore(limits.concurrent() + limits.waiting());
        this.bus = SimpleCommandBus.builder().build();
        Connections connections = new Connections(new SpringTransactions(new JdbcTransactionManager(dataSource)),
                limits.concurrent(), LONGEST_WAIT);
        Host.Surroundings surroundings = new Host.Surroundings(connections, keys, new Claims(jdbc), alarms, calendar,
                clock, threads);
        this.recent = new RecentStates(limits.recentBytes());
        types.forEach(type -> subscribe(type, store, surroundings));
    }

    private <C, S, E extends DomainEvent> void subscribe(AggregateType<C, S, E> type, EventStore store,
            Host.Surroundings surroundings) {
        Permission.check(type);
        Host<C, S, E> host = new Host<>(type, store, recent.of(type.name()), surroundings);
        if (hosts.put(type.name(), host) != null) {
            throw new IllegalArgumentException("Two kinds of aggregate are named " + type.name());
        }
        SealedRecords.of(type.commands()).forEach(command -> bus.subscribe(busName(type, command),
                message -> host.decide((Attempt) message.getPayload())));
    }

    // The same command may be understood by several kinds of aggregate.
    private static String busName(AggregateType<?, ?, ?> type, Class<?> command) {
        return type.name() + " " + command.getName();
    }

    /** The bus, for interceptors and metrics. */
    public CommandBus bus() {
        return bus;
    }

    /** The recent states, for metrics. */
    public Cache<?, ?> recentStates() {
        return recent.cache();
    }

    @Override
    public <C> Mono<Accepted> submit(Submission<C> submission) {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> admit(submission), threads), true)
                .onErrorMap(RejectedExecutionException.class,
                        e -> new CommandFailure.Unavailable("The service is stopping", 5, e));
    }

    /** Forgets the answers to requests that are older; a repeat of those would be decided again. */
    public int forgetAnswers(Duration age) {
        return keys.forget(age);
    }

    /** Takes no more commands and waits for those under way, which come to an end because everything they wait for does. */
    @Override
    public void close() {
        threads.close();
    }

    private Accepted admit(Submission<?> submission) {
        // No command weighs more than there is room, since its body was limited.
        int weight = (int) Math.min(MOST_WAITING_KIB, 1 + Weight.of(submission.command()) / 1_024);
        if (!room.tryAcquire(weight)) {
            throw new CommandFailure.Unavailable("Too much waits to be decided", 1, null);
        }
        try {
            return admitted(submission);
        } finally {
            room.release(weight);
        }
    }

    private Accepted admitted(Submission<?> submission) {
        if (!places.tryAcquire()) {
            throw new CommandFailure.Unavailable("Too many commands are waiting", 1, null);
        }
        try {
            Host<?, ?, ?> host = host(submission);
            String given = submission.aggregateId() == null && submission.command() instanceof NaturalId natural
                    ? natural.aggregateId()
                    : submission.aggregateId();
            if (given != null && !isPossible(given)) {
                throw new CommandFailure.Unknown(given);
            }
            String id = given == null ? ids.get() : given;
            Lock turn = queues.obtainLock(id);
            try {
                return settle(submission, host, id, given == null);
            } finally {
                turn.release();
            }
        } catch (LockAcquisitionFailedException e) {
            throw new CommandFailure.Unavailable("Too many commands for one aggregate", 1, e);
        } finally {
            places.release();
        }
    }

    private Host<?, ?, ?> host(Submission<?> submission) {
        Host<?, ?, ?> host = hosts.get(submission.type().name());
        if (host == null) {
            throw new IllegalArgumentException("No aggregate type " + submission.type().name());
        }
        boolean creates = submission.command().getClass().isAnnotationPresent(Creates.class);
        if (submission.aggregateId() == null && !creates) {
            throw new IllegalArgumentException("Which aggregate? " + submission.command().getClass());
        }
        return host;
    }

    // What PostgreSQL cannot hold as text is nobody's id.
    private static boolean isPossible(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    private Accepted settle(Submission<?> submission, Host<?, ?, ?> host, String id, boolean fresh) {
        boolean sure = !fresh && !host.remembers(id);
        int tries = 0;
        long start = System.nanoTime();
        while (true) {
            try {
                return dispatch(new Attempt(submission, id, fresh, sure));
            } catch (Attempt.Inconclusive | CommandFailure.Refused | CommandFailure.Unknown | CommandFailure.Stale e) {
                if (sure) {
                    throw e;
                }
                sure = true;
            } catch (ConcurrencyException | ConcurrencyFailureException | NotYetKnown e) {
                host.forget(id);
                if (++tries == TRIES || System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                    throw new CommandFailure.Unavailable("Others changed the same at the same time", 1, e);
                }
                sure = true;
                pause(tries);
            } catch (UnreadableHistory e) {
                host.forget(id);
                throw new CommandFailure.Unreadable(e);
            } catch (RuntimeException e) {
                host.forget(id);
                if (Outage.explains(e)) {
                    recent.clear();
                    throw new CommandFailure.Unavailable("The database is away", 5, e);
                }
                throw e;
            }
        }
    }

    private Accepted dispatch(Attempt attempt) {
        GenericCommandMessage<Attempt> message = new GenericCommandMessage<>(new GenericMessage<>(attempt),
                busName(attempt.submission().type(), attempt.submission().command().getClass()));
        AtomicReference<@Nullable CommandResultMessage<?>> result = new AtomicReference<>();
        bus.dispatch(message, (CommandMessage<? extends Attempt> m, CommandResultMessage<?> r) -> result.set(r));
        return accepted(result.get());
    }

    private static Accepted accepted(@Nullable CommandResultMessage<?> result) {
        if (result == null) {
            throw new IllegalStateException("The bus gave no answer");
        }
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        return (Accepted) result.getPayload();
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(Math.min(LONGEST_PAUSE_MILLIS, 4 << tries)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure.Unavailable("Interrupted", 1, e);
        }
    }
}
