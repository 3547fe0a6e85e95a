package govbackbone.proposal.calendars;

import java.time.LocalDate;
import java.util.List;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import govbackbone.events.calendar.DayKind;
import govbackbone.kit.command.CommandApi;
import govbackbone.kit.command.Creates;
import govbackbone.kit.command.NaturalId;
import govbackbone.kit.command.Permitted;
import govbackbone.kit.decision.Role;
import govbackbone.kit.http.NotFuture;
import govbackbone.kit.http.Range;
import govbackbone.kit.http.Text;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of the calendar of a year. */
@CommandApi(collection = "calendars")
@Label(zh = "工作日历", en = "Working calendar")
public sealed interface CalendarCommand {
    /** A day as a paper arranges it. */
    record DayEntry(@Label(zh = "日期", en = "Date") LocalDate date,
            @Label(zh = "类型", en = "Kind") DayKind kind,
            @Label(zh = "节日", en = "Holiday") @Text(max = 20) String name) {}

    /** The year's arrangement has been published; names every holiday, every day off beside it and every make-up day. */
    @Creates
    @Permitted({Role.ASSIGNING_OFFICE, Role.ADMIN})
    @Label(zh = "公布年度日历", en = "Publish a year")
    record PublishYear(@Label(zh = "年份", en = "Year") @Range(min = 1949, max = 2100) int year,
            @Label(zh = "公布日期", en = "Published on") @NotFuture LocalDate publishedOn,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber number,
            @Label(zh = "网址", en = "Address") @Text(max = 500, pattern = "https?://\\S+", patternZh = "以http://或https://开头的网址", patternEn = "an address that starts with http:// or https://") @Nullable String url,
            @Label(zh = "放假、调休和补班日", en = "Days") @Range(min = 1, max = 200) List<DayEntry> days)
            implements
                CalendarCommand,
                NaturalId {
        @Override
        public String aggregateId() {
            return Integer.toString(year);
        }
    }

    /** A later paper changes days; every open deadline is then computed again. */
    @Permitted({Role.ASSIGNING_OFFICE, Role.ADMIN})
    @Label(zh = "调整年度日历", en = "Revise the year")
    record ReviseYear(@Label(zh = "公布日期", en = "Published on") @NotFuture LocalDate publishedOn,
            @Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber number,
            @Label(zh = "网址", en = "Address") @Text(max = 500, pattern = "https?://\\S+", patternZh = "以http://或https://开头的网址", patternEn = "an address that starts with http:// or https://") @Nullable String url,
            @Label(zh = "变动的日期", en = "Changed days") @Range(min = 1, max = 200) List<DayEntry> changedDays)
            implements
                CalendarCommand {}

    /** All open cases have been gone through; only the backbone says so. */
    @Permitted({})
    @Label(zh = "记录期限重新计算", en = "Note the recalculation")
    record NoteRecalculation(@Label(zh = "版次", en = "Revision") int revision,
            @Label(zh = "在办件数", en = "Open cases") int cases) implements CalendarCommand {}
}
