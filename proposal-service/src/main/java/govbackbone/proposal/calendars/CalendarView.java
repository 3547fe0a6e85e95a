package govbackbone.proposal.calendars;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.Label;
import govbackbone.events.calendar.CalendarDay;
import govbackbone.events.calendar.CalendarPaper;
import govbackbone.kit.decision.Role;
import govbackbone.kit.query.Filter;
import govbackbone.kit.query.Readers;
import govbackbone.kit.query.Sortable;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a year as its last paper has it.
 *
 * @param calendar    the version that computed dates name, such as {@code 2020-2}
 * @param workingDays of the year by this paper
 * @param papers      all of the year, oldest first
 */
@Label(zh = "工作日历", en = "Working calendars")
@Readers(everybody = {Role.ASSIGNING_OFFICE, Role.OFFICE, Role.HANDLER, Role.REVIEWER, Role.PRINCIPAL, Role.UNIT,
    Role.PROJECT_REVIEWER, Role.BUDGET_REVIEWER, Role.CLOUD_OPERATOR, Role.SECURITY_OFFICER, Role.NETWORK_OPERATOR,
    Role.ANALYST, Role.AUDITOR, Role.ADMIN})
public record CalendarView(@Label(zh = "编号", en = "Id") String id,
        @Label(zh = "版本", en = "Version") long version,
        @Filter @Sortable @Label(zh = "年份", en = "Year") int year,
        @Label(zh = "日历版本", en = "Calendar version") String calendar,
        @Filter @Sortable @Label(zh = "最近公布日期", en = "Last published on") LocalDate publishedOn,
        @Filter @Label(zh = "工作日天数", en = "Working days") int workingDays,
        @Label(zh = "放假、调休和补班日", en = "Days") List<CalendarDay> days,
        @Label(zh = "通知", en = "Papers") List<Paper> papers) {

    /** A paper, what it said, and when all open cases had been gone through because of it. */
    public record Paper(@Label(zh = "日历版本", en = "Calendar version") String calendar,
            @Label(zh = "公布日期", en = "Published on") LocalDate publishedOn,
            @Label(zh = "通知", en = "Paper") CalendarPaper paper,
            @Label(zh = "所列日期", en = "Days it names") List<CalendarDay> days,
            @Label(zh = "期限重新计算完成日期", en = "Deadlines recalculated on") @Nullable LocalDate recalculatedOn,
            @Label(zh = "重新计算的在办件数", en = "Open cases gone through") @Nullable Integer cases) {
        Paper recalculated(LocalDate on, int open) {
            return new Paper(calendar, publishedOn, paper, days, on, open);
        }
    }
}
