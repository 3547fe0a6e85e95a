package govbackbone.kit.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.DayKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every start, period and moment of knowing. */
class WorkingCalendarProperties {
    private static final LocalDate FIRST = LocalDate.of(2015, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    @Property
    void a_period_of_something_ends_after_its_start(@ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start, @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll) {
        assertThat(calendar.end(start, period, roll).date()).isAfter(start);
    }

    @Property
    void counting_back_gives_the_amount(@ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start, @ForAll @IntRange(min = 1, max = 400) int amount,
            @ForAll RollPolicy roll) {
        LocalDate end = calendar.end(start, DatePeriod.workingDays(amount), roll).date();
        assertThat(calendar.isWorkingDay(end)).isTrue();
        assertThat(calendar.workingDaysBetween(start, end)).isEqualTo(amount);
        assertThat(calendar.workingDaysBetween(end, start)).isEqualTo(-amount);
    }

    @Property
    void a_longer_period_never_ends_earlier(@ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start, @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll) {
        var longer = new DatePeriod(period.amount() + 1, period.unit());
        assertThat(calendar.end(start, longer, roll).date()).isAfterOrEqualTo(calendar.end(start, period, roll).date());
    }

    @Property
    void the_explanation_accounts_for_every_day(@ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start, @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll) {
        ExplainedDate explained = calendar.end(start, period, roll);
        LocalDate rolledFrom = explained.rolledFrom();
        LocalDate nominal = rolledFrom == null ? explained.date() : rolledFrom;
        long counted = switch (period.unit()) {
            case WORKING_DAYS -> period.amount();
            case DAYS, MONTHS -> ChronoUnit.DAYS.between(start, nominal);
        };
        assertThat(counted + explained.notCounted().size())
                .isEqualTo(ChronoUnit.DAYS.between(start, explained.date()));
        assertThat(explained.notCounted()).extracting(ExplainedDate.NonWorkingDay::date).isSorted()
                .doesNotHaveDuplicates().allMatch(day -> day.isAfter(start) && !calendar.isWorkingDay(day));
        assertThat(explained.makeUpWorked()).isSorted().doesNotHaveDuplicates()
                .allMatch(day -> calendar.kindOf(day) == DayKind.MAKE_UP_WORK);
    }

    @Property
    void a_rolled_end_is_a_working_day(@ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start, @ForAll("periods") DatePeriod period) {
        var rolled = calendar.end(start, period, RollPolicy.NEXT_WORKING_DAY).date();
        assertThat(calendar.isWorkingDay(rolled)).isTrue();
        assertThat(rolled).isAfterOrEqualTo(calendar.end(start, period, RollPolicy.NONE).date());
    }

    @Property
    void computing_a_date_again_by_the_same_calendar_changes_nothing(@ForAll("calendars") WorkingCalendar before,
            @ForAll("calendars") WorkingCalendar after, @ForAll("days") LocalDate start,
            @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll, @ForAll("days") LocalDate fixed) {
        ExplainedDate once = after.again(before.end(start, period, roll).atMost(fixed));
        assertThat(after.again(once)).isEqualTo(once);
        assertThat(once).isEqualTo(after.end(start, period, roll).atMost(fixed));
    }

    @Property
    void another_holiday_never_moves_a_date_earlier(@ForAll("daysOf2020") LocalDate day,
            @ForAll("daysOf2020") LocalDate start, @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll) {
        WorkingCalendar before = WorkingCalendars.published();
        WorkingCalendar after = revised(new CalendarDay(day, DayKind.REST, "放假"));
        assertThat(after.again(before.end(start, period, roll)).date())
                .isAfterOrEqualTo(before.end(start, period, roll).date());
    }

    @Property
    void another_make_up_day_never_moves_a_date_later(@ForAll("daysOf2020") LocalDate day,
            @ForAll("daysOf2020") LocalDate start, @ForAll("periods") DatePeriod period, @ForAll RollPolicy roll) {
        WorkingCalendar before = WorkingCalendars.published();
        WorkingCalendar after = revised(new CalendarDay(day, DayKind.MAKE_UP_WORK, "补班"));
        assertThat(after.again(before.end(start, period, roll)).date())
                .isBeforeOrEqualTo(before.end(start, period, roll).date());
    }

    private static WorkingCalendar revised(CalendarDay changed) {
        WorkingCalendars shipped = WorkingCalendars.shipped();
        PublishedYear year = shipped.paper("2020-2").orElseThrow();
        return shipped.with(List.of(year.revised(year.publishedOn(), year.paper(), List.of(changed)))).current();
    }

    @Provide
    Arbitrary<LocalDate> daysOf2020() {
        return Arbitraries.integers().between(0, 365).map(LocalDate.of(2020, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return days().map(WorkingCalendars::asPublishedOn);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(FIRST.toEpochDay(), LAST.toEpochDay()).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<DatePeriod> periods() {
        return Combinators.combine(Arbitraries.integers().between(1, 200), Arbitraries.of(DatePeriod.Unit.values()))
                .as(DatePeriod::new);
    }
}
