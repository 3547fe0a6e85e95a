/**
 * The measure ledger (指标台账): what events contribute to figures, and any figure of it, as of any day and as it was known
 * at any moment. Knows no service; {@link govbackbone.reporting.ledger.ReportedLog}s bring them.
 */
@NullMarked
package govbackbone.reporting.ledger;

import org.jspecify.annotations.NullMarked;
