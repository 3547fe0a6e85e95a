package govbackbone.events;

/** What happens to a period whose last day is no working day (期限届满日遇休息日). */
public enum RollPolicy {
    @Label(zh = "不顺延", en = "does not move")
    NONE, //
    @Label(zh = "顺延至下一个工作日", en = "moves to the next working day")
    NEXT_WORKING_DAY
}
