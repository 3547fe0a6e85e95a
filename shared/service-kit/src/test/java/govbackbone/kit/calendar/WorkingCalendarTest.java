package govbackbone.kit.calendar;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate.NonWorkingDay;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.DayKind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static govbackbone.events.RollPolicy.NEXT_WORKING_DAY;
import static govbackbone.events.RollPolicy.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkingCalendarTest {
    private static final LocalDate BEFORE_THE_REVISION = LocalDate.of(2020, 1, 26);
    private final WorkingCalendar calendar = WorkingCalendars.published();

    @ParameterizedTest
    @CsvSource({"2020-04-24, 3, 2020-04-28", "2020-04-24, 5, 2020-04-30", "2020-04-30, 3, 2020-05-08",
        "2020-04-30, 5, 2020-05-11", "2020-04-30, 7, 2020-05-13", "2020-05-08, 5, 2020-05-14",
        "2020-06-24, 3, 2020-06-30", "2020-09-25, 5, 2020-10-09", "2020-09-30, 3, 2020-10-12",
        "2020-07-31, 20, 2020-08-28", "2020-01-20, 5, 2020-02-04", "2020-01-23, 5, 2020-02-07"})
    void working_days_skip_rest_and_count_make_up_days(LocalDate start, int amount, LocalDate end) {
        assertThat(calendar.end(start, DatePeriod.workingDays(amount), NONE).date()).isEqualTo(end);
        assertThat(calendar.workingDaysBetween(start, end)).isEqualTo(amount);
        assertThat(calendar.workingDaysBetween(end, start)).isEqualTo(-amount);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-20, 5, 2020-02-01", "2020-01-23, 5, 2020-02-05"})
    void an_earlier_calendar_gives_the_date_as_it_was_known_then(LocalDate start, int amount, LocalDate end) {
        var known = WorkingCalendars.asPublishedOn(BEFORE_THE_REVISION).end(start, DatePeriod.workingDays(amount),
                NONE);
        assertThat(known.date()).isEqualTo(end);
        assertThat(known.calendar()).containsExactly("2020-1");
    }

    @ParameterizedTest
    @CsvSource({"2020-04-30, 3, NONE, 2020-07-30", "2020-03-26, 3, NEXT_WORKING_DAY, 2020-06-28",
        "2020-07-01, 3, NEXT_WORKING_DAY, 2020-10-09", "2019-11-30, 3, NEXT_WORKING_DAY, 2020-03-02",
        "2020-08-31, 6, NEXT_WORKING_DAY, 2021-03-01", "2019-11-30, 3, NONE, 2020-02-29",
        "2020-07-01, 3, NONE, 2020-10-01"})
    void months_end_on_the_same_day_number_clamped_and_rolled(LocalDate start, int amount, RollPolicy roll,
            LocalDate end) {
        assertThat(calendar.end(start, DatePeriod.months(amount), roll).date()).isEqualTo(end);
    }

    @Test
    void days_are_calendar_days() {
        assertThat(calendar.end(day("2020-04-30"), DatePeriod.days(5), NONE).date()).isEqualTo("2020-05-05");
        assertThat(calendar.end(day("2020-04-30"), DatePeriod.days(5), NEXT_WORKING_DAY).date())
                .isEqualTo("2020-05-06");
    }

    @ParameterizedTest
    @CsvSource({"2016, 250", "2017, 249", "2018, 250", "2019, 250", "2020, 249", "2021, 250", "2022, 249", "2023, 249",
        "2024, 251", "2025, 248", "2026, 248"})
    void the_working_days_of_every_year_are_those_of_the_papers(int year, int workingDays) {
        assertThat(calendar.workingDaysBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
                .isEqualTo(workingDays);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-25, STATUTORY_HOLIDAY", "2020-01-24, REST", "2025-01-28, STATUTORY_HOLIDAY",
        "2020-05-09, MAKE_UP_WORK", "2020-05-10, WEEKEND", "2020-05-11, WORKDAY", "2020-02-03, WORKDAY",
        "2018-12-29, MAKE_UP_WORK", "2018-12-31, REST", "2024-05-02, REST", "2025-05-02, STATUTORY_HOLIDAY"})
    void a_day_has_the_kind_the_law_and_the_papers_give_it(LocalDate date, DayKind kind) {
        assertThat(calendar.kindOf(date)).isEqualTo(kind);
        assertThat(calendar.isWorkingDay(date)).isEqualTo(kind.isWorked());
    }

    @Test
    void the_explanation_names_every_day_passed_over_and_every_make_up_day() {
        var explained = calendar.end(day("2020-04-24"), DatePeriod.workingDays(9), NONE);
        assertThat(explained.date()).isEqualTo("2020-05-09");
        assertThat(explained.notCounted()).containsExactly(new NonWorkingDay(day("2020-04-25"), "周六"),
                new NonWorkingDay(day("2020-05-01"), "劳动节"), new NonWorkingDay(day("2020-05-02"), "劳动节"),
                new NonWorkingDay(day("2020-05-03"), "劳动节"), new NonWorkingDay(day("2020-05-04"), "劳动节"),
                new NonWorkingDay(day("2020-05-05"), "劳动节"));
        assertThat(explained.makeUpWorked()).containsExactly(day("2020-04-26"), day("2020-05-09"));
        assertThat(explained.calendar()).containsExactly("2020-2");
        assertThat(explained.rolledFrom()).isNull();
        assertThat(explained.provisional()).isFalse();
    }

    @Test
    void a_rolled_date_tells_where_it_came_from() {
        var explained = calendar.end(day("2020-03-26"), DatePeriod.months(3), NEXT_WORKING_DAY);
        assertThat(explained.rolledFrom()).isEqualTo("2020-06-26");
        assertThat(explained.notCounted()).containsExactly(new NonWorkingDay(day("2020-06-26"), "端午节"),
                new NonWorkingDay(day("2020-06-27"), "端午节"));
        assertThat(explained.makeUpWorked()).containsExactly(day("2020-06-28"));
    }

    @Test
    void a_period_of_nothing_ends_where_it_starts_unless_that_day_rolls() {
        LocalDate saturday = day("2020-08-01");
        assertThat(calendar.end(saturday, DatePeriod.workingDays(0), NONE).date()).isEqualTo(saturday);
        assertThat(calendar.end(saturday, DatePeriod.workingDays(0), NEXT_WORKING_DAY).date()).isEqualTo("2020-08-03");
    }

    @Test
    void a_date_in_a_year_without_a_published_calendar_is_provisional() {
        var inOctober2019 = WorkingCalendars.asPublishedOn(day("2019-10-31"));
        var explained = inOctober2019.end(day("2020-04-30"), DatePeriod.workingDays(3), NONE);
        assertThat(explained.date()).as("counted on an ordinary week").isEqualTo("2020-05-05");
        assertThat(explained.provisional()).isTrue();
        assertThat(explained.calendar()).isEmpty();
    }

    @Test
    void a_period_that_only_ends_in_an_unpublished_year_is_provisional_too() {
        var explained = WorkingCalendars.asPublishedOn(day("2019-10-31")).end(day("2019-12-27"),
                DatePeriod.workingDays(10), NONE);
        assertThat(explained.provisional()).isTrue();
        assertThat(explained.calendar()).containsExactly("2019-2");
    }

    @Test
    void the_last_days_of_a_year_wait_for_the_next_years_paper() {
        LocalDate start = day("2018-12-27");
        var unknown = WorkingCalendars.asPublishedOn(day("2018-12-05")).end(start, DatePeriod.workingDays(2), NONE);
        assertThat(unknown.date()).isEqualTo("2018-12-31");
        assertThat(unknown.provisional()).isTrue();
        var known = WorkingCalendars.asPublishedOn(day("2018-12-06")).end(start, DatePeriod.workingDays(2), NONE);
        assertThat(known.date()).isEqualTo("2018-12-29");
        assertThat(known.provisional()).isFalse();
        assertThat(known.calendar()).containsExactly("2018-1", "2019-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2030-01-01"})
    void calendar_days_that_do_not_roll_need_no_calendar(LocalDate start) {
        assertThat(calendar.end(start, DatePeriod.months(3), NONE).provisional()).isFalse();
    }

    @Test
    void the_revision_of_2019_added_labour_day_days() {
        var before = WorkingCalendars.asPublishedOn(day("2019-03-21"));
        assertThat(before.kindOf(day("2019-05-02"))).isEqualTo(DayKind.WORKDAY);
        assertThat(before.kindOf(day("2019-04-28"))).isEqualTo(DayKind.WEEKEND);
        assertThat(calendar.kindOf(day("2019-05-02"))).isEqualTo(DayKind.REST);
        assertThat(calendar.kindOf(day("2019-04-28"))).isEqualTo(DayKind.MAKE_UP_WORK);
    }

    @Test
    void nothing_was_published_before_the_first_paper() {
        var explained = WorkingCalendars.asPublishedOn(day("2015-01-01")).end(day("2015-01-01"),
                DatePeriod.workingDays(1), NONE);
        assertThat(explained.provisional()).isTrue();
    }

    @Test
    void a_period_beyond_any_rule_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.end(day("2020-01-01"),
                DatePeriod.workingDays(WorkingCalendar.LONGEST + 1), NONE));
        assertThat(calendar.end(day("2020-01-01"), DatePeriod.days(WorkingCalendar.LONGEST), NONE).date())
                .isEqualTo("2047-05-19");
    }

    @Test
    void the_papers_are_consistent_in_themselves() {
        List<PublishedYear> papers = WorkingCalendars.shipped().papers();
        assertThat(papers).extracting(PublishedYear::version).doesNotHaveDuplicates();
        assertThat(papers).extracting(PublishedYear::publishedOn).isSorted();
        for (PublishedYear paper : papers) {
            assertThat(paper.days()).extracting(CalendarDay::date).isSorted().doesNotHaveDuplicates();
            assertThat(paper.days()).allSatisfy(day -> assertThat(day.date()).isBetween(
                    LocalDate.of(paper.year() - 1, 12, 29), LocalDate.of(paper.year(), 12, 31)));
            assertThat(paper.days()).filteredOn(day -> day.kind() == DayKind.MAKE_UP_WORK).isNotEmpty()
                    .allSatisfy(day -> assertThat(day.date().getDayOfWeek().getValue()).isGreaterThan(5));
        }
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
