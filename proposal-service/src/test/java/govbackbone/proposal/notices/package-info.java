/** Who is told what. */
@NullMarked
package govbackbone.proposal.notices;

import org.jspecify.annotations.NullMarked;
