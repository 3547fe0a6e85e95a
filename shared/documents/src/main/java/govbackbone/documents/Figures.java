package govbackbone.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** How papers write dates, numbers and money. */
public final class Figures {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final String DIGITS = "〇一二三四五六七八九";

    private Figures() {}

    /** A date in Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4). */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Room to write a date in. */
    public static String dateOr(@Nullable LocalDate date) {
        return date == null ? "　　年　　月　　日" : date(date);
    }

    /** An amount in 元, with its 角 and 分. */
    public static String yuan(long fen) {
        return "%,d.%02d".formatted(fen / 100, fen % 100);
    }

    /** An amount in 万元, exact, with no more decimals than it needs. */
    public static String tenThousandYuan(long fen) {
        BigDecimal amount = BigDecimal.valueOf(fen, 6).stripTrailingZeros();
        return amount.signum() == 0 ? "0" : amount.toPlainString();
    }

    /** A part of a whole in percent, with two decimals; of nothing, nothing. */
    public static String percent(long part, long whole) {
        return whole == 0
                ? "0.00%"
                : BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP) + "%";
    }

    /** The number in Chinese figures: 十六; beyond 99 figure by figure. */
    public static String chinese(int number) {
        if (number > 99) {
            StringBuilder figures = new StringBuilder();
            String.valueOf(number).chars().forEach(digit -> figures.append(DIGITS.charAt(digit - '0')));
            return figures.toString();
        }
        int tens = number / 10;
        String units = number % 10 == 0 && tens > 0 ? "" : String.valueOf(DIGITS.charAt(number % 10));
        return switch (tens) {
            case 0 -> units;
            case 1 -> "十" + units;
            default -> DIGITS.charAt(tens) + "十" + units;
        };
    }
}
