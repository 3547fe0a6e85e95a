@NullMarked
package govbackbone.proposal.units;

import org.jspecify.annotations.NullMarked;
