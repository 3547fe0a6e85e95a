/**
 * What only administrators may do: see how projections are, rebuild them, and deal with the events they parked. What
 * they do is written down, with who did it and why.
 */
@NullMarked
package govbackbone.kit.admin;

import org.jspecify.annotations.NullMarked;
