/**
 * Alarms that survive the process: commands the backbone gives itself, scheduled in the transaction of the events.
 * {@code AlarmClockTest} shows that nothing is lost, not even when the process that was ringing an alarm dies.
 */
@NullMarked
package govbackbone.kit.deadline;

import org.jspecify.annotations.NullMarked;
