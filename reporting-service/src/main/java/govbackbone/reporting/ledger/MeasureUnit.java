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
            default -> new Wording(plain(value) + zh, plain(value) + " " + (isOne(value) ? singular() : en));
        };
    }

    /** The same within a sentence: a round figure has no decimals there, one that was only rounded to it keeps them. */
    public Wording prose(BigDecimal value) {
        Wording text = text(value);
        boolean isRound = value.remainder(this == FEN ? Money.of(value).fen : BigDecimal.ONE).signum() == 0;
        return isRound ? new Wording(text.zh().replace(".00", ""), text.en().replace(".00", "")) : text;
    }

    private static boolean isOne(BigDecimal value) {
        return value.compareTo(BigDecimal.ONE) == 0;
    }

    private String singular() {
        return en.substring(0, en.length() - 1);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Wording money(BigDecimal fen) {
        Money in = Money.of(fen);
        return new Wording(fen.divide(in.fen, 2, RoundingMode.HALF_UP).toPlainString() + in.zh,
                "CNY " + "%,.2f".formatted(fen.divide(Money.YUAN.fen, 2, RoundingMode.HALF_UP)));
    }

    /** In what amounts are written. */
    private enum Money {
        YI(10_000_000_000L, "亿元"), WAN(1_000_000L, "万元"), YUAN(100L, "元");

        private final BigDecimal fen;
        private final String zh;

        Money(long fen, String zh) {
            this.fen = BigDecimal.valueOf(fen);
            this.zh = zh;
        }

        /** The largest of which it is at least one. */
        static Money of(BigDecimal fen) {
            BigDecimal size = fen.abs();
            return size.compareTo(YI.fen) >= 0 ? YI : size.compareTo(WAN.fen) >= 0 ? WAN : YUAN;
        }
    }
}
