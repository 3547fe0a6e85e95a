/**
 * Who may sign for a principal: an authority that the principal gives, for what and until when, and can take back.
 */
@NullMarked
package govbackbone.proposal.delegations;

import org.jspecify.annotations.NullMarked;
