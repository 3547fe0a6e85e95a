package govbackbone.registry.overlap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import govbackbone.events.DomainEvent;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.decision.HistoryChanged;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;
import govbackbone.kit.eventstore.UnreadableEvent;
import govbackbone.kit.eventstore.UnreadableHistory;
import govbackbone.kit.follow.Follower;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows everything that was handed in and every system of the catalogue, and what each filing looks like. Once it has read
 * the log, in the background after a start, it reads on whenever it is asked, so that an answer is never behind what the one
 * who asks has seen. Of what was filed it keeps words only; the text of the filing that is asked about is in the log.
 * Blocks.
 */
final class OverlapCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OverlapCheck.class);
    private static final int AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final Set<Class<? extends DomainEvent>> READ = Set.of(ProjectSubmitted.class, ProjectRejected.class,
            ProjectCancelled.class, ProjectRetired.class, OperationClosed.class, SystemRegistered.class,
            SystemChanged.class, CapabilityDeclared.class, CapabilityWithdrawn.class, SystemRetired.class);

    private final EventLog log;
    private final Function<String, List<Recorded<ProjectEvent>>> histories;
    private final OverlapIndex index;
    private final Map<String, Candidate> systems = new HashMap<>();
    private final Map<String, CapabilityDeclared> capabilities = new HashMap<>();
    private final Map<Submission, Long> submitted = new ConcurrentHashMap<>();
    /** What was read and cannot be found yet: who is told when it was submitted must find all that was there before. */
    private final Map<Submission, Long> unseen = new HashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile LogPosition position = LogPosition.START;
    private long now;
    private volatile boolean complete;

    private record Submission(String project, int number) {}

    /** @param histories all events of a project by its id, oldest first */
    OverlapCheck(EventLog log, Function<String, List<Recorded<ProjectEvent>>> histories, OverlapRules rules) {
        this.log = log;
        this.histories = histories;
        this.index = new OverlapIndex(rules);
    }

    /**
     * What the project, as it was last drafted, looks like today; empty if there is no such project.
     *
     * @throws CommandFailure.Unavailable while the log is being read
     */
    Optional<List<SimilarRecord>> of(String project, int most) {
        long at = readOnSoon() + 1;
        return Optional.ofNullable(filed(project, histories.apply(project)))
                .map(found -> index.search(found, at, most));
    }

    /**
     * What the project, as it was then submitted, looked like at that moment.
     *
     * @throws CommandFailure.Unavailable while the log is being read
     */
    List<SimilarRecord> whenSubmitted(String project, int submission) {
        Submission wanted = new Submission(project, submission);
        Long at = submitted.get(wanted);
        if (at == null) {
            readOnSoon();
            at = submitted.get(wanted);
        }
        Candidate filing = filed(project, histories.apply(project).stream()
                .takeWhile(each -> !(each.event() instanceof ProjectSubmitted e && e.submission() == submission))
                .toList());
        if (at == null || filing == null) {
            throw new IllegalStateException("Submission %d of %s is not in the log".formatted(submission, project));
        }
        return index.search(filing, at, OverlapIndex.LOOKED_AT);
    }

    /** Reads the log on after every pause, so that who asks waits for little, and a changed history is noticed. */
    Follower follower(Duration pause, MeterRegistry meters) {
        return Follower.reading("overlaps", () -> {
            readOn();
            return false;
        }, () -> log.lagAfter(position, Instant.now()), Follower.Pace.idling(pause), meters);
    }

    /** Reads what has come into the log since, however much that is; then questions are answered. */
    void readOn() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    private long readOnSoon() {
        try {
            if (complete && reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    read();
                    return now;
                } finally {
                    reading.unlock();
                }
            }
        } catch (HistoryChanged e) {
            throw new CommandFailure.Unavailable("The history of the log has changed", RETRY_AFTER_SECONDS, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CommandFailure.Unavailable("The log is being read for overlaps", RETRY_AFTER_SECONDS, null);
    }

    private void read() {
        if (!log.holds(position)) {
            throw new HistoryChanged(position);
        }
        LogPosition head = log.head();
        while (position.compareTo(head) < 0) {
            List<Recorded<DomainEvent>> next = log.between(position, head, READ, AT_ONCE);
            next.forEach(this::takeIfReadable);
            position = next.isEmpty() ? head : next.getLast().position();
        }
        index.refresh();
        submitted.putAll(unseen);
        unseen.clear();
        complete = true;
    }

    /** What this release cannot read is not compared with, nor is what it would have to know for that. */
    private void takeIfReadable(Recorded<DomainEvent> recorded) {
        try {
            take(recorded);
        } catch (UnreadableHistory unreadable) {
            LOG.warn("{} is left out of the overlap check as it became with version {}: {}", recorded.aggregateId(),
                    recorded.version(), unreadable.getMessage());
        }
    }

    private void take(Recorded<DomainEvent> recorded) {
        now++;
        switch (recorded.event()) {
            case ProjectSubmitted event -> take(recorded.aggregateId(), recorded.version(), event);
            case ProjectEvent ended -> index.remove(recorded.aggregateId(), now);
            case SystemEvent event -> take(recorded.aggregateId(), event);
            case UnreadableEvent event -> throw UnreadableHistory.of(event);
            default -> throw new IllegalStateException("Not asked for: " + recorded.event());
        }
    }

    /** A system of the catalogue can be found from its first day to its last, as what it is offered as. */
    private void take(String id, SystemEvent event) {
        switch (event) {
            case SystemRegistered e -> systems.put(id, new Candidate(OverlapWith.SYSTEM, id, e.name(), e.functions(),
                    e.content(), e.unit(), 0, null, false, e.project() == null ? Set.of() : Set.of(e.project())));
            case SystemChanged e -> systems.computeIfPresent(id, (_, before) -> new Candidate(before.kind(), id,
                    e.name(), e.functions(), e.content(), before.unit(), 0, null, false, before.basedOn()));
            case CapabilityDeclared e -> capabilities.put(id, e);
            case CapabilityWithdrawn _ -> capabilities.remove(id);
            case SystemRetired _ -> {
                systems.remove(id);
                index.remove(id, now);
            }
            default -> {
                return;
            }
        }
        Candidate system = systems.get(id);
        if (system != null) {
            CapabilityDeclared offered = capabilities.get(id);
            index.put(offered == null ? system : capability(system, offered), now);
        }
    }

    private static Candidate capability(Candidate system, CapabilityDeclared offered) {
        return new Candidate(OverlapWith.SHARED_CAPABILITY, system.id(), offered.name(), offered.functions(),
                system.content(), system.unit(), 0, null, false, system.basedOn());
    }

    private void take(String id, long version, ProjectSubmitted event) {
        Candidate candidate = filed(id,
                histories.apply(id).stream().takeWhile(each -> each.version() <= version).toList());
        if (candidate != null) {
            unseen.put(new Submission(id, event.submission()), now);
            index.put(candidate, now);
        }
    }

    /** As what the events leave it; null if they open no filing. */
    private static @Nullable Candidate filed(String id, List<Recorded<ProjectEvent>> history) {
        Candidate filing = null;
        for (Recorded<ProjectEvent> each : history) {
            switch (each.event()) {
                case FilingOpened e ->
                    filing = new Candidate(OverlapWith.PROJECT, id, e.name(), List.of(), "", e.unit(),
                            e.year(), e.kind(), false, Set.of());
                case FilingDrafted e -> filing = filing == null ? null : drafted(filing, e.filing());
                default -> {
                }
            }
        }
        return filing;
    }

    private static Candidate drafted(Candidate before, Filing filing) {
        Set<String> basedOn = new HashSet<>(filing.systems());
        if (filing.earlierProject() != null) {
            basedOn.add(filing.earlierProject());
        }
        boolean continued = filing.nature() == Nature.CONTINUED || before.filed() == FilingKind.OPERATION
                || before.filed() == FilingKind.SERVICE;
        return new Candidate(before.kind(), before.id(), before.name(), filing.functions(), filing.content(),
                before.unit(), before.year(), before.filed(), continued, basedOn);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
