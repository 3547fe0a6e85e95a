/** Dispatch lists. */
@NullMarked
package govbackbone.proposal.dispatch;

import org.jspecify.annotations.NullMarked;
