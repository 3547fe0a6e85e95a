/**
 * Alarms that survive the process: commands the backbone gives itself, scheduled in the transaction of the events.
 */
@NullMarked
package govbackbone.kit.deadline;

import org.jspecify.annotations.NullMarked;
