/**
 * Who is told what because something happened to a case or a commitment (通知). Rules only: pure functions of an event and
 * the history up to it, exhaustive over every event; the kit issues what they say, once.
 */
@NullMarked
package govbackbone.proposal.notices;

import org.jspecify.annotations.NullMarked;
