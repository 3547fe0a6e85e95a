package govbackbone.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.events.calendar.DayKind;

/**
 * The State Council's arrangement of one year's holidays (国务院办公厅关于…年部分节假日安排的通知), or a revision of it.
 *
 * @param year        which the arrangement is for; its New Year holiday may reach back into the year before
 * @param revision    1 for the first paper of the year, then 2…
 * @param publishedOn the day it became known
 * @param paper       where it was published
 * @param days        that differ from an ordinary week or are holidays, oldest first
 */
public record PublishedYear(int year, int revision, LocalDate publishedOn, CalendarPaper paper,
        List<CalendarDay> days) {
    /**
     * From this day on a year's end belongs to the next year's paper: 2018-12-29 was worked and 2018-12-31 was not, by the
     * paper for 2019. No New Year arrangement since 2016 reached further back.
     */
    static final MonthDay NEW_YEAR_REACHES_BACK_TO = MonthDay.of(12, 29);

    public PublishedYear {
        days = days.stream().sorted(Comparator.comparing(CalendarDay::date)).toList();
    }

    /** {@code 2020-2}: the second paper for 2020. */
    public String version() {
        return year + "-" + revision;
    }

    /** Whether the paper for a year can say something of that day. */
    public static boolean reaches(int year, LocalDate date) {
        boolean lastDaysBefore = date.getYear() == year - 1
                && MonthDay.from(date).compareTo(NEW_YEAR_REACHES_BACK_TO) >= 0;
        return date.getYear() == year || lastDaysBefore;
    }

    /** What a day is in a week of which no paper says anything. */
    public static DayKind ordinary(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY
                ? DayKind.WEEKEND
                : DayKind.WORKDAY;
    }

    /** What a day is by this paper alone. */
    public DayKind kindOf(LocalDate date) {
        return days.stream().filter(day -> day.date().equals(date)).map(CalendarDay::kind).findFirst()
                .orElseGet(() -> ordinary(date));
    }

    /** The arrangement after a later paper. */
    public PublishedYear revised(LocalDate on, CalendarPaper by, List<CalendarDay> changed) {
        NavigableMap<LocalDate, CalendarDay> next = new TreeMap<>();
        days.forEach(day -> next.put(day.date(), day));
        for (CalendarDay day : changed) {
            if (day.kind() == ordinary(day.date())) {
                next.remove(day.date());
            } else {
                next.put(day.date(), day);
            }
        }
        return new PublishedYear(year, revision + 1, on, by, new ArrayList<>(next.values()));
    }
}
