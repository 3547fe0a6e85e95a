/** Regular dispatches. */
@NullMarked
package govbackbone.proposal.dispatchplans;

import org.jspecify.annotations.NullMarked;
