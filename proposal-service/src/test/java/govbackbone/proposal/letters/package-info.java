@NullMarked
package govbackbone.proposal.letters;

import org.jspecify.annotations.NullMarked;
