@NullMarked
package govbackbone.proposal.cases;

import org.jspecify.annotations.NullMarked;
