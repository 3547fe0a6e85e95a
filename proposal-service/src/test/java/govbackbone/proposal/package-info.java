@NullMarked
package govbackbone.proposal;

import org.jspecify.annotations.NullMarked;
