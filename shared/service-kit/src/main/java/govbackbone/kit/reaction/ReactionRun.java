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
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.NotYetKnown;
import govbackbone.kit.eventstore.LogEntry;
import govbackbone.kit.eventstore.LogTail;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.kit.follow.Follower;
import govbackbone.kit.projection.LogSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the log for one reaction while this instance holds it. Events of one aggregate are a lane: within a lane one thing
 * is done after the other, and an event that cannot be dealt with, or not for long, stops its lane only.
 * <p>
 * Who does not see the log, or meets an event that it cannot read, leaves the reaction to other instances.
 * <p>
 * The position is stored after the commands and only every now and then; what is then repeated has no effect, because the
 * idempotency key of a command follows from reaction, event and index. So two instances that both believe to hold the
 * reaction do no harm either.
 */
final class ReactionRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionRun.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** What passes without anybody looking at it: the event is tried again from time to time. */
    private static final List<Class<?>> PASSING = List.of(CommandFailure.Unavailable.class,
            CommandFailure.Unreadable.class, UnreadableHistory.class, NotYetKnown.class);

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
    private final Set<ReactionStore.Refused> refused = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Hold hold;
    private volatile boolean unreadable;
    private long leftNanos;
    private boolean hasLeft;

    /**
     * How eagerly.
     *
     * @param batch  events read at once
     * @param lanes  aggregates whose events are dealt with at the same time
     * @param idle   how long new events are waited for, before parked ones are looked at
     * @param lease  after which another instance takes over from one that is not heard of; the position is stored three
     *               times as often
     * @param pause  before the first repetition of what could not be done now; doubled with every further one
     * @param patience after which what cannot be done is parked; so often it is then tried again
     * @param leave  for how long it is not left to others a second time because of an event that cannot be read here
     * @param sample between two looks at how far it is, for the meters
     */
    record Pace(int batch, int lanes, Duration idle, Duration lease, Duration pause, Duration patience, Duration leave,
            Duration sample) {
        static final Pace USUAL = new Pace(500, 4, Duration.ofMillis(500), Duration.ofSeconds(6),
                Duration.ofMillis(100), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofSeconds(5));
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

    /** Follows the log while this instance holds the reaction; whether it did. */
    boolean step() {
        try {
            Optional<ReactionStore.Taken> taken = isStopped()
                    ? Optional.empty()
                    : store.take(reaction.name(), instance, pace.lease());
            taken.ifPresent(this::follow);
            return taken.isPresent();
        } catch (RuntimeException | Error e) {
            leave();
            throw e;
        }
    }

    /** @param stopping for how long what is under way is left to come to its end */
    Follower.Pace pace(Duration stopping) {
        return new Follower.Pace(pace.lease().dividedBy(3), pace.pause(), LONGEST_PAUSE, stopping, pace.sample());
    }

    /** Lets another instance take it at once. */
    private void leave() {
        try {
            store.release(reaction.name(), instance);
        } catch (DataAccessException e) {
            LOG.debug("Reaction {} is held until its lease ends", reaction.name(), e);
        }
    }

    /** Lets what is under way come to its end; {@link #step} returns soon. */
    void stop() {
        stopped.countDown();
    }

    /** Lets another instance go on at once; after the last {@link #step}. */
    void release() {
        lanes.close();
        try {
            store.release(reaction.name(), instance);
        } catch (DataAccessException e) {
            LOG.warn("Reaction {} is held until its lease ends: {}", reaction.name(), e.getMessage());
        }
    }

    // Until stopped, until another instance has taken over, or until it is left to others.
    private void follow(ReactionStore.Taken taken) {
        LogPosition from = taken.position();
        require(from);
        LOG.info("Reaction {} follows {} from {}", reaction.name(), source.name(), from);
        unreadable = false;
        refused.clear();
        refused.addAll(store.refused(reaction.name()));
        readStanding();
        try (Hold held = new Hold(from); LogTail tail = source.tail(from)) {
            hold = held;
            tryParked(Duration.ZERO);
            while (!isOver() && !(unreadable && mayLeave())) {
                List<LogEntry> batch = tail.next(pace.batch(), pace.idle());
                if (batch.isEmpty()) {
                    held.requireSight();
                } else {
                    dealWith(batch, taken.firstStart());
                    if (!isOver()) {
                        held.moveTo(batch.getLast().recorded().position());
                    }
                }
                tryParked(pace.patience());
                held.requireHistory();
            }
        } finally {
            hold = null;
        }
        if (unreadable && mayLeave() && !isStopped()) {
            LOG.warn("Reaction {} met an event that this release cannot read; it is left to other instances",
                    reaction.name());
            hasLeft = true;
            leftNanos = System.nanoTime();
            leave();
            pause(pace.lease().multipliedBy(2));
        }
    }

    private boolean mayLeave() {
        return !hasLeft || System.nanoTime() - leftNanos > pace.leave().toNanos();
    }

    private boolean isOver() {
        Hold held = hold;
        return isStopped() || held == null || !held.isHeld();
    }

    /** Holds the reaction and stores how far it is, whatever takes how long meanwhile. */
    private final class Hold implements AutoCloseable {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread thread;
        private volatile LogPosition done;
        private volatile boolean lost;
        private long idleSince = System.nanoTime();
        private long required = System.nanoTime();
        private boolean missed;

        Hold(LogPosition from) {
            done = from;
            thread = Thread.ofVirtual().name("reaction-hold-" + reaction.name()).start(this::keep);
        }

        boolean isHeld() {
            return !lost;
        }

        void moveTo(LogPosition position) {
            done = position;
            idleSince = System.nanoTime();
            missed = false;
        }

        /** @throws IllegalStateException if there have long been events that the tail does not give */
        void requireSight() {
            if (System.nanoTime() - idleSince < pace.lease().toNanos()) {
                return;
            }
            idleSince = System.nanoTime();
            boolean misses = !source.log().after(done, 1).isEmpty();
            if (misses && missed) {
                throw new IllegalStateException("The log has events after " + done + " that are not seen here");
            }
            missed = misses;
        }

        /** @throws HistoryChanged if the log does not hold any more what was dealt with; looked at from time to time */
        void requireHistory() {
            if (System.nanoTime() - required > pace.lease().toNanos() / 3) {
                require(done);
                required = System.nanoTime();
            }
        }

        private void keep() {
            long heard = System.nanoTime();
            try {
                while (!lost && !ended.await(pace.lease().toMillis() / 3, TimeUnit.MILLISECONDS)) {
                    try {
                        lost = !store();
                        heard = System.nanoTime();
                    } catch (DataAccessException e) {
                        lost = System.nanoTime() - heard > pace.lease().toNanos();
                    }
                }
            } catch (InterruptedException | RuntimeException | Error e) {
                lost = true;
            }
        }

        private boolean store() {
            LogPosition position = done;
            boolean held = store.advance(reaction.name(), instance, position, pace.lease());
            if (held && !refused.isEmpty()) {
                store.forgetRefused(reaction.name(), position);
                refused.removeIf(each -> each.at().compareTo(position) <= 0);
            }
            return held;
        }

        @Override
        public void close() {
            ended.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!lost) {
                store();
            }
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
        if (isOver()) {
            return;
        }
        String id = entry.recorded().aggregateId();
        if (standing.contains(id)) {
            store.park(reaction.name(), entry, 0, null);
            return;
        }
        Progress progress = new Progress(0, pace.patience());
        progress.failure(() -> entry).ifPresent(failure -> {
            LOG.error("Reaction {} parks event {} of {}", reaction.name(), entry.eventId(), id, failure);
            unreadable |= failure instanceof UnreadableHistory;
            standing.add(id);
            store.park(reaction.name(), entry, progress.reached, failure);
        });
    }

    /** Once more what an administrator wants tried or what passes by itself, and what has waited behind it. */
    private void tryParked(Duration again) {
        if (standing.isEmpty()) {
            return;
        }
        inLanes(store.due(reaction.name(), PASSING, again).stream()
                .<Runnable>map(parked -> () -> tryParked(parked.aggregateId())).toList());
        readStanding();
    }

    private void tryParked(String aggregateId) {
        for (ParkedReaction parked : store.parkedOf(reaction.name(), aggregateId)) {
            Progress progress = new Progress(parked.reached(), Duration.ZERO);
            Optional<RuntimeException> failure = progress.failure(() -> entry(parked));
            if (progress.reached > parked.reached()) {
                store.reached(parked, progress.reached);
            }
            if (failure.isPresent()) {
                store.failed(parked, failure.get());
                return;
            }
            if (isOver()) {
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

    /** How far the consequences of one event are given. */
    private final class Progress {
        private final Duration patience;
        private int reached;

        Progress(int reached, Duration patience) {
            this.reached = reached;
            this.patience = patience;
        }

        /** Why it cannot be dealt with; empty when it is, or when it is over on the way. */
        Optional<RuntimeException> failure(Supplier<LogEntry> event) {
            List<Submission<?>> submissions = new ArrayList<>();
            LogEntry[] entry = new LogEntry[1];
            try {
                patiently(() -> {
                    entry[0] = event.get();
                    submissions.addAll(submissions(entry[0]));
                });
                while (reached < submissions.size() && !isOver()) {
                    ReactionStore.Refused place = new ReactionStore.Refused(entry[0].recorded().position(), reached);
                    Submission<?> submission = submissions.get(reached);
                    if (!refused.contains(place)) {
                        patiently(() -> give(submission, place));
                    }
                    reached += isOver() ? 0 : 1;
                }
                return Optional.empty();
            } catch (RuntimeException e) {
                count("failed");
                return Optional.of(e);
            }
        }

        /** Again and again for some time, while the database or the service has no time for it. */
        private void patiently(Runnable work) {
            long since = System.nanoTime();
            for (int failures = 0; !isOver(); failures++) {
                try {
                    work.run();
                    return;
                } catch (CommandFailure.Unavailable | NotYetKnown | DataAccessException e) {
                    count("unavailable");
                    if (System.nanoTime() - since >= patience.toNanos()) {
                        throw e;
                    }
                    pause(backOff(failures));
                }
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

    private void give(Submission<?> submission, ReactionStore.Refused place) {
        try {
            commands.submit(submission).block();
            count("accepted");
        } catch (CommandFailure.Refused | CommandFailure.Unknown failure) {
            store.refused(reaction.name(), place);
            refused.add(place);
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
