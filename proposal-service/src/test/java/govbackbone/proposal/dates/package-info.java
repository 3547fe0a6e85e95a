@NullMarked
package govbackbone.proposal.dates;

import org.jspecify.annotations.NullMarked;
