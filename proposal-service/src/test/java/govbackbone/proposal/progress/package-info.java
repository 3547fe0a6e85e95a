@NullMarked
package govbackbone.proposal.progress;

import org.jspecify.annotations.NullMarked;
