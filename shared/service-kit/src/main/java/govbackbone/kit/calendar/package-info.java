/**
 * Working days (工作日) of the People's Republic of China with statutory holidays and 调休 make-up workdays, and the
 * computation of dates that can explain themselves. Pure.
 */
@NullMarked
package govbackbone.kit.calendar;

import org.jspecify.annotations.NullMarked;
