/** The events of the working calendar, and the days and papers it is made of. */
@NullMarked
package govbackbone.events.calendar;

import org.jspecify.annotations.NullMarked;
