/** Regular dispatches (定期调度): on which day of the week the dispatch list of a unit is drawn by itself. */
@NullMarked
package govbackbone.proposal.dispatchplans;

import org.jspecify.annotations.NullMarked;
