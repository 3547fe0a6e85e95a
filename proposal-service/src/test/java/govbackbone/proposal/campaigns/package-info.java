@NullMarked
package govbackbone.proposal.campaigns;

import org.jspecify.annotations.NullMarked;
