package govbackbone.kit.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import govbackbone.events.DomainEvent;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Alarm;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;

/**
 * Gives the command of every alarm that is due, from any number of instances of the service: at least once, and once in
 * effect, because the command's transaction takes the alarm away together with what it decides.
 * <p>
 * What is due is told by the database's clock. An alarm that rang and that its aggregate still waits for rings again, after
 * growing pauses: it came too early by the clock of the instance that decided, or was refused for a reason that passes.
 */
final class AlarmRinger implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmRinger.class);
    private static final Duration LONGEST_DECISION = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Between two rings of an alarm that changes nothing. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final Commands commands;
    private final Map<String, AggregateType<?, ?, ?>> types;
    private final EventLog log;
    private final DatabaseClock clock;
    private final JdbcClient sql;
    private final MeterRegistry meters;
    private final Pace pace;
    private @Nullable Scheduler running;

    /**
     * How eagerly.
     *
     * @param polling   between two looks for due alarms
     * @param heartbeat of a ringing alarm; after four missed ones another instance takes it over
     * @param threads   alarms ringing at the same time
     */
    record Pace(Duration polling, Duration heartbeat, int threads) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(15), 4);
    }

    /** @param log to see what aggregates wait for */
    AlarmRinger(DataSource dataSource, Commands commands, Collection<AggregateType<?, ?, ?>> types, EventLog log,
            InstantSource clock, MeterRegistry meters, Pace pace) {
        this.dataSource = dataSource;
        this.commands = commands;
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(AggregateType::name, Function.identity()));
        this.log = log;
        this.clock = new DatabaseClock(dataSource, clock);
        this.sql = JdbcClient.create(dataSource);
        this.meters = meters;
        this.pace = pace;
        List.of("accepted", "refused", "failed", "waiting").forEach(this::counter);
    }

    @Override
    public synchronized void start() {
        Scheduler scheduler = Scheduler.create(dataSource, task())
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString())).threads(pace.threads())
                .pollingInterval(pace.polling()).heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS).pollUsingLockAndFetch(0.5, 1.0)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true)).serializer(new JsonSerializer())
                .clock(clock).shutdownMaxWait(LONGEST_DECISION).build();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public synchronized void stop() {
        Scheduler scheduler = running;
        if (scheduler != null) {
            scheduler.stop();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    private Task<StoredAlarm> task() {
        return Tasks.custom(StoredAlarm.TASK, StoredAlarm.class).onFailure(this::tryLater).onDeadExecutionRevive()
                .execute((instance, context) -> ring(instance.getData(), context.getExecution()));
    }

    private CompletionHandler<StoredAlarm> ring(StoredAlarm alarm, Execution execution) {
        if (clock.read().isBefore(execution.executionTime)) {
            return at(execution.executionTime);
        }
        AggregateType<?, ?, ?> type = types.get(alarm.type());
        if (type == null) {
            throw new IllegalStateException("No aggregate type " + alarm.type());
        }
        try {
            submit(type, alarm).block(LONGEST_DECISION);
            count("accepted");
        } catch (CommandFailure failure) {
            switch (failure) {
                case CommandFailure.Refused refused -> dropped(alarm, refused);
                case CommandFailure.Unknown unknown -> dropped(alarm, unknown);
                case CommandFailure.Stale stale -> throw stale;
                case CommandFailure.KeyReused reused -> throw reused;
                case CommandFailure.Unavailable unavailable -> throw unavailable;
                case CommandFailure.Unreadable unreadable -> throw unreadable;
            }
        }
        return isUntouched(execution) ? again(type, alarm) : (complete, operations) -> {};
    }

    /** Whether the command has neither cancelled nor moved the alarm. */
    private boolean isUntouched(Execution execution) {
        return sql.sql("""
                SELECT EXISTS (SELECT 1 FROM scheduled_tasks WHERE task_name = ? AND task_instance = ? AND version = ?)
                """).params(StoredAlarm.TASK, execution.taskInstance.getId(), execution.version).query(Boolean.class)
                .single();
    }

    private <C, S, E extends DomainEvent> CompletionHandler<StoredAlarm> again(AggregateType<C, S, E> type,
            StoredAlarm rang) {
        S state = type.evolve(type.initial(),
                log.history(type, rang.aggregateId()).stream().map(Recorded::event).toList());
        Optional<Alarm<C>> waited = type.alarms().apply(state).stream()
                .filter(alarm -> alarm.name().equals(rang.alarm())).findFirst();
        if (waited.isEmpty()) {
            return (complete, operations) -> unlessChanged(operations::remove);
        }
        LOG.info("Alarm {} changes nothing yet and will ring again", rang.instance());
        count("waiting");
        return at(next(waited.get().at()));
    }

    /** The later it is, the longer it can wait. */
    private Instant next(Instant due) {
        Instant now = clock.now();
        Duration late = Duration.between(due, now);
        Duration least = pace.polling().multipliedBy(2);
        Duration pause = late.compareTo(least) < 0 ? least : late.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : late;
        return (due.isAfter(now) ? due : now).plus(pause);
    }

    private static CompletionHandler<StoredAlarm> at(Instant next) {
        return (complete, operations) -> unlessChanged(() -> operations.reschedule(complete, next));
    }

    private <C> Mono<Accepted> submit(AggregateType<C, ?, ?> type, StoredAlarm alarm) {
        return commands.submit(new Submission<>(type, alarm.aggregateId(), alarm.commandOf(type), Actor.BACKBONE, null,
                null, StoredAlarm.TASK + ":" + alarm.instance()));
    }

    /** The state has moved on since the alarm was set; that is no error. */
    private void dropped(StoredAlarm alarm, CommandFailure failure) {
        LOG.info("Alarm {} changes nothing: {}", alarm.instance(), failure.getMessage());
        count("refused");
    }

    private void tryLater(ExecutionComplete complete, ExecutionOperations<StoredAlarm> operations) {
        count("failed");
        int doublings = Math.min(complete.getExecution().consecutiveFailures, 16);
        Duration pause = pace.polling().multipliedBy(1L << doublings);
        Instant next = complete.getTimeDone().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        unlessChanged(() -> operations.reschedule(complete, next));
    }

    /** The alarm's own command, or somebody else's, may have cancelled or moved the alarm meanwhile: that stands. */
    private static void unlessChanged(Runnable ending) {
        try {
            ending.run();
        } catch (ExecutionException changed) {
            LOG.debug("The alarm was changed while it rang: {}", changed.getMessage());
        }
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return Counter.builder("backbone.alarms").tag("outcome", outcome).description("Alarms that rang")
                .register(meters);
    }

    private static final class JsonSerializer implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return StoredAlarm.JSON.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            return StoredAlarm.JSON.readValue(serialized, type);
        }
    }
}
