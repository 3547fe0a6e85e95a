package govbackbone.reporting.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

import govbackbone.events.Wording;

/** In what a figure is counted. */
public enum MeasureUnit {
    CASES("件", "cases"), //
    OPINIONS("人次", "opinions"), //
    TIMES("次", "times"), //
    COMMITMENTS("项", "commitments"), //
    PROJECTS("个", "projects"), //
    SYSTEMS("个", "systems"), //
    ASSETS("项", "assets"), //
    RECORDS("条", "records"), //
    /** 分, 0.01 CNY. */
    FEN("元", "CNY"), //
    DAYS("天", "days"), //
    POINTS("分", "points"), //
    PERCENT("%", "%");

    private static final BigDecimal YI = BigDecimal.valueOf(10_000_000_000L);
    private static final BigDecimal WAN = BigDecimal.valueOf(1_000_000L);
    private static final BigDecimal YUAN = BigDecimal.valueOf(100L);

    private final String zh;
    private final String en;

    MeasureUnit(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Wording label() {
        return new Wording(zh, en);
    }

    /** The value as a reader expects it: money in 元, 万元 or 亿元 with two decimals, everything else with its unit. */
    public Wording text(BigDecimal value) {
        return switch (this) {
            case FEN -> money(value);
            case PERCENT -> new Wording(value.setScale(2, RoundingMode.HALF_UP) + "%",
                    value.setScale(2, RoundingMode.HALF_UP) + "%");
            default -> new Wording(plain(value) + zh, plain(value) + " " + en);
        };
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Wording money(BigDecimal fen) {
        BigDecimal size = fen.abs();
        String yuan = "CNY " + "%,.2f".formatted(fen.divide(YUAN, 2, RoundingMode.HALF_UP));
        if (size.compareTo(YI) >= 0) {
            return new Wording(rounded(fen, YI) + "亿元", yuan);
        }
        if (size.compareTo(WAN) >= 0) {
            return new Wording(rounded(fen, WAN) + "万元", yuan);
        }
        return new Wording(rounded(fen, YUAN) + "元", yuan);
    }

    private static String rounded(BigDecimal fen, BigDecimal by) {
        return fen.divide(by, 2, RoundingMode.HALF_UP).toPlainString();
    }
}
