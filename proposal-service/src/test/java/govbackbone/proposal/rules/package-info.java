@NullMarked
package govbackbone.proposal.rules;

import org.jspecify.annotations.NullMarked;
