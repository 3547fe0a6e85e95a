package govbackbone.proposal.calendars;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarEvent.DeadlinesRecalculated;
import govbackbone.events.calendar.CalendarEvent.YearPublished;
import govbackbone.events.calendar.CalendarEvent.YearRevised;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.decision.Recorded;
import govbackbone.kit.projection.Projection;
import govbackbone.kit.query.ViewType;
import org.jspecify.annotations.Nullable;

/** The calendar of a year as a fold of its events. */
final class CalendarProjection {
    private CalendarProjection() {}

    static Projection<CalendarEvent, CalendarView> projection() {
        return new Projection<>("calendar-view", 1, new ViewType<>("calendars", CalendarView.class),
                CalendarEvent.class, Recorded::aggregateId, CalendarProjection::apply);
    }

    private static CalendarView apply(@Nullable CalendarView before, Recorded<CalendarEvent> recorded) {
        return switch (recorded.event()) {
            case YearPublished e -> view(recorded, List.of(),
                    new PublishedYear(e.year(), 1, e.effectiveOn(), e.paper(), e.days()), e.days());
            case YearRevised e -> {
                CalendarView view = Objects.requireNonNull(before);
                CalendarView.Paper last = view.papers().getLast();
                PublishedYear year = new PublishedYear(view.year(), e.revision() - 1, last.publishedOn(), last.paper(),
                        view.days()).revised(e.effectiveOn(), e.paper(), e.changedDays());
                yield view(recorded, view.papers(), year, e.changedDays());
            }
            case DeadlinesRecalculated e -> {
                CalendarView view = Objects.requireNonNull(before);
                String calendar = e.year() + "-" + e.revision();
                yield new CalendarView(view.id(), recorded.version(), view.year(), view.calendar(), view.publishedOn(),
                        view.workingDays(), view.days(), view.papers().stream().map(paper -> paper.calendar()
                                .equals(calendar) ? paper.recalculated(e.effectiveOn(), e.cases()) : paper).toList());
            }
        };
    }

    private static CalendarView view(Recorded<CalendarEvent> recorded, List<CalendarView.Paper> earlier,
            PublishedYear year, List<CalendarDay> named) {
        CalendarView.Paper paper = new CalendarView.Paper(year.version(), year.publishedOn(), year.paper(), named,
                null, null);
        return new CalendarView(recorded.aggregateId(), recorded.version(), year.year(), year.version(),
                year.publishedOn(), workingDays(year), year.days(),
                Stream.concat(earlier.stream(), Stream.of(paper)).toList());
    }

    private static int workingDays(PublishedYear year) {
        LocalDate first = LocalDate.of(year.year(), 1, 1);
        return (int) first.datesUntil(first.plusYears(1)).filter(day -> year.kindOf(day).isWorked()).count();
    }
}
