@NullMarked
package govbackbone.proposal.delegations;

import org.jspecify.annotations.NullMarked;
