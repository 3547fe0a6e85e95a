package govbackbone.reporting.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A figure, and what it was made of.
 *
 * @param by          the values of the dimensions it is told apart by, in their order; an empty text where there is none
 * @param value       null if there is none, such as a rate of nothing
 * @param numerator   of a rate
 * @param denominator of a rate
 * @param entries     how many contribute to it
 * @param qualifier   what may be said of it
 */
public record Figure(List<String> by, @Nullable BigDecimal value, @Nullable Long numerator,
        @Nullable Long denominator, int entries, Qualifier qualifier) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What may be said of a figure: 准确、全部. */
    public enum Qualifier {
        /** It is exactly this. */
        EXACT,
        /** It is all there is: a rate whose part is the whole. */
        ALL
    }

    static Figure total(List<String> by, long value, int entries) {
        return new Figure(by, BigDecimal.valueOf(value), null, null, entries, Qualifier.EXACT);
    }

    static Figure rate(List<String> by, long part, long whole, int entries) {
        BigDecimal percent = whole == 0
                ? null
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2,
                        RoundingMode.HALF_UP);
        return new Figure(by, percent, part, whole, entries,
                whole > 0 && part == whole ? Qualifier.ALL : Qualifier.EXACT);
    }

    static Figure mean(List<String> by, long sum, int entries) {
        return new Figure(by,
                entries == 0
                        ? null
                        : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(entries), 2, RoundingMode.HALF_UP),
                null, null, entries, Qualifier.EXACT);
    }
}
