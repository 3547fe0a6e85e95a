/**
 * Which units there are, from when to when. Data, not code: {@code units.json}.
 */
@NullMarked
package govbackbone.kit.units;

import org.jspecify.annotations.NullMarked;
