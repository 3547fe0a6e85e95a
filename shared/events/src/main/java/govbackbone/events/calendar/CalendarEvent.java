package govbackbone.events.calendar;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.AggregateEvents;
import govbackbone.events.DomainEvent;
import govbackbone.events.EventType;
import govbackbone.events.Label;

/** Everything that can happen to the working calendar of a year. */
@AggregateEvents("proposal.calendar")
public sealed interface CalendarEvent extends DomainEvent {
    /** The arrangement of the year's holidays became known. */
    @EventType("calendar.YearPublished")
    @Label(zh = "公布年度日历", en = "Year published")
    record YearPublished(@Label(zh = "公布日期", en = "Published on") LocalDate effectiveOn,
            @Label(zh = "年份", en = "Year") int year,
            @Label(zh = "通知", en = "Paper") CalendarPaper paper,
            @Label(zh = "放假、调休和补班日", en = "Days") List<CalendarDay> days) implements CalendarEvent {
        public YearPublished {
            days = List.copyOf(days);
        }
    }

    /**
     * A later paper changed it.
     *
     * @param revision    2 for the first change, then 3…
     * @param changedDays each as it is now; an ordinary kind takes back what an earlier paper said
     */
    @EventType("calendar.YearRevised")
    @Label(zh = "调整年度日历", en = "Year revised")
    record YearRevised(@Label(zh = "公布日期", en = "Published on") LocalDate effectiveOn,
            @Label(zh = "年份", en = "Year") int year,
            @Label(zh = "版次", en = "Revision") int revision,
            @Label(zh = "通知", en = "Paper") CalendarPaper paper,
            @Label(zh = "变动的日期", en = "Changed days") List<CalendarDay> changedDays) implements CalendarEvent {
        public YearRevised {
            changedDays = List.copyOf(changedDays);
        }
    }

    /**
     * Every open case was gone through, and its deadlines computed again by this revision.
     *
     * @param cases how many were open; whose dates changed is in their own histories
     */
    @EventType("calendar.DeadlinesRecalculated")
    @Label(zh = "期限重新计算完成", en = "Deadlines recalculated")
    record DeadlinesRecalculated(@Label(zh = "完成日期", en = "Done on") LocalDate effectiveOn,
            @Label(zh = "年份", en = "Year") int year,
            @Label(zh = "版次", en = "Revision") int revision,
            @Label(zh = "在办件数", en = "Open cases") int cases) implements CalendarEvent {}
}
