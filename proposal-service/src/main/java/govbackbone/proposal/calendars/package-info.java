/**
 * The living working calendar: a year's holidays are published, and revised when a later paper says so. Deciders see it
 * through {@code Context.calendar}. What this release ships is brought into the log at the first start.
 */
@NullMarked
package govbackbone.proposal.calendars;

import org.jspecify.annotations.NullMarked;
