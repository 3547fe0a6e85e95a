package govbackbone.proposal.calendars;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import govbackbone.events.DatePeriod;
import govbackbone.events.DocumentNumber;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarEvent;
import govbackbone.events.calendar.CalendarEvent.DeadlinesRecalculated;
import govbackbone.events.calendar.CalendarEvent.YearPublished;
import govbackbone.events.calendar.CalendarEvent.YearRevised;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.events.calendar.DayKind;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.calendars.CalendarCommand.DayEntry;
import govbackbone.proposal.calendars.CalendarCommand.NoteRecalculation;
import govbackbone.proposal.calendars.CalendarCommand.PublishYear;
import govbackbone.proposal.calendars.CalendarCommand.ReviseYear;
import govbackbone.testkit.aggregate.Given;
import govbackbone.testkit.aggregate.PermissionMatrix;
import govbackbone.testkit.aggregate.SampleActors;
import govbackbone.testkit.aggregate.StateTable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule of the calendar of a year, on the papers for 2020. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarDeciderTest {
    private static final PublishedYear FIRST = WorkingCalendars.shipped().paper("2020-1").orElseThrow();
    private static final PublishedYear SECOND = WorkingCalendars.shipped().paper("2020-2").orElseThrow();
    private static final String URL = "https://www.gov.cn/example";
    private static final DocumentNumber NUMBER = new DocumentNumber("国办发明电〔2019〕16号");
    private static final LocalDate TODAY = LocalDate.of(2020, 9, 25);
    private static final Actor ASSIGNING = SampleActors.actor("assigning-1", SampleActors.ASSIGNER,
            Role.ASSIGNING_OFFICE);
    private static final Given<CalendarCommand, WorkCalendar, CalendarEvent> NOTHING = Given
            .nothing(CalendarConfiguration.TYPE, "example", TODAY);
    private static final Given<CalendarCommand, WorkCalendar, CalendarEvent> PUBLISHED = NOTHING
            .and(ASSIGNING, publish(entries(FIRST.days())));

    private static LocalDate day(String monthAndDay) {
        return LocalDate.parse("2020-" + monthAndDay);
    }

    private static List<DayEntry> entries(List<CalendarDay> days) {
        return days.stream().map(day -> new DayEntry(day.date(), day.kind(), day.name())).toList();
    }

    private static DayEntry entry(LocalDate date, DayKind kind) {
        return new DayEntry(date, kind, "示例");
    }

    private static PublishYear publish(List<DayEntry> days) {
        return new PublishYear(2020, FIRST.publishedOn(), null, URL, days);
    }

    private static ReviseYear revise(DayEntry... days) {
        return new ReviseYear(SECOND.publishedOn(), null, URL, List.of(days));
    }

    /** The revision of 2020-01-27: Spring Festival lasts until 02-02, and 02-01 is not made up for. */
    private static ReviseYear revision() {
        return revise(new DayEntry(day("01-31"), DayKind.REST, "春节"), new DayEntry(day("02-01"), DayKind.REST, "春节"),
                new DayEntry(day("02-02"), DayKind.REST, "春节"));
    }

    private static WorkingCalendar calendar(Given<CalendarCommand, WorkCalendar, CalendarEvent> given) {
        return WorkingCalendars.shipped().with(given.state().papers()).current();
    }

    @Test
    void a_year_is_published_with_its_paper_and_days() {
        NOTHING.gives(ASSIGNING, new PublishYear(2020, FIRST.publishedOn(), NUMBER, null, entries(FIRST.days())),
                new YearPublished(FIRST.publishedOn(), 2020, new CalendarPaper(NUMBER, null), FIRST.days()));
    }

    @Test
    void a_revision_counts_on_and_names_only_what_changes() {
        PUBLISHED.gives(ASSIGNING, revise(entry(day("12-26"), DayKind.MAKE_UP_WORK)),
                new YearRevised(SECOND.publishedOn(), 2020, 2, new CalendarPaper(null, URL),
                        List.of(new CalendarDay(day("12-26"), DayKind.MAKE_UP_WORK, "示例"))));
        assertThat(PUBLISHED.and(ASSIGNING, revision())
                .and(ASSIGNING, revise(entry(day("12-26"), DayKind.MAKE_UP_WORK))).state().papers())
                .extracting(PublishedYear::version).containsExactly("2020-1", "2020-2", "2020-3");
    }

    @Test
    void the_revision_of_2020_gives_the_calendar_of_2020() {
        List<CalendarDay> days = PUBLISHED.and(ASSIGNING, revision()).state().papers().getLast().days();
        assertThat(days).extracting(CalendarDay::date, CalendarDay::kind).containsExactlyElementsOf(
                SECOND.days().stream().map(day -> org.assertj.core.groups.Tuple.tuple(day.date(), day.kind()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"2020-01-20, 2020-02-01, 2020-02-04", "2020-01-23, 2020-02-05, 2020-02-07"})
    void five_working_days_end_later_after_the_revision(LocalDate start, LocalDate before, LocalDate after) {
        DatePeriod five = DatePeriod.workingDays(5);
        ExplainedDate due = calendar(PUBLISHED).end(start, five, RollPolicy.NEXT_WORKING_DAY);
        assertThat(due.date()).isEqualTo(before);
        assertThat(due.calendar()).containsExactly("2020-1");
        ExplainedDate moved = calendar(PUBLISHED.and(ASSIGNING, revision())).again(due);
        assertThat(moved.date()).isEqualTo(after);
        assertThat(moved.calendar()).containsExactly("2020-2");
    }

    @Test
    void a_revision_may_give_back_an_ordinary_day() {
        Given<CalendarCommand, WorkCalendar, CalendarEvent> given = PUBLISHED
                .and(ASSIGNING, revise(entry(day("05-09"), DayKind.WEEKEND), entry(day("05-05"), DayKind.WORKDAY)));
        assertThat(calendar(given).kindOf(day("05-09"))).isEqualTo(DayKind.WEEKEND);
        assertThat(calendar(given).kindOf(day("05-05"))).isEqualTo(DayKind.WORKDAY);
        given.and(ASSIGNING, revise(entry(day("05-09"), DayKind.MAKE_UP_WORK)));
    }

    @Test
    void new_year_reaches_back_into_the_last_days_of_the_year_before() {
        NOTHING.and(ASSIGNING, publish(List.of(entry(LocalDate.of(2019, 12, 29), DayKind.MAKE_UP_WORK))));
        NOTHING.refuses(ASSIGNING, publish(List.of(entry(LocalDate.of(2019, 12, 28), DayKind.MAKE_UP_WORK))),
                "DAY_OF_ANOTHER_YEAR /days/0/date");
        NOTHING.refuses(ASSIGNING, publish(List.of(entry(LocalDate.of(2018, 12, 30), DayKind.REST))),
                "DAY_OF_ANOTHER_YEAR /days/0/date");
        NOTHING.refuses(ASSIGNING, publish(List.of(entry(LocalDate.of(2021, 1, 1), DayKind.REST))),
                "DAY_OF_ANOTHER_YEAR /days/0/date");
    }

    @Test
    void everything_wrong_with_a_paper_is_told_at_once() {
        NOTHING.refuses(ASSIGNING,
                new PublishYear(2020, TODAY.plusDays(1), null, null,
                        List.of(entry(LocalDate.of(2021, 5, 1), DayKind.STATUTORY_HOLIDAY),
                                entry(day("05-06"), DayKind.MAKE_UP_WORK), entry(day("05-06"), DayKind.REST),
                                entry(day("05-07"), DayKind.WORKDAY), entry(day("05-10"), DayKind.WEEKEND))),
                "PAPER_UNNAMED /number", "PUBLISHED_IN_FUTURE /publishedOn", "DAY_OF_ANOTHER_YEAR /days/0/date",
                "MAKE_UP_ON_WEEKDAY /days/1/kind", "DAY_TWICE /days/2/date", "ORDINARY_DAY /days/3/kind",
                "ORDINARY_DAY /days/4/kind");
    }

    @Test
    void everything_wrong_with_a_revision_is_told_at_once() {
        PUBLISHED.refuses(ASSIGNING,
                new ReviseYear(FIRST.publishedOn().minusDays(1), null, null,
                        List.of(entry(day("05-01"), DayKind.STATUTORY_HOLIDAY), entry(day("05-04"), DayKind.WEEKEND),
                                entry(day("05-09"), DayKind.WORKDAY), entry(day("05-06"), DayKind.MAKE_UP_WORK),
                                entry(LocalDate.of(2021, 5, 1), DayKind.REST), entry(day("05-13"), DayKind.REST),
                                entry(day("05-13"), DayKind.REST))),
                "PAPER_UNNAMED /number", "PUBLISHED_BEFORE_EARLIER_PAPER /publishedOn",
                "DAY_UNCHANGED /changedDays/0/kind", "NOT_ORDINARY /changedDays/1/kind",
                "NOT_ORDINARY /changedDays/2/kind", "MAKE_UP_ON_WEEKDAY /changedDays/3/kind",
                "DAY_OF_ANOTHER_YEAR /changedDays/4/date", "DAY_TWICE /changedDays/6/date");
        PUBLISHED.refuses(ASSIGNING, new ReviseYear(TODAY.plusDays(1), NUMBER, null,
                List.of(entry(day("05-13"), DayKind.REST))), "PUBLISHED_IN_FUTURE /publishedOn");
    }

    @Test
    void every_state_decides_every_command() {
        StateTable.check("""
                                  UNPUBLISHED PUBLISHED REVISED
                PublishYear            x          .        .
                ReviseYear             .          x        x
                NoteRecalculation      -          -        x
                """, state -> switch (state) {
            case "UNPUBLISHED" -> NOTHING;
            case "PUBLISHED" -> PUBLISHED;
            default -> PUBLISHED.and(ASSIGNING, revision());
        }, CalendarCommand.class,
                List.of(publish(entries(FIRST.days())), revise(entry(day("12-26"), DayKind.MAKE_UP_WORK)),
                        new NoteRecalculation(2, 3)),
                List.of(ASSIGNING));
        assertThat(NOTHING.standing().state()).isEqualTo("UNPUBLISHED");
        assertThat(PUBLISHED.standing().state()).isEqualTo("PUBLISHED");
    }

    @Test
    void only_the_bodies_in_charge_give_a_command() {
        PermissionMatrix.check(NOTHING.type(), SampleActors.FIRST, List.of(publish(entries(FIRST.days())), revision()),
                wanted -> PUBLISHED.state());
    }

    @Test
    void that_all_open_cases_were_gone_through_is_noted_once_for_every_revision() {
        Given<CalendarCommand, WorkCalendar, CalendarEvent> revised = PUBLISHED.and(ASSIGNING, revision());
        assertThat(NOTHING.decide(Actor.BACKBONE, new NoteRecalculation(1, 3))).isEmpty();
        assertThat(PUBLISHED.state().isRecalculationDue()).isTrue();
        revised.gives(Actor.BACKBONE, new NoteRecalculation(2, 3), new DeadlinesRecalculated(TODAY, 2020, 2, 3));
        assertThat(revised.decide(Actor.BACKBONE, new NoteRecalculation(3, 3))).isEmpty();
        Given<CalendarCommand, WorkCalendar, CalendarEvent> noted = revised.and(Actor.BACKBONE,
                new NoteRecalculation(2, 3));
        assertThat(noted.state().isRecalculationDue()).isFalse();
        assertThat(noted.decide(Actor.BACKBONE, new NoteRecalculation(2, 3))).isEmpty();
        assertThat(noted.decide(Actor.BACKBONE, new NoteRecalculation(1, 3))).isEmpty();
        assertThat(noted.and(ASSIGNING, revise(entry(day("12-26"), DayKind.MAKE_UP_WORK))).state().isRecalculationDue())
                .isTrue();
    }

    @Test
    void what_is_shipped_comes_into_the_log_as_it_is() {
        List<CalendarCommand> shipped = CalendarConfiguration.shipped(Map.of()).map(s -> s.command())
                .filter(command -> command instanceof PublishYear || command instanceof ReviseYear).toList();
        assertThat(shipped).hasSameSizeAs(WorkingCalendars.shipped().papers());
        Given<CalendarCommand, WorkCalendar, CalendarEvent> given = NOTHING;
        for (CalendarCommand command : CalendarConfiguration.shipped(Map.of())
                .filter(submission -> "2020".equals(submission.aggregateId())).map(s -> s.command()).toList()) {
            given = given.and(Actor.BACKBONE, command);
        }
        assertThat(given.state().papers()).containsExactly(FIRST, SECOND);
        assertThat(CalendarConfiguration.shipped(Map.of("2020", given.state()))
                .filter(submission -> "2020".equals(submission.aggregateId()))).isEmpty();
        assertThat(CalendarConfiguration.shipped(Map.of("2020", PUBLISHED.state()))
                .filter(submission -> "2020".equals(submission.aggregateId())).map(s -> s.command()))
                .singleElement().isInstanceOf(ReviseYear.class);
    }

    static List<CalendarEvent> sampleEvents() {
        List<CalendarDay> days = List.of(new CalendarDay(day("02-01"), DayKind.MAKE_UP_WORK, "春节"));
        return List.of(new YearPublished(FIRST.publishedOn(), 2020, new CalendarPaper(NUMBER, URL), days),
                new YearRevised(SECOND.publishedOn(), 2020, 2, new CalendarPaper(NUMBER, URL), days),
                new DeadlinesRecalculated(SECOND.publishedOn(), 2020, 2, 14));
    }
}
