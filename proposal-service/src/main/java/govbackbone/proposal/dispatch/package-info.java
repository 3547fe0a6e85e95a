/**
 * Dispatch lists (调度清单): on a day, how every open case of a unit stands, what its sections then report, and what came of
 * it. The cases themselves stay as they are; what is reported is noted with them.
 */
@NullMarked
package govbackbone.proposal.dispatch;

import org.jspecify.annotations.NullMarked;
