/**
 * Which units there are, from when to when. Data, not code: {@code units.json}.
 */
@NullMarked
package govbackbone.proposal.units;

import org.jspecify.annotations.NullMarked;
