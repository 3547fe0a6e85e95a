@NullMarked
package govbackbone.proposal.imports;

import org.jspecify.annotations.NullMarked;
