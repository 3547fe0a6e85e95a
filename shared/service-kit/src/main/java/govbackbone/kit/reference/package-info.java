/**
 * Reference data: what many decisions look up and few commands change, such as rules and calendars. It is kept as events
 * like everything else, and at hand in memory.
 */
@NullMarked
package govbackbone.kit.reference;

import org.jspecify.annotations.NullMarked;
