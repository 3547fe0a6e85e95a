package govbackbone.proposal.dates;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.command.Accepted;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.proposal.calendars.CalendarCommand;
import govbackbone.proposal.calendars.CalendarCommand.NoteRecalculation;
import govbackbone.proposal.calendars.WorkCalendar;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.RecalculateDeadlines;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Has the deadlines of every open case computed again when a calendar is published or revised. Few commands at a time, so
 * that others keep their turn; a case whose dates do not change stays as it is.
 * <p>
 * Every instance goes through the cases when it hears of a calendar. What is committed by an older calendar after that is
 * caught by {@link LateDeadlines}. A case that fails does not keep the others from their dates: it is tried again alone,
 * after growing pauses. A calendar remembers for which revision all cases have been gone through, so a run that broke off,
 * or left cases behind, is repeated at the next start, and one that ended is not.
 */
final class Recalculation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);
    /** Of the sixteen commands that a service decides at the same time. */
    private static final int AT_ONCE = 4;
    private static final int MOST_DOUBLINGS = 11;
    private static final String CORRELATION = "recalculation";

    private final Supplier<Map<String, WorkCalendar>> calendars;
    private final Supplier<List<String>> open;
    private final AggregateType<CalendarCommand, ?, CalendarEvent> years;
    private final AggregateType<CaseCommand, ?, CaseEvent> cases;
    private final Commands commands;
    private final Duration lookUp;
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable Thread thread;

    /**
     * @param calendars as this instance knows them, by year
     * @param open      ids of the cases that wait for a day; blocks
     * @param lookUp    between two looks at the calendars
     */
    Recalculation(Supplier<Map<String, WorkCalendar>> calendars, Supplier<List<String>> open,
            AggregateType<CalendarCommand, ?, CalendarEvent> years, AggregateType<CaseCommand, ?, CaseEvent> cases,
            Commands commands, MeterRegistry meters, Duration lookUp) {
        this.calendars = calendars;
        this.open = open;
        this.years = years;
        this.cases = cases;
        this.commands = commands;
        this.lookUp = lookUp;
        Gauge.builder("backbone.recalculation.left", left, Set::size)
                .description("Open cases whose deadlines could not be computed again after a calendar changed")
                .register(meters);
    }

    @Override
    public void start() {
        stopped.set(false);
        thread = Thread.ofVirtual().name("recalculation").start(this::follow);
    }

    private void follow() {
        Map<String, WorkCalendar> seen = calendars.get();
        List<WorkCalendar> changed = seen.values().stream().filter(WorkCalendar::isRecalculationDue).toList();
        String version = "";
        int examined = 0;
        long looks = 0;
        int tries = 0;
        while (!stopped.get()) {
            try {
                if (!changed.isEmpty()) {
                    version = changed.getLast().papers().getLast().version();
                    List<String> ids = open.get();
                    goThrough(ids, version);
                    LOG.info("Went through {} open cases by calendar {}, {} are left", ids.size(), version,
                            left.size());
                    changed = List.of();
                    examined = ids.size();
                    tries = 0;
                } else if (!left.isEmpty() && ++looks % (1L << Math.min(tries, MOST_DOUBLINGS)) == 0) {
                    tries++;
                    goThrough(List.copyOf(left), version);
                }
                if (left.isEmpty()) {
                    note(seen.values(), examined);
                }
                Thread.sleep(lookUp);
                Map<String, WorkCalendar> now = calendars.get();
                changed = changed(seen, now);
                seen = now;
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException | Error trouble) {
                LOG.warn("Deadlines are not all recalculated yet, trying again: {}", trouble.toString());
                pause();
            }
        }
    }

    /** Calendars with a paper that this instance had not heard of, whether or not another one has gone through them. */
    private static List<WorkCalendar> changed(Map<String, WorkCalendar> seen, Map<String, WorkCalendar> now) {
        return now.entrySet().stream().filter(entry -> !entry.getValue().papers()
                .equals(seen.getOrDefault(entry.getKey(), WorkCalendar.NONE).papers())).map(Map.Entry::getValue)
                .toList();
    }

    private void goThrough(List<String> ids, String version) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        Flux.fromIterable(ids).flatMap(id -> recalculate(id, version).onErrorResume(failure -> {
            failed.add(id);
            if (left.add(id)) {
                LOG.error("The deadlines of case {} cannot be recalculated; the other cases go on", id, failure);
            }
            return Mono.empty();
        }), AT_ONCE).blockLast();
        left.retainAll(failed);
    }

    private Mono<Accepted> recalculate(String id, String version) {
        return commands.submit(new Submission<>(cases, id, new RecalculateDeadlines(version), Actor.BACKBONE, null,
                null, CORRELATION)).onErrorResume(CommandFailure.Refused.class, closedMeanwhile -> Mono.empty())
                .retryWhen(Retry.backoff(10, Duration.ofMillis(200))
                        .filter(CommandFailure.Unavailable.class::isInstance));
    }

    private void note(Collection<WorkCalendar> gone, int examined) {
        gone.stream().filter(WorkCalendar::isRecalculationDue).forEach(calendar -> {
            PublishedYear paper = calendar.papers().getLast();
            commands.submit(new Submission<>(years, Integer.toString(paper.year()),
                    new NoteRecalculation(paper.revision(), examined), Actor.BACKBONE, null, null, CORRELATION))
                    .block();
        });
    }

    private void pause() {
        try {
            Thread.sleep(lookUp);
        } catch (InterruptedException stopping) {
            stopped.set(true);
        }
    }

    @Override
    public void stop() {
        stopped.set(true);
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
