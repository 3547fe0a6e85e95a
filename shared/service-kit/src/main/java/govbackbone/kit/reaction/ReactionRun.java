package govbackbone.kit.reaction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.eventstore.HistoryChanged;
import govbackbone.kit.eventstore.LogEntry;
import govbackbone.kit.eventstore.LogTail;
import govbackbone.kit.projection.LogSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the log for one reaction while this instance holds it. Events of one aggregate are a lane: within a lane one thing
 * is done after the other, and an event that cannot be dealt with stops its lane only.
 * <p>
 * The position is stored after the commands and only every now and then; what is then repeated has no effect, because the
 * idempotency key of a command follows from reaction, event and index. So two instances that both believe to hold the
 * reaction do no harm either.
 */
final class ReactionRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionRun.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Reaction<?> reaction;
    private final LogSource source;
    private final Commands commands;
    private final ReactionStore store;
    private final MeterRegistry meters;
    private final Pace pace;
    private final String instance;
    private final ExecutorService lanes;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<String> standing = ConcurrentHashMap.newKeySet();
    private boolean standingStill;

    /**
     * How eagerly.
     *
     * @param batch  events read at once
     * @param lanes  aggregates whose events are dealt with at the same time
     * @param idle   how long new events are waited for, before parked ones are looked at
     * @param lease  after which another instance takes over from one that is not heard of; the position is stored three
     *               times as often
     * @param pause  before the first repetition of what could not be done now; doubled with every further one
     * @param sample between two looks at how far it is, for the meters
     */
    record Pace(int batch, int lanes, Duration idle, Duration lease, Duration pause, Duration sample) {
        static final Pace USUAL = new Pace(500, 4, Duration.ofMillis(500), Duration.ofSeconds(6),
                Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    ReactionRun(Reaction<?> reaction, LogSource source, Commands commands, ReactionStore store, MeterRegistry meters,
            Pace pace, String instance) {
        this.reaction = reaction;
        this.source = source;
        this.commands = commands;
        this.store = store;
        this.meters = meters;
        this.pace = pace;
        this.instance = instance;
        List.of("accepted", "refused", "unavailable", "failed").forEach(this::counter);
        this.lanes = Executors.newFixedThreadPool(pace.lanes(),
                Thread.ofVirtual().name("reaction-" + reaction.name() + "-", 0).factory());
    }

    @Override
    public void run() {
        int failures = 0;
        while (!isStopped()) {
            try {
                Optional<ReactionStore.Taken> taken = store.take(reaction.name(), instance, pace.lease());
                if (taken.isPresent()) {
                    follow(taken.get());
                } else {
                    pause(pace.lease().dividedBy(3));
                }
                failures = 0;
            } catch (HistoryChanged e) {
                if (!standingStill) {
                    LOG.error("Reaction {} stands still. {}", reaction.name(), e.getMessage());
                }
                standingStill = true;
                store.release(reaction.name(), instance);
                pause(pace.lease());
            } catch (RuntimeException e) {
                LOG.warn("Reaction {} cannot go on and will try again", reaction.name(), e);
                pause(backOff(failures++));
            }
        }
    }

    /** Lets what is under way come to its end; {@link #run} returns soon. */
    void stop() {
        stopped.countDown();
    }

    /** Lets another instance go on at once; after {@link #run} has returned. */
    void release() {
        lanes.close();
        try {
            store.release(reaction.name(), instance);
        } catch (DataAccessException e) {
            LOG.warn("Reaction {} is held until its lease ends: {}", reaction.name(), e.getMessage());
        }
    }

    // Until stopped or until another instance has taken over.
    private void follow(ReactionStore.Taken taken) {
        LogPosition from = taken.position();
        require(from);
        LOG.info("Reaction {} follows {} from {}", reaction.name(), source.name(), from);
        standingStill = false;
        readStanding();
        try (LogTail tail = source.tail(from)) {
            LogPosition done = from;
            long stored = System.nanoTime();
            boolean held = true;
            while (held && !isStopped()) {
                List<LogEntry> batch = tail.next(pace.batch(), pace.idle());
                if (!batch.isEmpty()) {
                    dealWith(batch, taken.firstStart());
                    done = isStopped() ? done : batch.getLast().recorded().position();
                }
                tryParked();
                if (System.nanoTime() - stored > pace.lease().toNanos() / 3) {
                    require(done);
                    held = store.advance(reaction.name(), instance, done, pace.lease());
                    stored = System.nanoTime();
                }
            }
            store.advance(reaction.name(), instance, done, pace.lease());
        }
    }

    private void require(LogPosition done) {
        if (!source.log().holds(done)) {
            throw new HistoryChanged(done);
        }
    }

    private void dealWith(List<LogEntry> batch, Instant firstStart) {
        inLanes(batch.stream().filter(entry -> reaction.looksAt(entry.recorded(), firstStart))
                .collect(Collectors.groupingBy(entry -> entry.recorded().aggregateId(), LinkedHashMap::new,
                        Collectors.toList()))
                .values().stream().<Runnable>map(lane -> () -> lane.forEach(this::dealWith)).toList());
    }

    private void inLanes(List<Runnable> work) {
        CompletableFuture.allOf(work.stream().map(lane -> CompletableFuture.runAsync(lane, lanes))
                .toArray(CompletableFuture[]::new)).join();
    }

    private void dealWith(LogEntry entry) {
        String id = entry.recorded().aggregateId();
        if (standing.contains(id)) {
            store.park(reaction.name(), entry, null);
            return;
        }
        failure(() -> entry).ifPresent(failure -> {
            LOG.error("Reaction {} parks event {} of {}", reaction.name(), entry.eventId(), id, failure);
            standing.add(id);
            store.park(reaction.name(), entry, failure);
        });
    }

    /** Once more what an administrator wants tried, and what has waited behind it. */
    private void tryParked() {
        if (standing.isEmpty()) {
            return;
        }
        inLanes(store.firstParked(reaction.name()).stream().filter(parked -> parked.error() == null)
                .<Runnable>map(parked -> () -> tryParked(parked.aggregateId())).toList());
        readStanding();
    }

    private void tryParked(String aggregateId) {
        for (ParkedReaction parked : store.parkedOf(reaction.name(), aggregateId)) {
            Optional<RuntimeException> failure = failure(() -> entry(parked));
            if (failure.isPresent()) {
                store.failed(parked, failure.get());
                return;
            }
            if (isStopped()) {
                return;
            }
            store.remove(parked);
        }
    }

    private LogEntry entry(ParkedReaction parked) {
        return new LogEntry(source.log().at(parked.position()), parked.eventId(), parked.correlationId());
    }

    private void readStanding() {
        Set<String> ids = store.firstParked(reaction.name()).stream().map(ParkedReaction::aggregateId)
                .collect(Collectors.toSet());
        standing.retainAll(ids);
        standing.addAll(ids);
    }

    /** Why nothing helps but somebody looking at it; empty when the event is dealt with, or when stopped on the way. */
    private Optional<RuntimeException> failure(Supplier<LogEntry> event) {
        List<Submission<?>> submissions = new ArrayList<>();
        try {
            patiently(() -> submissions.addAll(submissions(event.get())));
            submissions.forEach(submission -> patiently(() -> give(submission)));
            return Optional.empty();
        } catch (RuntimeException e) {
            count("failed");
            return Optional.of(e);
        }
    }

    /** Again and again, while the database or the service has no time for it. */
    private void patiently(Runnable work) {
        for (int failures = 0; !isStopped(); failures++) {
            try {
                work.run();
                return;
            } catch (CommandFailure.Unavailable | DataAccessException e) {
                count("unavailable");
                pause(backOff(failures));
            }
        }
    }

    private List<Submission<?>> submissions(LogEntry entry) {
        List<Consequence<?>> consequences = reaction.to(entry.recorded());
        return IntStream.range(0, consequences.size()).<Submission<?>>mapToObj(
                index -> submission(consequences.get(index), entry, index)).toList();
    }

    private <C> Submission<C> submission(Consequence<C> consequence, LogEntry entry, int index) {
        String key = "reaction/" + reaction.name() + "/" + entry.eventId() + "/" + index;
        return new Submission<>(consequence.type(), consequence.aggregateId(), consequence.command(), Actor.BACKBONE,
                new Submission.Idempotency(key, entry.eventId()), null, entry.correlationId(), entry.eventId());
    }

    private void give(Submission<?> submission) {
        try {
            commands.submit(submission).block();
            count("accepted");
        } catch (CommandFailure.Refused | CommandFailure.Unknown failure) {
            refused(submission, failure);
        }
    }

    /** An answer like any other: somebody was faster, or the state has moved on. */
    private void refused(Submission<?> submission, CommandFailure failure) {
        LOG.info("Reaction {}: {} of {} {} changes nothing: {}", reaction.name(),
                submission.command().getClass().getSimpleName(), submission.type().name(), submission.aggregateId(),
                failure.getMessage());
        count("refused");
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter("backbone.reaction.commands", "reaction", reaction.name(), "outcome", outcome);
    }

    private Duration backOff(int failures) {
        Duration pause = pace.pause().multipliedBy(1L << Math.min(failures, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void pause(Duration length) {
        try {
            var _ = stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
