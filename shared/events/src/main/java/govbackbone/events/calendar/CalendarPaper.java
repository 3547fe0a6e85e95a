package govbackbone.events.calendar;

import govbackbone.events.DocumentNumber;
import govbackbone.events.Label;
import org.jspecify.annotations.Nullable;

/**
 * The notice that arranges a year's holidays (放假安排通知), by its number, its address, or both.
 *
 * @param number such as 国办发明电〔2019〕16号
 * @param url    where it was published
 */
public record CalendarPaper(@Label(zh = "发文字号", en = "Document number") @Nullable DocumentNumber number,
        @Label(zh = "网址", en = "Address") @Nullable String url) {}
