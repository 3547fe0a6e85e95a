/**
 * What only administrators may do: see how projections are, rebuild them, and deal with the events they parked. Everything
 * is logged with who did it.
 */
@NullMarked
package govbackbone.kit.admin;

import org.jspecify.annotations.NullMarked;
