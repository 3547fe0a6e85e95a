/**
 * How far the year's handling is: computed from the views of cases when it is asked for, and stored nowhere. Nothing here
 * decides anything.
 */
@NullMarked
package govbackbone.proposal.progress;

import org.jspecify.annotations.NullMarked;
