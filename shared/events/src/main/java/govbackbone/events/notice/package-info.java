/**
 * Notices (通知): who was told what, why and when, and who read it. Only ever added to: what is stored here is read for
 * ever.
 */
@NullMarked
package govbackbone.events.notice;

import org.jspecify.annotations.NullMarked;
