package govbackbone.kit.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.RollPolicy;
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
