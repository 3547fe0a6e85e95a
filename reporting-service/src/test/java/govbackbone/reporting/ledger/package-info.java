@NullMarked
package govbackbone.reporting.ledger;

import org.jspecify.annotations.NullMarked;
