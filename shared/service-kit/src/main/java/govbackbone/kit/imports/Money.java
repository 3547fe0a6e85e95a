package govbackbone.kit.imports;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

import govbackbone.kit.http.Language;

/** Units in which people write money. */
enum Money {
    YUAN(100, 2, "（元）", " (CNY)"), //
    TEN_THOUSAND(1_000_000, 6, "（万元）", " (10,000 CNY)"), //
    FEN(1, 0, "（分）", " (0.01 CNY)");

    private static final Pattern AMOUNT = Pattern
            .compile("[+-]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,15})?");
    /** What a spreadsheet computes with; further digits are its rounding. */
    private static final MathContext SPREADSHEET = new MathContext(15);

    private final long fen;
    private final int decimals;
    private final String zh;
    private final String en;

    Money(long fen, int decimals, String zh, String en) {
        this.fen = fen;
        this.decimals = decimals;
        this.zh = zh;
        this.en = en;
    }

    /** How many 分 it is. */
    long fen() {
        return fen;
    }

    /** How many decimals an amount in it may have: a 分 is not divided. */
    int decimals() {
        return decimals;
    }

    /** As it stands in a heading. */
    String in(Language language) {
        return language.choose(zh, en);
    }

    static Money of(long fen) {
        return fen == YUAN.fen ? YUAN : fen == TEN_THOUSAND.fen ? TEN_THOUSAND : FEN;
    }

    /** A number as people write amounts, without the name of a unit. */
    static Optional<BigDecimal> read(String text) {
        return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    /** In 分, which may have a fraction. */
    BigDecimal toFen(BigDecimal amount) {
        return amount.round(SPREADSHEET).multiply(BigDecimal.valueOf(fen));
    }

    /** 分 as an amount in 元. */
    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, YUAN.decimals).toPlainString();
    }
}
