/** The questions that analysts and the first page ask of the ledger, over HTTP. */
@NullMarked
package govbackbone.reporting.figures;

import org.jspecify.annotations.NullMarked;
