/** What the events of proposal-service contribute to the ledger (建议提案办理). */
@NullMarked
package govbackbone.reporting.proposals;

import org.jspecify.annotations.NullMarked;
