package govbackbone.proposal.calendars;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import govbackbone.events.DocumentNumber;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarEvent.DeadlinesRecalculated;
import govbackbone.events.calendar.CalendarEvent.YearPublished;
import govbackbone.events.calendar.CalendarEvent.YearRevised;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.events.calendar.DayKind;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.proposal.calendars.CalendarCommand.DayEntry;
import govbackbone.proposal.calendars.CalendarCommand.NoteRecalculation;
import govbackbone.proposal.calendars.CalendarCommand.PublishYear;
import govbackbone.proposal.calendars.CalendarCommand.ReviseYear;
import org.jspecify.annotations.Nullable;

import static govbackbone.proposal.calendars.CalendarRejection.*;

/** Every rule of the calendar of a year. */
final class CalendarDecider {
    private CalendarDecider() {}

    static List<CalendarEvent> decide(WorkCalendar state, CalendarCommand command, Context context) {
        return switch (command) {
            case PublishYear c -> publishYear(c, context);
            case ReviseYear c -> reviseYear(state.papers().getLast(), c, context);
            case NoteRecalculation c -> noteRecalculation(state, c, context);
        };
    }

    /** Only what differs from an ordinary week, or is a holiday; each day once, and of that year. */
    private static List<CalendarEvent> publishYear(PublishYear c, Context context) {
        Objections objections = new Objections();
        named(objections, c.number(), c.url());
        notInFuture(objections, c.publishedOn(), context);
        days(objections, c.days(), c.year(), "/days");
        for (int i = 0; i < c.days().size(); i++) {
            DayEntry day = c.days().get(i);
            objections.unless(!isOrdinary(day.kind()), ORDINARY_DAY, "/days/" + i + "/kind", day.date());
        }
        objections.refuseIfAny();
        return List.of(new YearPublished(c.publishedOn(), c.year(), new CalendarPaper(c.number(), c.url()),
                days(c.days())));
    }

    /** By a paper that is not older than the last; every day it names really changes. */
    private static List<CalendarEvent> reviseYear(PublishedYear last, ReviseYear c, Context context) {
        Objections objections = new Objections();
        named(objections, c.number(), c.url());
        notInFuture(objections, c.publishedOn(), context);
        objections.unless(!c.publishedOn().isBefore(last.publishedOn()), PUBLISHED_BEFORE_EARLIER_PAPER,
                "/publishedOn", c.publishedOn(), last.publishedOn());
        days(objections, c.changedDays(), last.year(), "/changedDays");
        for (int i = 0; i < c.changedDays().size(); i++) {
            DayEntry day = c.changedDays().get(i);
            String pointer = "/changedDays/" + i + "/kind";
            objections.unless(!isOrdinary(day.kind()) || day.kind() == PublishedYear.ordinary(day.date()),
                    NOT_ORDINARY, pointer, day.date())
                    .unless(last.kindOf(day.date()) != day.kind(), DAY_UNCHANGED, pointer, day.date());
        }
        objections.refuseIfAny();
        return List.of(new YearRevised(c.publishedOn(), last.year(), last.revision() + 1,
                new CalendarPaper(c.number(), c.url()), days(c.changedDays())));
    }

    /** Once for every revision; several instances may say so. */
    private static List<CalendarEvent> noteRecalculation(WorkCalendar state, NoteRecalculation c, Context context) {
        boolean news = c.revision() > state.recalculated() && c.revision() <= state.papers().size();
        return news
                ? List.of(new DeadlinesRecalculated(context.today(), state.papers().getLast().year(), c.revision(),
                        c.cases()))
                : List.of();
    }

    private static void named(Objections objections, @Nullable DocumentNumber number, @Nullable String url) {
        objections.unless(number != null || url != null, PAPER_UNNAMED, "/number");
    }

    private static void notInFuture(Objections objections, LocalDate publishedOn, Context context) {
        objections.unless(!publishedOn.isAfter(context.today()), PUBLISHED_IN_FUTURE, "/publishedOn", publishedOn);
    }

    private static void days(Objections objections, List<DayEntry> days, int year, String list) {
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            DayEntry day = days.get(i);
            LocalDate date = day.date();
            String pointer = list + "/" + i;
            objections.unless(PublishedYear.reaches(year, date), DAY_OF_ANOTHER_YEAR, pointer + "/date", date, year)
                    .unless(seen.add(date), DAY_TWICE, pointer + "/date", date)
                    .unless(day.kind() != DayKind.MAKE_UP_WORK || PublishedYear.ordinary(date) == DayKind.WEEKEND,
                            MAKE_UP_ON_WEEKDAY, pointer + "/kind", date);
        }
    }

    private static boolean isOrdinary(DayKind kind) {
        return kind == DayKind.WORKDAY || kind == DayKind.WEEKEND;
    }

    private static List<CalendarDay> days(List<DayEntry> days) {
        return days.stream().map(day -> new CalendarDay(day.date(), day.kind(), day.name())).toList();
    }
}
