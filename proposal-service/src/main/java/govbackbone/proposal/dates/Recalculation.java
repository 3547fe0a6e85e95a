package govbackbone.proposal.dates;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.CommandFailure;
import govbackbone.kit.command.Commands;
import govbackbone.kit.command.Submission;
import govbackbone.kit.deadline.Waiting;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.reference.Reference;
import govbackbone.proposal.calendars.CalendarCommand;
import govbackbone.proposal.calendars.CalendarCommand.NoteRecalculation;
import govbackbone.proposal.calendars.WorkCalendar;
import govbackbone.proposal.cases.CaseCommand;
import govbackbone.proposal.cases.CaseCommand.RecalculateDeadlines;
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
 * caught by {@link LateDeadlines}. A calendar remembers for which revision all cases have been gone through, so a run that
 * broke off is repeated at the next start, and one that ended is not.
 */
final class Recalculation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);
    /** Of the sixteen commands that a service decides at the same time. */
    private static final int AT_ONCE = 4;
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final String CORRELATION = "recalculation";

    private final Reference<WorkCalendar, WorkingCalendars> calendars;
    private final AggregateType<CalendarCommand, ?, CalendarEvent> years;
    private final AggregateType<CaseCommand, ?, CaseEvent> cases;
    private final Waiting waiting;
    private final Commands commands;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable Thread thread;

    Recalculation(Reference<WorkCalendar, WorkingCalendars> calendars,
            AggregateType<CalendarCommand, ?, CalendarEvent> years, AggregateType<CaseCommand, ?, CaseEvent> cases,
            Waiting waiting, Commands commands) {
        this.calendars = calendars;
        this.years = years;
        this.cases = cases;
        this.waiting = waiting;
        this.commands = commands;
    }

    @Override
    public void start() {
        stopped.set(false);
        thread = Thread.ofVirtual().name("recalculation").start(this::follow);
    }

    private void follow() {
        Map<String, WorkCalendar> seen = calendars.states();
        List<WorkCalendar> changed = seen.values().stream().filter(WorkCalendar::isRecalculationDue).toList();
        while (!stopped.get()) {
            try {
                if (!changed.isEmpty()) {
                    run(changed);
                }
                Thread.sleep(LOOK_UP);
                Map<String, WorkCalendar> now = calendars.states();
                changed = changed(seen, now);
                seen = now;
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException trouble) {
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

    private void run(List<WorkCalendar> changed) {
        PublishedYear newest = changed.getLast().papers().getLast();
        List<String> open = waiting.of(cases);
        Flux.fromIterable(open).flatMap(id -> recalculate(id, newest.version()), AT_ONCE).blockLast();
        changed.forEach(calendar -> note(calendar.papers().getLast(), open.size()));
        LOG.info("Went through {} open cases by calendar {}", open.size(), newest.version());
    }

    private Mono<?> recalculate(String id, String version) {
        return commands.submit(new Submission<>(cases, id, new RecalculateDeadlines(version), Actor.BACKBONE, null,
                null, CORRELATION)).onErrorResume(CommandFailure.Refused.class, closedMeanwhile -> Mono.empty())
                .retryWhen(Retry.backoff(10, Duration.ofMillis(200))
                        .filter(CommandFailure.Unavailable.class::isInstance));
    }

    private void note(PublishedYear paper, int examined) {
        commands.submit(new Submission<>(years, Integer.toString(paper.year()),
                new NoteRecalculation(paper.revision(), examined), Actor.BACKBONE, null, null, CORRELATION)).block();
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_UP);
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
