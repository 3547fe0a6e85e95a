package govbackbone.proposal.dates;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DatePeriod;
import govbackbone.events.ExplainedDate;
import govbackbone.events.Label;
import govbackbone.events.RollPolicy;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.events.calendar.DayKind;
import govbackbone.kit.calendar.PublishedYear;
import govbackbone.kit.calendar.WorkingCalendar;
import govbackbone.kit.calendar.WorkingCalendars;
import org.jspecify.annotations.Nullable;

/**
 * Why a period ends on that day.
 *
 * @param date         its last day, until 24:00 Asia/Shanghai
 * @param start        is not counted itself
 * @param rolledFrom   the day it would have ended on, when the roll rule moved it
 * @param notCounted   holidays, days off and weekends passed over
 * @param makeUpWorked weekend days that count because they are worked
 * @param calendars    the papers by which it was computed
 * @param provisional  whether it touches a year whose arrangement is not published: it may still move
 */
@Label(zh = "期限计算说明", en = "Explanation of a date")
record ExplainedDay(@Label(zh = "届满日", en = "Last day") LocalDate date,
        @Label(zh = "起算日", en = "Start") LocalDate start,
        @Label(zh = "期限", en = "Period") DatePeriod period,
        @Label(zh = "期末日遇休息日", en = "On a last day that is no working day") RollPolicy roll,
        @Label(zh = "顺延前届满日", en = "Moved from") @Nullable LocalDate rolledFrom,
        @Label(zh = "不计入的日期", en = "Not counted") List<CalendarDay> notCounted,
        @Label(zh = "计入的补班日", en = "Make-up workdays counted") List<CalendarDay> makeUpWorked,
        @Label(zh = "依据的日历", en = "Calendars") List<Basis> calendars,
        @Label(zh = "暂定", en = "Provisional") boolean provisional) {

    /** A paper. */
    record Basis(@Label(zh = "日历版本", en = "Calendar version") String calendar,
            @Label(zh = "公布日期", en = "Published on") LocalDate publishedOn,
            @Label(zh = "通知", en = "Paper") CalendarPaper paper) {
        private static Basis of(PublishedYear year) {
            return new Basis(year.version(), year.publishedOn(), year.paper());
        }
    }

    static ExplainedDay of(ExplainedDate date, WorkingCalendar calendar, WorkingCalendars papers) {
        return new ExplainedDay(date.date(), date.start(), date.period(), date.roll(), date.rolledFrom(),
                date.notCounted().stream()
                        .map(day -> new CalendarDay(day.date(), calendar.kindOf(day.date()), day.name())).toList(),
                date.makeUpWorked().stream()
                        .map(day -> new CalendarDay(day, DayKind.MAKE_UP_WORK, nameOf(day, date, papers))).toList(),
                date.calendar().stream().flatMap(version -> papers.paper(version).stream()).map(Basis::of).toList(),
                date.provisional());
    }

    private static String nameOf(LocalDate day, ExplainedDate by, WorkingCalendars papers) {
        return by.calendar().stream().flatMap(version -> papers.paper(version).stream())
                .flatMap(paper -> paper.days().stream()).filter(listed -> listed.date().equals(day))
                .map(CalendarDay::name).findFirst().orElse("");
    }
}
