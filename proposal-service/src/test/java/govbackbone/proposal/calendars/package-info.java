@NullMarked
package govbackbone.proposal.calendars;

import org.jspecify.annotations.NullMarked;
