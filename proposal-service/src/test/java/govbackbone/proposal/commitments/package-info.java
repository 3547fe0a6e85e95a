/** What commitments are held to. */
@NullMarked
package govbackbone.proposal.commitments;

import org.jspecify.annotations.NullMarked;
