package govbackbone.registry.imports;

import govbackbone.kit.decision.Reason;

/** Why a row of a file does not fit together, before any command is asked for. */
enum FilingRejection implements Reason {
    TOTAL_NOT_SUM("申报金额{0}元不等于明细合计{1}元。", "The total {0} CNY is not the sum of the lines, {1} CNY."), //
    TOTAL_TOO_LARGE("明细合计{0}元超过上限{1}元。", "The lines add up to {0} CNY, more than {1} CNY.");

    private final Told told;

    FilingRejection(String zh, String en) {
        told = new Told(Kind.UNACCEPTABLE, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
