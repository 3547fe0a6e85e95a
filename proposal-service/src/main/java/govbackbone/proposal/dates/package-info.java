/**
 * What connects cases and calendars: a date explains itself on request, and open deadlines follow a calendar that changes.
 */
@NullMarked
package govbackbone.proposal.dates;

import org.jspecify.annotations.NullMarked;
