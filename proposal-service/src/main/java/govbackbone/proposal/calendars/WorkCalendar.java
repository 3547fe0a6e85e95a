package govbackbone.proposal.calendars;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarEvent.DeadlinesRecalculated;
import govbackbone.events.calendar.CalendarEvent.YearPublished;
import govbackbone.events.calendar.CalendarEvent.YearRevised;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.decision.Standing;
import govbackbone.proposal.calendars.CalendarCommand.PublishYear;
import govbackbone.proposal.calendars.CalendarCommand.ReviseYear;

/**
 * The calendar of a year.
 *
 * @param papers       every revision, oldest first; none before the year is published
 * @param recalculated the revision by which the deadlines of all open cases were last computed; 0 if none
 */
public record WorkCalendar(List<PublishedYear> papers, int recalculated) {
    public static final WorkCalendar NONE = new WorkCalendar(List.of(), 0);

    /** Whether the deadlines of open cases may still stand as an earlier calendar had them. */
    public boolean isRecalculationDue() {
        return papers.size() > recalculated;
    }

    /** @throws java.util.NoSuchElementException if the event cannot follow: a history that no decision has made */
    static WorkCalendar evolve(WorkCalendar state, CalendarEvent event) {
        return switch (event) {
            case YearPublished e -> new WorkCalendar(
                    List.of(new PublishedYear(e.year(), 1, e.effectiveOn(), e.paper(), e.days())), 0);
            case YearRevised e -> new WorkCalendar(Stream.concat(state.papers.stream(),
                    Stream.of(state.papers.getLast().revised(e.effectiveOn(), e.paper(), e.changedDays()))).toList(),
                    state.recalculated);
            case DeadlinesRecalculated e -> new WorkCalendar(state.papers, e.revision());
        };
    }

    static Standing<CalendarCommand> standing(WorkCalendar state) {
        return state.papers.isEmpty()
                ? new Standing<>("UNPUBLISHED", Set.of(PublishYear.class))
                : new Standing<>("PUBLISHED", Set.of(ReviseYear.class));
    }
}
