package govbackbone.registry.overlap;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.DomainEvent;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.OverlapWith;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.events.registry.SystemEvent;
import govbackbone.events.registry.SystemEvent.*;
import govbackbone.kit.decision.LogPosition;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.eventstore.EventLog;

/**
 * Knows everything that was filed and every system of the catalogue, and what each filing looks like. It reads on in the log whenever it is asked, so an answer
 * is never behind what the one who asks has seen; the first answer after a start waits until the log is read. Blocks.
 */
final class OverlapCheck implements AutoCloseable {
    private static final int AT_ONCE = 1_000;

    private final EventLog log;
    private final OverlapIndex index;
    private final Map<String, Candidate> filings = new HashMap<>();
    private final Map<String, Candidate> systems = new HashMap<>();
    private final Map<String, CapabilityDeclared> capabilities = new HashMap<>();
    private final Map<Submission, Submitted> submitted = new HashMap<>();
    private LogPosition position = LogPosition.START;
    private long now;

    private record Submission(String project, int number) {}

    private record Submitted(Candidate candidate, long at) {}

    OverlapCheck(EventLog log, OverlapRules rules) {
        this.log = log;
        this.index = new OverlapIndex(rules);
    }

    /** What the project, as it was last drafted, looks like today; empty if there is no such project. */
    Optional<List<Lookalike>> of(String project, int most) {
        Submitted filing;
        synchronized (this) {
            readOn();
            filing = filings.containsKey(project) ? new Submitted(filings.get(project), now + 1) : null;
        }
        return Optional.ofNullable(filing).map(found -> index.search(found.candidate(), found.at(), most));
    }

    /** What the project, as it was then submitted, looked like at that moment. */
    List<Lookalike> whenSubmitted(String project, int submission) {
        Submitted filing;
        synchronized (this) {
            filing = submitted.get(new Submission(project, submission));
            if (filing == null) {
                readOn();
                filing = submitted.get(new Submission(project, submission));
            }
        }
        if (filing == null) {
            throw new IllegalStateException("Submission %d of %s is not in the log".formatted(submission, project));
        }
        return index.search(filing.candidate(), filing.at(), OverlapIndex.LOOKED_AT);
    }

    /** Reads what has come into the log since. */
    synchronized void readOn() {
        List<Recorded<DomainEvent>> next = log.after(position, AT_ONCE);
        boolean changed = !next.isEmpty();
        while (!next.isEmpty()) {
            next.forEach(this::take);
            position = next.getLast().position();
            next = log.after(position, AT_ONCE);
        }
        if (changed) {
            index.refresh();
        }
    }

    private void take(Recorded<DomainEvent> recorded) {
        now++;
        switch (recorded.event()) {
            case ProjectEvent event -> take(recorded.aggregateId(), event);
            case SystemEvent event -> take(recorded.aggregateId(), event);
            default -> {
            }
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
            case SystemExtended _,ProtectionAssessed _,CryptographyAssessed _,SharingFulfilled _ -> {
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

    private void take(String id, ProjectEvent event) {
        switch (event) {
            case FilingOpened e -> filings.put(id, new Candidate(OverlapWith.PROJECT, id, e.name(), List.of(), "",
                    e.unit(), e.year(), e.kind(), false, Set.of()));
            case FilingDrafted e -> filings.computeIfPresent(id, (_, before) -> drafted(before, e.filing()));
            case ProjectSubmitted e -> {
                Candidate candidate = filings.get(id);
                if (candidate != null) {
                    submitted.put(new Submission(id, e.submission()), new Submitted(candidate, now));
                    index.put(candidate, now);
                }
            }
            case ProjectRejected _,ProjectCancelled _,ProjectRetired _,OperationClosed _ -> index.remove(id, now);
            default -> {
            }
        }
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
