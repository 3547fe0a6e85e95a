package govbackbone.events;

/**
 * A length of time as rules state it: 5 working days, 3 months.
 *
 * @param amount at least 0
 * @param unit   what is counted
 */
public record DatePeriod(int amount, Unit unit) {
    public DatePeriod {
        if (amount < 0) {
            throw new IllegalArgumentException("A period is not negative: " + amount);
        }
    }

    /** What a period counts. */
    public enum Unit {
        @Label(zh = "日", en = "days")
        DAYS, //
        @Label(zh = "个工作日", en = "working days")
        WORKING_DAYS, //
        @Label(zh = "个月", en = "months")
        MONTHS
    }

    public static DatePeriod days(int amount) {
        return new DatePeriod(amount, Unit.DAYS);
    }

    public static DatePeriod workingDays(int amount) {
        return new DatePeriod(amount, Unit.WORKING_DAYS);
    }

    public static DatePeriod months(int amount) {
        return new DatePeriod(amount, Unit.MONTHS);
    }
}
