package govbackbone.reporting.proposals;

import java.util.List;

import govbackbone.reporting.ledger.MeasureUnit;
import govbackbone.reporting.ledger.Quantity;

/** What is counted of promises. */
final class CommitmentQuantities {
    static final Quantity MADE = of("commitments-made");
    static final Quantity OPEN = of("commitments-open");
    static final Quantity DUE_SOON = of("commitments-due-soon");
    static final Quantity OVERDUE = of("commitments-overdue");
    static final Quantity KEPT = of("commitments-kept");
    static final Quantity REPLANNED = of("commitments-replanned");
    static final Quantity ABANDONED = of("commitments-abandoned");

    private CommitmentQuantities() {}

    private static Quantity of(String code) {
        return new Quantity(code, MeasureUnit.COMMITMENTS,
                List.of(CaseQuantities.THEME, CaseQuantities.UNIT, CaseQuantities.YEAR));
    }
}
