package govbackbone.proposal.calendars;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Concern;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.reference.Reference;
import govbackbone.kit.reference.SeedData;
import govbackbone.proposal.calendars.CalendarCommand.DayEntry;
import govbackbone.proposal.calendars.CalendarCommand.PublishYear;
import govbackbone.proposal.calendars.CalendarCommand.ReviseYear;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tells the kit about calendars. */
@Configuration(proxyBeanMethods = false)
public class CalendarConfiguration {
    static final AggregateType<CalendarCommand, WorkCalendar, CalendarEvent> TYPE = new AggregateType<>(
            "proposal.calendar", CalendarCommand.class, CalendarEvent.class, WorkCalendar.NONE,
            CalendarDecider::decide, WorkCalendar::evolve, WorkCalendar::standing).concerning(Concern.ofNobody());

    @Bean
    AggregateType<CalendarCommand, WorkCalendar, CalendarEvent> workCalendar() {
        return TYPE;
    }

    /** All papers: those of the log, and the shipped ones of the years that the log does not have. */
    @Bean
    Reference<WorkCalendar, WorkingCalendars> calendars() {
        return new Reference<>(TYPE, years -> WorkingCalendars.shipped()
                .with(years.values().stream().flatMap(year -> year.papers().stream()).toList()));
    }

    /** What deciders and views see as {@code Context.calendar}. */
    @Bean
    Supplier<WorkingCalendar> livingCalendar(Reference<WorkCalendar, WorkingCalendars> calendars) {
        return () -> calendars.get().current();
    }

    /** {@code GET /api/calendars}. */
    @Bean
    Projection<CalendarEvent, CalendarView> calendarView() {
        return CalendarProjection.projection();
    }

    @Bean
    SeedData shippedCalendars(Reference<WorkCalendar, WorkingCalendars> known) {
        return () -> shipped(known.states()).toList();
    }

    static Stream<Submission<CalendarCommand>> shipped(Map<String, WorkCalendar> known) {
        return WorkingCalendars.shipped().papers().stream()
                .flatMap(paper -> missing(paper, known.getOrDefault(id(paper), WorkCalendar.NONE)));
    }

    /** A shipped paper, unless the log has a paper of that year that is as new. */
    private static Stream<Submission<CalendarCommand>> missing(PublishedYear paper, WorkCalendar known) {
        boolean there = !known.papers().isEmpty()
                && !known.papers().getLast().publishedOn().isBefore(paper.publishedOn());
        return there
                ? Stream.empty()
                : Stream.of(new Submission<>(TYPE, id(paper), command(paper), Actor.BACKBONE, null, null, "baseline"));
    }

    private static String id(PublishedYear paper) {
        return Integer.toString(paper.year());
    }

    private static CalendarCommand command(PublishedYear paper) {
        return paper.revision() == 1
                ? new PublishYear(paper.year(), paper.publishedOn(), paper.paper().number(), paper.paper().url(),
                        entries(paper.days()))
                : new ReviseYear(paper.publishedOn(), paper.paper().number(), paper.paper().url(),
                        entries(changes(paper)));
    }

    /** What the paper changed in the one before it. */
    private static List<CalendarDay> changes(PublishedYear paper) {
        PublishedYear before = WorkingCalendars.shipped().paper(paper.year() + "-" + (paper.revision() - 1))
                .orElseThrow();
        Stream<CalendarDay> set = paper.days().stream()
                .filter(day -> before.kindOf(day.date()) != day.kind());
        Stream<CalendarDay> takenBack = before.days().stream()
                .filter(day -> paper.days().stream().noneMatch(kept -> kept.date().equals(day.date())))
                .map(day -> new CalendarDay(day.date(), PublishedYear.ordinary(day.date()), day.name()));
        return Stream.concat(set, takenBack).toList();
    }

    private static List<DayEntry> entries(List<CalendarDay> days) {
        return days.stream().map(day -> new DayEntry(day.date(), day.kind(), day.name())).toList();
    }
}
