package govbackbone.proposal.dates;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import govbackbone.kit.follow.Follower;
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
final class Recalculation {
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
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final Follower follower;
    private @Nullable Map<String, WorkCalendar> seen;
    private String version = "";
    private boolean allDue;
    private int examined;
    private int tries;
    private long looks;

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
        this.follower = Follower.of("recalculation", this::step, Follower.Pace.idling(lookUp), meters);
        Gauge.builder("backbone.recalculation.left", left, Set::size)
                .description("Open cases whose deadlines could not be computed again after a calendar changed")
                .register(meters);
    }

    /** What does it. */
    Follower follower() {
        return follower;
    }

    private boolean step() {
        Map<String, WorkCalendar> known = calendars.get();
        List<WorkCalendar> changed = seen == null
                ? known.values().stream().filter(WorkCalendar::isRecalculationDue).toList()
                : changed(seen, known);
        seen = known;
        if (!changed.isEmpty()) {
            version = changed.getLast().papers().getLast().version();
            allDue = true;
        }
        if (allDue) {
            List<String> ids = open.get();
            goThrough(ids);
            LOG.info("Went through {} open cases by calendar {}, {} are left", ids.size(), version, left.size());
            allDue = false;
            examined = ids.size();
            tries = 0;
        } else if (!left.isEmpty() && ++looks % (1L << Math.min(tries, MOST_DOUBLINGS)) == 0) {
            tries++;
            goThrough(List.copyOf(left));
        }
        if (left.isEmpty()) {
            note(known.values());
        }
        return false;
    }

    /** Calendars with a paper that this instance had not heard of, whether or not another one has gone through them. */
    private static List<WorkCalendar> changed(Map<String, WorkCalendar> seen, Map<String, WorkCalendar> now) {
        return now.entrySet().stream().filter(entry -> !entry.getValue().papers()
                .equals(seen.getOrDefault(entry.getKey(), WorkCalendar.NONE).papers())).map(Map.Entry::getValue)
                .toList();
    }

    private void goThrough(List<String> ids) {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        Flux.fromIterable(ids).flatMap(id -> recalculate(id).onErrorResume(failure -> {
            failed.add(id);
            if (left.add(id)) {
                LOG.error("The deadlines of case {} cannot be recalculated; the other cases go on", id, failure);
            }
            return Mono.empty();
        }), AT_ONCE).blockLast();
        left.retainAll(failed);
    }

    private Mono<Accepted> recalculate(String id) {
        return commands.submit(new Submission<>(cases, id, new RecalculateDeadlines(version), Actor.BACKBONE, null,
                null, CORRELATION)).onErrorResume(CommandFailure.Refused.class, closedMeanwhile -> Mono.empty())
                .retryWhen(Retry.backoff(10, Duration.ofMillis(200))
                        .filter(CommandFailure.Unavailable.class::isInstance));
    }

    private void note(Collection<WorkCalendar> gone) {
        gone.stream().filter(WorkCalendar::isRecalculationDue).forEach(calendar -> {
            PublishedYear paper = calendar.papers().getLast();
            commands.submit(new Submission<>(years, Integer.toString(paper.year()),
                    new NoteRecalculation(paper.revision(), examined), Actor.BACKBONE, null, null, CORRELATION))
                    .block();
        });
    }
}
